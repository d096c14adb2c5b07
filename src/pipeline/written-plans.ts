/**
 * The plans of a location read as what this workspace wrote there: each record that was ever written, by its latest
 * plan, with the latest value of every field over all plans. What was never written is not shown; a plan that waits
 * to be carried out changes nothing.
 */
import type { Ledger, PlanStore } from '../ledger/ledger.ts';
import type { Operation } from '../model/journal.ts';
import { mergeWritten } from '../model/merge-written.ts';

export function writtenPlans({ plans, journal }: Ledger, locationId: string): PlanStore {
  return {
    ...plans,
    async *operations(planId, filter = {}) {
      const { states, ...others } = filter;
      // Asked for what did not come to anything, there is nothing to put together.
      if (states !== undefined && !states.includes('done')) {
        yield* plans.operations(planId, filter);
        return;
      }
      for await (const batch of plans.operations(planId, others)) {
        const written: Operation[] = [];
        for (const [object, operations] of Map.groupBy(batch, (operation) => operation.object)) {
          const externalIds = operations.map(({ externalId }) => externalId);
          const expected = await journal.expectedOf(locationId, object, externalIds);
          const ids = await journal.destinationIds(locationId, externalIds);
          for (const operation of operations) {
            const stands = expected.get(operation.externalId) ?? [];
            const destinationId = operation.destinationId ?? ids[operation.externalId] ?? null;
            if (stands.length === 0 || destinationId === null) continue;
            const isDone = operation.state === 'done';
            written.push({
              ...operation,
              destinationId,
              state: 'done',
              expected: mergeWritten(object, stands),
              note: isDone ? operation.note : null,
            });
          }
        }
        if (written.length > 0) yield written;
      }
    },
  };
}
