/** The link of a contact to a company, put back to what it was: to none, or to the company it had before. */
import type { Operation } from '../model/journal.ts';
import { followParent, personOf } from './follow-parent.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';

export const unlinkCompany: ReversalKind = { after: 'contact', judge };

async function judge(operation: Operation, look: Look): Promise<Verdict> {
  const followed = await followParent(operation, operation.dependsOn[0], look);
  if (followed !== null) return followed;
  const id = await personOf(operation, look);
  const [, company = ''] = operation.dependsOn;
  const read = await look.contact(id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const { companyId } = read.record;
  const before = (operation.changes[0]?.before ?? null) as string | null;
  if (companyId === before) return settled('reversed', null);
  const ids = await look.idsOf([company]);
  if (companyId !== ids[company]) return settled('kept', 'changed since: company');
  return undo(
    async (send) => {
      const answer = await look.destination.linkContacts({ contactIds: [id], companyId: before }, send);
      if (answer.kind !== 'done' || answer.record?.has(id) === true) return answer;
      return { kind: 'refused', note: 'HighLevel left this contact out', status: 200 };
    },
    (pages) => pages.putContact({ ...read.record, companyId: before }),
  );
}
