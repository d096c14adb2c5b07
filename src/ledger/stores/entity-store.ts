/**
 * Entities: one per person of the source, reassembled from staged rows.
 *
 * Identity: a lead id decides; an e-mail decides only for rows without one, or for a person who had none
 * so far. An e-mail two lead ids claim joins nobody: it is counted as a conflict, for a person to decide.
 * Markers and aliases are never changed or forgotten; a person no row stands for any more is not present.
 */
import type { Transaction } from 'kysely';
import { sha256 } from '../../model/digest.ts';
import type { Entity, EntityKind } from '../../model/entity.ts';
import type { ColumnProfile } from '../../model/field-map.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { EntityRow, EntityStore } from '../ledger.ts';
import type { Tables } from '../tables.ts';
import { type Draft, mergeRow } from './merge-row.ts';

export function createEntityStore({ read, write }: Connection): EntityStore {
  return {
    rebuild(kind, account, rows) {
      return write.transaction().execute(async (trx) => {
        await trx
          .updateTable('entity')
          .set({ present: 0, columns: '{}', superseded: '{}' })
          .where('kind', '=', kind)
          .execute();
        let merged = 0;
        let conflicts = 0;
        for await (const batch of rows) {
          const result = await addBatch(trx, kind, account, batch);
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
      });
    },

    async count(kind) {
      const { count } = await read
        .selectFrom('entity')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('kind', '=', kind)
        .where('present', '=', 1)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async *all(kind): AsyncGenerator<readonly Entity[]> {
      const stream = pages((last: { id: number } | null) =>
        read
          .selectFrom('entity')
          .selectAll()
          .where('kind', '=', kind)
          .where('present', '=', 1)
          .where('id', '>', last?.id ?? 0)
          .orderBy('id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) {
        yield page.map((row) => ({
          id: row.id,
          kind,
          marker: row.marker,
          columns: JSON.parse(row.columns) as Entity['columns'],
          superseded: JSON.parse(row.superseded) as Entity['superseded'],
          origin: { file: row.origin_file, line: row.origin_line },
        }));
      }
    },

    saveProfiles(kind, profiles) {
      return write.transaction().execute(async (trx) => {
        await trx.deleteFrom('column_profile').where('kind', '=', kind).execute();
        const rows = profiles.map((profile, position) => ({
          kind,
          position,
          profile: JSON.stringify(profile),
        }));
        for (const part of inBatches(rows)) await trx.insertInto('column_profile').values(part).execute();
      });
    },

    async profiles(kind) {
      const rows = await read
        .selectFrom('column_profile')
        .select('profile')
        .where('kind', '=', kind)
        .orderBy('position')
        .execute();
      return rows.map((row) => JSON.parse(row.profile) as ColumnProfile);
    },
  };
}

const leadAlias = (leadId: string) => `L:${leadId}`;
const emailAlias = (email: string) => `E:${email}`;

async function addBatch(
  trx: Transaction<Tables>,
  kind: EntityKind,
  account: string,
  batch: readonly EntityRow[],
): Promise<{ merged: number; conflicts: number }> {
  const aliases = await loadAliases(trx, kind, batch);
  const drafts = await loadDrafts(trx, [...new Set(aliases.values())]);
  const added: { alias: string; draft: Draft }[] = [];
  const byAlias = new Map<string, Draft>();
  for (const [alias, id] of aliases) {
    const draft = drafts.get(id);
    if (draft !== undefined) byAlias.set(alias, draft);
  }
  const touched = new Set<Draft>();
  let merged = 0;
  let conflicts = 0;
  const learn = (alias: string, draft: Draft) => {
    if (byAlias.has(alias)) return;
    byAlias.set(alias, draft);
    added.push({ alias, draft });
  };

  for (const row of batch) {
    const byLead = row.leadId === null ? undefined : byAlias.get(leadAlias(row.leadId));
    const byEmail = row.email === null ? undefined : byAlias.get(emailAlias(row.email));
    const emailIsFree = byEmail !== undefined && (row.leadId === null || byEmail.leadId === null);
    const draft =
      byLead ?? (emailIsFree ? byEmail : undefined) ?? newDraft(row.leadId, row.email, account, row);
    if (byEmail !== undefined && byEmail !== draft) conflicts += 1;
    if (draft.present) merged += 1;
    mergeRow(draft, row);
    if (row.leadId !== null) {
      draft.leadId ??= row.leadId;
      learn(leadAlias(row.leadId), draft);
    }
    if (row.email !== null) learn(emailAlias(row.email), draft);
    touched.add(draft);
  }
  await saveDrafts(trx, kind, [...touched]);
  const aliasRows = added.map(({ alias, draft }) => ({ kind, alias, entity_id: draft.id ?? 0 }));
  for (const part of inBatches(aliasRows)) await trx.insertInto('entity_alias').values(part).execute();
  return { merged, conflicts };
}

function newDraft(leadId: string | null, email: string | null, account: string, row: EntityRow): Draft {
  return {
    id: null,
    leadId,
    marker: leadId === null ? `E:${sha256(`${account}\n${email ?? ''}`).slice(0, 16)}` : leadAlias(leadId),
    present: false,
    columns: {},
    superseded: {},
    origin: { file: row.fileName, line: row.line },
  };
}

async function loadAliases(
  trx: Transaction<Tables>,
  kind: EntityKind,
  batch: readonly EntityRow[],
): Promise<Map<string, number>> {
  const wanted = new Set<string>();
  for (const row of batch) {
    if (row.leadId !== null) wanted.add(leadAlias(row.leadId));
    if (row.email !== null) wanted.add(emailAlias(row.email));
  }
  const found = new Map<string, number>();
  for (const part of inBatches([...wanted])) {
    const rows = await trx
      .selectFrom('entity_alias')
      .select(['alias', 'entity_id'])
      .where('kind', '=', kind)
      .where('alias', 'in', part)
      .execute();
    for (const row of rows) found.set(row.alias, row.entity_id);
  }
  return found;
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

async function saveDrafts(
  trx: Transaction<Tables>,
  kind: EntityKind,
  drafts: readonly Draft[],
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
        })),
      )
      .onConflict((oc) =>
        oc.columns(['kind', 'marker']).doUpdateSet((eb) => ({
          present: 1,
          columns: eb.ref('excluded.columns'),
          superseded: eb.ref('excluded.superseded'),
          origin_file: eb.ref('excluded.origin_file'),
          origin_line: eb.ref('excluded.origin_line'),
        })),
      )
      .returning(['id', 'marker'])
      .execute();
    const ids = new Map(rows.map((row) => [row.marker, row.id]));
    for (const draft of part) draft.id ??= ids.get(draft.marker) ?? null;
  }
}
