/**
 * Puts rows of records together: one key in common makes two rows the same record. Where the keys of a row
 * lead to two records, the first key decides and the row is counted as a conflict.
 */
import type { EntityKind } from '../../model/entity.ts';
import type { RecordRow } from '../ledger.ts';
import { type AddedAlias, loadByAlias, newDraft, type OpenRebuild, saveDrafts } from './entity-drafts.ts';
import { type Draft, mergeRow } from './merge-row.ts';

export async function addRecords(
  open: OpenRebuild,
  kind: EntityKind,
  batch: readonly RecordRow[],
): Promise<{ merged: number; conflicts: number }> {
  const byAlias = await loadByAlias(open, kind, new Set(batch.flatMap(({ keys }) => keys)));
  const added: AddedAlias[] = [];
  const touched = new Set<Draft>();
  let merged = 0;
  let conflicts = 0;
  for (const row of batch) {
    const [first] = row.keys;
    if (first === undefined) continue;
    const known = row.keys.flatMap((key) => byAlias.get(key) ?? []);
    const draft = known[0] ?? newDraft(first, row, row);
    if (known.some((other) => other !== draft)) conflicts += 1;
    if (draft.present && row.part === undefined) merged += 1;
    mergeRow(draft, row);
    draft.person = { leadId: row.leadId ?? draft.person.leadId, email: row.email ?? draft.person.email };
    for (const key of row.keys) {
      if (byAlias.has(key)) continue;
      byAlias.set(key, draft);
      added.push({ alias: key, draft });
    }
    touched.add(draft);
  }
  await saveDrafts(open.runEach, kind, [...touched], added);
  return { merged, conflicts };
}
