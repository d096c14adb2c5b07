/** What a run that writes works with. */
import type { ApplyTools } from '../apply/tools.ts';
import { requireFound } from '../connectors/connector.ts';
import { type Capabilities, lagBoundOf } from '../model/capabilities.ts';
import { markerFieldKey } from '../model/contact.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import { markerOf } from '../model/destination-contact.ts';
import { noPlace, type OpportunityPlace } from '../model/opportunity-place.ts';
import type { Plan } from '../model/plan.ts';
import type { DestinationConnection } from './connect-destination.ts';
import { attachmentReader } from './read-attachment.ts';
import { capabilitiesFor } from './read-capabilities.ts';
import type { Workspace } from './workspace.ts';

export interface RunAtLocation {
  readonly runId: string;
  readonly location: ApplyTools['location'];
  readonly capabilities: Capabilities;
  /** Custom fields of contacts at the location, by key; none where no field is written. */
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  readonly place: OpportunityPlace;
}

export function applyTools(
  workspace: Workspace,
  { destination, send, clock }: DestinationConnection,
  { runId, location, capabilities, fields, place }: RunAtLocation,
): ApplyTools {
  const { journal, plans } = workspace.ledger;
  const markerFieldId = fields.get(markerFieldKey)?.id ?? null;
  return {
    runId,
    journal,
    plans,
    destination,
    location,
    send,
    clock,
    lagBoundMs: lagBoundOf(capabilities),
    peoplePerTagging: capabilities.peoplePerTagging,
    mayLookUp: capabilities.mayLookUp,
    fields,
    place,
    readAttachment: attachmentReader(workspace),
    markerOf: (contact) => markerOf(contact, markerFieldId),
  };
}

/** The same for what comes after the load: it places no opportunities. */
export async function toolsAfterLoad(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
  run: Pick<RunAtLocation, 'runId' | 'fields'>,
): Promise<ApplyTools> {
  const { destination, send, clock } = connection;
  const location = requireFound(await destination.readLocation(send('snapshot')), 'the location');
  const capabilities = await capabilitiesFor(workspace, plan.inputs.target, clock.now());
  return applyTools(workspace, connection, { ...run, location, capabilities, place: noPlace });
}
