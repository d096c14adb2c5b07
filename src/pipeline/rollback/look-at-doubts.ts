/**
 * Before a rollback is previewed: what earlier runs left without an answer is looked for, so that it is undone like
 * anything else, or known never to have come to be. Sends nothing that could change anything.
 */
import { settleDoubts } from '../../apply/settle-doubts.ts';
import { requireFound } from '../../connectors/connector.ts';
import type { Capabilities } from '../../model/capabilities.ts';
import { applyTools } from '../apply-tools.ts';
import type { DestinationConnection } from '../connect-destination.ts';
import { placeOfLocation } from '../records/read-place.ts';
import type { Workspace } from '../workspace.ts';
import { fieldsAtLocation } from './fields-at-location.ts';

/** @returns creations looked at */
export async function lookAtDoubts(
  workspace: Workspace,
  locationId: string,
  connection: DestinationConnection,
  { runId, capabilities }: { readonly runId: string; readonly capabilities: Capabilities },
): Promise<number> {
  const { ledger } = workspace;
  const { destination, send, concurrency } = connection;
  const planIds = await ledger.journal.plansInDoubt(locationId);
  if (planIds.length === 0) return 0;
  const location = requireFound(await destination.readLocation(send('resolve')), 'the location');
  let looked = 0;
  for (const planId of planIds) {
    looked += await settleDoubts({
      planId,
      plans: ledger.plans,
      concurrency,
      async toolsFor() {
        const fields = await fieldsAtLocation(ledger, locationId, connection);
        const place = await placeOfLocation(ledger, locationId, destination, send('resolve'));
        return applyTools(workspace, connection, { runId, location, capabilities, fields, place });
      },
    });
  }
  return looked;
}
