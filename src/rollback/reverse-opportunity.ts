/** An opportunity we created is deleted, unless somebody edited it or put a note on it since. */
import { opportunityDifferences, opportunityValue } from '../model/compare-opportunity.ts';
import { asExpectedOpportunity } from '../model/expected-record.ts';
import type { Operation } from '../model/journal.ts';
import type { DestinationOpportunity } from '../model/opportunity.ts';
import { followParent } from './follow-parent.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';
import { withoutPutBack } from './without-put-back.ts';

export const reverseOpportunity: ReversalKind = {
  judge,
};

/** The reason why a deal was lost goes with the deal; on a deal that stood there before, no call takes it away. */
export const reverseLostReason = (parent: 'opportunity'): ReversalKind => ({
  after: parent,
  judge: async (operation, look) =>
    (await followParent(operation, operation.dependsOn[0], look)) ??
    settled('not-reversible', 'HighLevel offers no call that takes a reason away'),
});

async function judge(operation: Operation, look: Look): Promise<Verdict> {
  const id = operation.destinationId ?? '';
  const read = await look.opportunity(id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const standingOf = (field: string) => opportunityValue(read.record, field, look.place);
  const differing = await withoutHandedOn(
    operation,
    editsOf(operation, read.record, look),
    read.record,
    look,
  );
  const edits = await withoutPutBack(operation, differing, standingOf, look);
  if (edits.length > 0) return settled('kept', `changed since: ${edits.join(', ')}`);
  const uses = look.usesOf(id);
  if (uses.length > 0) return settled('kept', `used since: ${uses.join(', ')}`);
  return undo(
    (send) => look.destination.opportunities.remove(send, id),
    (pages) => pages.removeRecord('opportunity', id),
  );
}

/** An owner HighLevel handed on from another deal of ours of the same person. */
async function withoutHandedOn(
  { expected }: Operation,
  edits: readonly string[],
  { ownerId }: DestinationOpportunity,
  look: Look,
): Promise<readonly string[]> {
  if (ownerId === null || !edits.includes('owner')) return edits;
  const given = await look.ownersGiven(asExpectedOpportunity(expected).contact);
  return given.has(ownerId) ? edits.filter((field) => field !== 'owner') : edits;
}

function editsOf(operation: Operation, now: DestinationOpportunity, look: Look): readonly string[] {
  const expected = asExpectedOpportunity(operation.expected);
  const changed = opportunityDifferences(expected, now, look.place).map(({ field }) => field);
  const ours = new Set(Object.keys(expected.custom).map((key) => look.place.fields.get(key)?.id ?? ''));
  const added = Object.keys(now.custom).some((id) => !ours.has(id));
  const filledIn = [
    ...(expected.amount === null && (now.amount ?? 0) !== 0 ? ['amount'] : []),
    ...(expected.ownerId === null && now.ownerId !== null ? ['owner'] : []),
    ...(expected.closeDate === null && now.expectedCloseDate !== null ? ['closeDate'] : []),
    ...(added ? ['more custom fields'] : []),
  ];
  return [...changed, ...filledIn];
}
