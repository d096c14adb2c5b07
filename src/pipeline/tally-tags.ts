/** How many people stand behind each tag of a list, of a list that was left, or of a place in a sequence. */
import type { PlanStore } from '../ledger/ledger.ts';
import type { OperationState } from '../model/journal.ts';

export interface TagTally {
  readonly people: number;
  /** Of them, who gets no e-mail. */
  readonly noEmail: number;
}

export const listPrefix = 'list:';
export const listLeftPrefix = 'list-unsub:';
export const sequencePrefix = 'seq:';
const prefixes = [listPrefix, listLeftPrefix, sequencePrefix] as const;

/** @param states of operations to count; absent: everything but what is left out */
export async function tallyTags(
  plans: PlanStore,
  planId: number,
  states: readonly OperationState[] = ['planned', 'intent', 'done', 'unknown'],
): Promise<ReadonlyMap<string, TagTally>> {
  const tallies = new Map<string, { people: number; noEmail: number }>();
  for (const object of ['contact', 'held-tags'] as const) {
    for await (const batch of plans.operations(planId, { object, states })) {
      for (const { expected } of batch) {
        const { tags, restricted } = expected as { readonly tags: string[]; readonly restricted: string[] };
        for (const tag of tags) {
          if (!prefixes.some((prefix) => tag.startsWith(prefix))) continue;
          const tally = tallies.get(tag) ?? { people: 0, noEmail: 0 };
          tally.people += 1;
          if (restricted.includes('email')) tally.noEmail += 1;
          tallies.set(tag, tally);
        }
      }
    }
  }
  return new Map([...tallies].sort(([a], [b]) => (a < b ? -1 : 1)));
}
