/**
 * Looks at what stands in HighLevel until "not there" can be believed. A request nobody waits for any more may
 * still land, and search trails what was written: so a look counts as the last one only when the bound has passed
 * since the operation's latest request left or ended. After a night there is nothing left to wait for. What was
 * sent often enough and still does not stand there is refused: the record is at fault, and the run goes on.
 */
import type { Operation } from '../model/journal.ts';
import { givenUpNote, mostFailures } from './send-journalled.ts';
import type { ApplyTools } from './tools.ts';

/** Looks spread over the bound, besides the one at once. */
const looks = 3;

/**
 * @param look settles the operation if it can; true when it has
 * @returns false when it certainly does not stand there and may be sent again
 */
export async function settleByLooking(
  operation: Operation,
  tools: ApplyTools,
  look: () => Promise<boolean>,
): Promise<boolean> {
  const { clock, lagBoundMs, journal } = tools;
  const { lastAt, failed } = await journal.sendings(operation.id);
  // A clock that was set back must not make this wait for hours.
  const sureAt = Math.min((lastAt ?? 0) + lagBoundMs, clock.now() + lagBoundMs);
  for (;;) {
    const now = clock.now();
    if (await look()) return true;
    if (now >= sureAt) break;
    const pauseMs = Math.min(lagBoundMs / looks, sureAt - now);
    await clock.sleep(pauseMs, 'waiting until HighLevel shows what may have arrived late');
  }
  if (failed < mostFailures) return false;
  const refused = { operationId: operation.id, state: 'refused' as const, note: givenUpNote(operation.note) };
  await journal.settle([refused], clock.now());
  return true;
}
