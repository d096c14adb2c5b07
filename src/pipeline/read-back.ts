/** What every comparison of a plan with the location leans on, whatever is then made of it. */
import { markerFieldKey } from '../model/contact.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import type { OpportunityPlace } from '../model/opportunity-place.ts';
import type { Plan } from '../model/plan.ts';
import type { VerifyOptions } from '../verify/verify-plan.ts';
import type { DestinationConnection } from './connect-destination.ts';
import { capabilitiesFor } from './read-capabilities.ts';
import { readPlace } from './records/read-place.ts';
import { targetFields } from './target-fields.ts';
import { waitForSearch } from './wait-for-search.ts';
import type { Workspace } from './workspace.ts';

type ReadBack = Omit<
  VerifyOptions,
  'runId' | 'lists' | 'plans' | 'verifications' | 'onShown' | 'onProof' | 'onProgress'
>;

export interface PreparedReadBack {
  readonly options: ReadBack;
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  readonly place: OpportunityPlace;
}

/** Waits until search shows what was written last. */
export async function prepareReadBack(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
): Promise<PreparedReadBack> {
  const { ledger } = workspace;
  const { destination, send, clock, concurrency } = connection;
  const { target, locationId } = plan.inputs;
  const fields = await targetFields(ledger, plan);
  const place = await readPlace(ledger, plan, destination, send('schema'));
  const capabilities = await capabilitiesFor(workspace, target, clock.now());
  await waitForSearch(ledger.journal, locationId, clock, capabilities);
  const { searchableChannels, notesBySearch, notesPerPage } = capabilities;
  return {
    fields,
    place,
    options: {
      planId: plan.id,
      plannedAt: plan.madeAt,
      locationId,
      markerFieldId: fields.get(markerFieldKey)?.id ?? null,
      fields,
      place,
      journal: ledger.journal,
      snapshots: ledger.snapshots,
      destination,
      send,
      now: () => clock.now(),
      aheadMs: () => connection.aheadMs(),
      concurrency,
      searchableChannels,
      notesBySearch,
      notesPerPage,
    },
  };
}
