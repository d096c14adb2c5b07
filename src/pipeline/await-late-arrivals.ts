/**
 * Before a location is read for a new plan: what an earlier run sent without hearing the outcome may land, or come
 * to show, up to the bound later. A plan that reads before that would take it for missing and make it again.
 */
import { type Capabilities, lagBoundOf } from '../model/capabilities.ts';
import type { DestinationConnection } from './connect-destination.ts';
import type { Workspace } from './workspace.ts';

export async function awaitLateArrivals(
  { ledger }: Workspace,
  { destination, clock }: DestinationConnection,
  capabilities: Capabilities,
): Promise<void> {
  const sentAt = await ledger.journal.lastDoubtAt(destination.locationId);
  if (sentAt === null) return;
  const boundMs = lagBoundOf(capabilities);
  const leftMs = Math.min(boundMs, sentAt + boundMs - clock.now());
  if (leftMs > 0) await clock.sleep(leftMs, 'waiting until HighLevel shows what an earlier run sent');
}
