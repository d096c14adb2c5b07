/** Search lags behind writes by seconds: a look too early would call the last ones missing. */
import type { JournalStore } from '../ledger/journal-stores.ts';
import { type Capabilities, settleTimeOf } from '../model/capabilities.ts';
import type { Clock } from '../model/clock.ts';
import type { ObjectKind } from '../model/plan.ts';

/** Waits only where something of these kinds was written within the time search is given. */
export async function waitForSearch(
  journal: JournalStore,
  locationId: string,
  kinds: readonly ObjectKind[],
  clock: Clock,
  capabilities: Capabilities,
): Promise<void> {
  const settleMs = settleTimeOf(capabilities);
  for (const object of kinds) {
    const recent = await journal.writtenSince(locationId, object, clock.now() - settleMs);
    if (recent.length === 0) continue;
    await clock.sleep(settleMs, 'waiting for HighLevel to catch up');
    return;
  }
}
