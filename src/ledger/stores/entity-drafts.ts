/** Entities on their way through a rebuild: found by their aliases, loaded, changed, saved. */
import type { Transaction } from 'kysely';
import type { EntityKind } from '../../model/entity.ts';
import { inBatches, type RunEach } from '../connection.ts';
import type { RebuildCounts, SourceRow } from '../ledger.ts';
import type { EntityTable, Tables } from '../tables.ts';
import type { Draft } from './merge-row.ts';

export interface AddedAlias {
  readonly alias: string;
  readonly draft: Draft;
}

/** The transaction a rebuild runs in. */
export interface OpenRebuild {
  readonly trx: Transaction<Tables>;
  readonly runEach: RunEach;
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

/**
 * Runs a rebuild of a kind: everybody leaves, and who a row stands for comes back. What the kind was built from
 * is forgotten with the same commit: a reading stopped before it says so again leaves a kind built from nothing.
 */
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
  const unsaid = { version: '', merged: 0, conflicts: 0 };
  await trx
    .insertInto('entity_state')
    .values({ kind, ...unsaid })
    .onConflict((oc) => oc.column('kind').doUpdateSet(unsaid))
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

const findAlias = 'select entity_id from entity_alias where kind = ? and alias = ?';

/** Drafts by alias, of those that are known. */
export async function loadByAlias(
  { trx, runEach }: OpenRebuild,
  kind: EntityKind,
  wanted: ReadonlySet<string>,
): Promise<Map<string, Draft>> {
  const aliases = [...wanted];
  const ids = await runEach(
    findAlias,
    aliases.map((alias) => [kind, alias]),
  );
  const drafts = await loadDrafts(trx, [...new Set(ids.filter((id) => id !== null))]);
  const byAlias = new Map<string, Draft>();
  for (const [index, alias] of aliases.entries()) {
    const draft = drafts.get(ids[index] ?? 0);
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

const saved = [
  'kind',
  'marker',
  'present',
  'columns',
  'superseded',
  'origin_file',
  'origin_line',
  'person_lead',
  'person_email',
  'first_seen',
  'last_seen',
  'exported_at',
  'changes',
] as const satisfies readonly (keyof EntityTable)[];

const saveEntity = `
  insert into entity (${saved.join(', ')}) values (${saved.map(() => '?').join(', ')})
  on conflict (kind, marker) do update set ${saved.map((name) => `${name} = excluded.${name}`).join(', ')}
  returning id`;

const saveAlias = 'insert into entity_alias (kind, alias, entity_id) values (?, ?, ?)';

export async function saveDrafts(
  runEach: RunEach,
  kind: EntityKind,
  drafts: readonly Draft[],
  added: readonly AddedAlias[],
): Promise<void> {
  const ids = await runEach(
    saveEntity,
    drafts.map((draft) => [
      kind,
      draft.marker,
      1,
      JSON.stringify(draft.columns),
      JSON.stringify(draft.superseded),
      draft.origin.file,
      draft.origin.line,
      draft.person.leadId,
      draft.person.email,
      draft.firstSeen,
      draft.lastSeen,
      draft.exportedAt,
      JSON.stringify(draft.changes),
    ]),
  );
  for (const [index, draft] of drafts.entries()) draft.id = ids[index] ?? null;
  await runEach(
    saveAlias,
    added.map(({ alias, draft }) => [kind, alias, draft.id]),
  );
}
