/**
 * Puts rows of people together.
 *
 * Identity: a lead id decides; an e-mail decides only for rows without one, or for a person who had none
 * so far. An e-mail two lead ids claim joins nobody: it is counted as a conflict, for a person to decide.
 */
import { sha256 } from '../../model/digest.ts';
import type { EntityRow } from '../ledger.ts';
import { type AddedAlias, loadByAlias, newDraft, type OpenRebuild, saveDrafts } from './entity-drafts.ts';
import { type Draft, mergeRow } from './merge-row.ts';

const leadAlias = (leadId: string) => `L:${leadId}`;
export const emailAlias = (email: string) => `E:${email}`;

export async function addPeople(
  open: OpenRebuild,
  account: string,
  batch: readonly EntityRow[],
): Promise<{ merged: number; conflicts: number }> {
  const byAlias = await loadByAlias(open, 'contact', wantedAliases(batch));
  const added: AddedAlias[] = [];
  const touched = new Set<Draft>();
  let merged = 0;
  let conflicts = 0;
  const learn = (alias: string, draft: Draft) => {
    if (byAlias.has(alias)) return;
    byAlias.set(alias, draft);
    added.push({ alias, draft });
  };

  for (const row of batch) {
    const { leadId, email } = row;
    const byLead = leadId === null ? undefined : byAlias.get(leadAlias(leadId));
    const byEmail = email === null ? undefined : byAlias.get(emailAlias(email));
    const emailIsFree = byEmail !== undefined && (leadId === null || byEmail.leadId === null);
    const draft = byLead ?? (emailIsFree ? byEmail : undefined) ?? newPerson(row, account);
    if (byEmail !== undefined && byEmail !== draft) conflicts += 1;
    if (draft.present) merged += 1;
    mergeRow(draft, row);
    if (leadId !== null) {
      draft.leadId ??= leadId;
      learn(leadAlias(leadId), draft);
    }
    if (email !== null) learn(emailAlias(email), draft);
    touched.add(draft);
  }
  await saveDrafts(open.runEach, 'contact', [...touched], added);
  return { merged, conflicts };
}

function newPerson(row: EntityRow, account: string): Draft {
  const { leadId, email } = row;
  const marker =
    leadId === null ? `E:${sha256(`${account}\n${email ?? ''}`).slice(0, 16)}` : leadAlias(leadId);
  return { ...newDraft(marker, row, { leadId: null, email: null }), leadId };
}

function wantedAliases(batch: readonly EntityRow[]): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const row of batch) {
    if (row.leadId !== null) wanted.add(leadAlias(row.leadId));
    if (row.email !== null) wanted.add(emailAlias(row.email));
  }
  return wanted;
}
