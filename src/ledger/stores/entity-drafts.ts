/** Entities on their way through a rebuild: found by their aliases, loaded, changed, saved. */
import type { Transaction } from 'kysely';
import type { EntityKind } from '../../model/entity.ts';
import { inBatches } from '../connection.ts';
import type { RebuildCounts, SourceRow } from '../ledger.ts';
import type { Tables } from '../tables.ts';
import type { Draft } from './merge-row.ts';

export interface AddedAlias {
  readonly alias: string;
  readonly draft: Draft;
}

export function newDraft(
  marker: string,
  row: SourceRow,
  person: { readonly leadId: string | null; readonly email: string | null },
): Draft {
  return {
    id: null,
    leadId: person.leadId,
    marker,
    present: false,
    columns: {},
    superseded: {},
    origin: { file: row.fileName, line: row.line },
    exportedAt: row.exportedAt,
    firstSeen: row.generation,
    lastSeen: row.generation,
    changes: {},
    person: { ...person },
  };
}

/** Runs a rebuild of a kind: everybody leaves, and who a row stands for comes back. */
export async function rebuildWith<Row>(
  trx: Transaction<Tables>,
  kind: EntityKind,
  rows: AsyncIterable<readonly Row[]>,
  addBatch: (batch: readonly Row[]) => Promise<{ readonly merged: number; readonly conflicts: number }>,
): Promise<RebuildCounts> {
  await trx
    .updateTable('entity')
    .set({ present: 0, columns: '{}', superseded: '{}', changes: '{}' })
    .where('kind', '=', kind)
    .where('present', '=', 1)
    .execute();
  let merged = 0;
  let conflicts = 0;
  for await (const batch of rows) {
    const result = await addBatch(batch);
    merged += result.merged;
    conflicts += result.conflicts;
  }
  const { count } = await trx
    .selectFrom('entity')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', kind)
    .where('present', '=', 1)
    .executeTakeFirstOrThrow();
  return { entities: Number(count), merged, conflicts };
}

/** Drafts by alias, of those that are known. */
export async function loadByAlias(
  trx: Transaction<Tables>,
  kind: EntityKind,
  wanted: ReadonlySet<string>,
): Promise<Map<string, Draft>> {
  const ids = new Map<string, number>();
  for (const part of inBatches([...wanted])) {
    const rows = await trx
      .selectFrom('entity_alias')
      .select(['alias', 'entity_id'])
      .where('kind', '=', kind)
      .where('alias', 'in', part)
      .execute();
    for (const row of rows) ids.set(row.alias, row.entity_id);
  }
  const drafts = await loadDrafts(trx, [...new Set(ids.values())]);
  const byAlias = new Map<string, Draft>();
  for (const [alias, id] of ids) {
    const draft = drafts.get(id);
    if (draft !== undefined) byAlias.set(alias, draft);
  }
  return byAlias;
}

async function loadDrafts(trx: Transaction<Tables>, ids: readonly number[]): Promise<Map<number, Draft>> {
  const drafts = new Map<number, Draft>();
  for (const part of inBatches(ids)) {
    const rows = await trx.selectFrom('entity').selectAll().where('id', 'in', part).execute();
    for (const row of rows) {
      drafts.set(row.id, {
        id: row.id,
        leadId: null,
        marker: row.marker,
        present: row.present === 1,
        columns: JSON.parse(row.columns) as Record<string, string>,
        superseded: JSON.parse(row.superseded) as Record<string, string[]>,
        origin: { file: row.origin_file, line: row.origin_line },
        exportedAt: row.exported_at,
        firstSeen: row.first_seen,
        lastSeen: row.last_seen,
        changes: JSON.parse(row.changes) as Record<string, Record<string, string | null>>,
        person: { leadId: row.person_lead, email: row.person_email },
      });
    }
    const leads = await trx
      .selectFrom('entity_alias')
      .select(['alias', 'entity_id'])
      .where('entity_id', 'in', part)
      .where('alias', 'like', 'L:%')
      .execute();
    for (const lead of leads) {
      const draft = drafts.get(lead.entity_id);
      if (draft !== undefined) draft.leadId = lead.alias.slice(2);
    }
  }
  return drafts;
}

export async function saveDrafts(
  trx: Transaction<Tables>,
  kind: EntityKind,
  drafts: readonly Draft[],
  added: readonly AddedAlias[],
): Promise<void> {
  for (const part of inBatches(drafts)) {
    const rows = await trx
      .insertInto('entity')
      .values(
        part.map((draft) => ({
          kind,
          marker: draft.marker,
          present: 1,
          columns: JSON.stringify(draft.columns),
          superseded: JSON.stringify(draft.superseded),
          origin_file: draft.origin.file,
          origin_line: draft.origin.line,
          person_lead: draft.person.leadId,
          person_email: draft.person.email,
          first_seen: draft.firstSeen,
          last_seen: draft.lastSeen,
          exported_at: draft.exportedAt,
          changes: JSON.stringify(draft.changes),
        })),
      )
      .onConflict((oc) =>
        oc.columns(['kind', 'marker']).doUpdateSet((eb) => ({
          present: 1,
          columns: eb.ref('excluded.columns'),
          superseded: eb.ref('excluded.superseded'),
          origin_file: eb.ref('excluded.origin_file'),
          origin_line: eb.ref('excluded.origin_line'),
          person_lead: eb.ref('excluded.person_lead'),
          person_email: eb.ref('excluded.person_email'),
          first_seen: eb.ref('excluded.first_seen'),
          last_seen: eb.ref('excluded.last_seen'),
          exported_at: eb.ref('excluded.exported_at'),
          changes: eb.ref('excluded.changes'),
        })),
      )
      .returning(['id', 'marker'])
      .execute();
    const ids = new Map(rows.map((row) => [row.marker, row.id]));
    for (const draft of part) draft.id ??= ids.get(draft.marker) ?? null;
  }
  const aliases = added.map(({ alias, draft }) => ({ kind, alias, entity_id: draft.id ?? 0 }));
  for (const part of inBatches(aliases)) await trx.insertInto('entity_alias').values(part).execute();
}
