/**
 * Whether a person changed a record since this workspace last wrote to it: then it is theirs, and what differs is left
 * alone. HighLevel says when a record last changed, not by whom: a change later than our last write to it is another's.
 *
 * Our own later writes elsewhere can move that time too: a deal with an owner may hand its owner on to its person
 * (HighLevel, opportunities: owners can be kept in step), so for a person the writes to such a deal count as well; for a
 * record of a custom object the link that was made after it. Such a write explains a change between its sending and its
 * answer, which may be slow, and no other: a person's edit stays theirs when the repair of their deal comes later.
 */
import type { JournalStore } from '../ledger/journal-stores.ts';
import type { PlanStore } from '../ledger/ledger.ts';
import { asExpectedOpportunity, relationId } from '../model/expected-record.ts';
import type { Operation } from '../model/journal.ts';

export interface EditWatch {
  /** @param updatedAt as the platform says, epoch ms; undefined where it says nothing: then nobody is presumed */
  isEdited(operation: Operation, updatedAt: number | undefined): Promise<boolean>;
}

interface EditWatchOptions {
  readonly planId: number;
  readonly plannedAt: number;
  readonly locationId: string;
  readonly plans: PlanStore;
  readonly journal: Pick<JournalStore, 'destinationIds' | 'writesTo'>;
  /**
   * By how many ms the clock of this machine, which dated what we wrote, is ahead of the platform's, which dates what
   * changed; null: no answer said. Presumed to be now what it was then.
   */
  readonly aheadMs: () => number | null;
}

/** How far an answer may be under way, and the difference of two clocks that tick alike is known no better. */
const skewMs = 5_000;

/** How long before its answer a request can have left; noted before that, it waited for its turn. */
const longestAnswerMs = 30_000;

const dealKinds = ['opportunity', 'order', 'subscription'] as const;

export function createEditWatch(options: EditWatchOptions): EditWatch {
  const { plannedAt, locationId, journal, aheadMs } = options;
  let deals: Promise<ReadonlyMap<string, readonly string[]>> | null = null;
  return {
    async isEdited({ object, externalId, destinationId }, updatedAt) {
      if (updatedAt === undefined || destinationId === null) return false;
      const changedAt = updatedAt + (aheadMs() ?? 0);
      const others: string[] = [];
      if (object === 'contact')
        others.push(...((await (deals ??= ownedDeals(options))).get(externalId) ?? []));
      if (object.endsWith('-record')) {
        const link = relationId(externalId);
        const linked = (await journal.destinationIds(locationId, [link]))[link];
        if (linked !== undefined) others.push(linked);
      }
      const writes = await journal.writesTo(locationId, [destinationId, ...others]);
      const ours = (writes.get(destinationId) ?? []).map(({ endedAt }) => endedAt);
      if (changedAt <= Math.max(plannedAt, ...ours) + skewMs) return false;
      return !others
        .flatMap((id) => writes.get(id) ?? [])
        .some(({ sentAt, endedAt }) => {
          const from = Math.max(sentAt, endedAt - longestAnswerMs);
          return from - skewMs <= changedAt && changedAt <= endedAt + skewMs;
        });
    },
  };
}

/** Ids of deals with an owner, by their person. */
async function ownedDeals({
  plans,
  planId,
}: EditWatchOptions): Promise<ReadonlyMap<string, readonly string[]>> {
  const deals = new Map<string, string[]>();
  for (const object of dealKinds) {
    for await (const batch of plans.operations(planId, { object, states: ['done'] })) {
      for (const { destinationId, expected } of batch) {
        const { contact, ownerId } = asExpectedOpportunity(expected);
        if (destinationId === null || ownerId === null) continue;
        deals.set(contact, [...(deals.get(contact) ?? []), destinationId]);
      }
    }
  }
  return deals;
}
