/** The tools of a run that carries out what comes after the load: it places no opportunities. */
import type { ApplyTools } from '../apply/tools.ts';
import { requireFound } from '../connectors/connector.ts';
import { lagBoundOf } from '../model/capabilities.ts';
import { markerFieldKey } from '../model/contact.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import { markerOf } from '../model/destination-contact.ts';
import { noPlace } from '../model/opportunity-place.ts';
import type { Plan } from '../model/plan.ts';
import type { DestinationConnection } from './connect-destination.ts';
import { attachmentReader } from './read-attachment.ts';
import { capabilitiesFor } from './read-capabilities.ts';
import type { Workspace } from './workspace.ts';

/** @param fields custom fields of contacts at the location, by key; none where no field is written */
export async function applyTools(
  workspace: Workspace,
  plan: Plan,
  connection: DestinationConnection,
  runId: string,
  fields: ReadonlyMap<string, FieldAtLocation>,
): Promise<ApplyTools> {
  const { ledger } = workspace;
  const { destination, send, clock } = connection;
  const location = requireFound(await destination.readLocation(send('snapshot')), 'the location');
  const capabilities = await capabilitiesFor(workspace, plan.inputs.target, clock.now());
  const markerFieldId = fields.get(markerFieldKey)?.id ?? null;
  return {
    runId,
    journal: ledger.journal,
    plans: ledger.plans,
    destination,
    location,
    send,
    clock,
    lagBoundMs: lagBoundOf(capabilities),
    fields,
    place: noPlace,
    readAttachment: attachmentReader(workspace),
    markerOf: (contact) => markerOf(contact, markerFieldId),
  };
}
