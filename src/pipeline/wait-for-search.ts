/** Search lags behind writes by seconds: a look too early would call the last ones missing. */
import type { JournalStore } from '../ledger/journal-stores.ts';
import { type Capabilities, settleTimeOf } from '../model/capabilities.ts';
import type { Clock } from '../model/clock.ts';

/** Waits for what is left of the time search is given since the last request, of whatever kind it was. */
export async function waitForSearch(
  journal: Pick<JournalStore, 'lastRequestAt'>,
  locationId: string,
  clock: Clock,
  capabilities: Capabilities,
): Promise<void> {
  const settleMs = settleTimeOf(capabilities);
  const writtenAt = await journal.lastRequestAt(locationId);
  if (writtenAt === null) return;
  // A clock set back since must not make it wait longer.
  const leftMs = Math.min(settleMs, writtenAt + settleMs - clock.now());
  if (leftMs > 0) await clock.sleep(leftMs, 'waiting for HighLevel to catch up');
}
