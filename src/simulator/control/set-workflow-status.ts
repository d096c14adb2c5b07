/** Owns: publishing a workflow and taking it back to draft, which HighLevel allows in its pages only. */

import { badRequest } from '../http/refusal.ts';
import type { WorkflowRecord } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

/** Sets the status of a workflow named by id or name; one whose name is new is made first. */
export function setWorkflowStatus(
  world: World,
  location: LocationState,
  wanted: { readonly workflowId?: string | undefined; readonly name?: string | undefined },
  status: WorkflowRecord['status'],
): WorkflowRecord {
  const updatedAt = new Date(world.clock.now()).toISOString();
  const found = findWorkflow(location, wanted);
  if (found === undefined && (wanted.name === undefined || wanted.workflowId !== undefined))
    throw badRequest('unknown workflow');
  const base = found ?? {
    id: world.ids.recordId(),
    name: wanted.name ?? '',
    version: 0,
    createdAt: updatedAt,
    locationId: location.id,
  };
  const workflow = location.workflows.put({ ...base, status, version: base.version + 1, updatedAt });
  world.markChanged();
  return workflow;
}

/** By id, by name, or the first one when neither is given. */
function findWorkflow(
  location: LocationState,
  wanted: { readonly workflowId?: string | undefined; readonly name?: string | undefined },
): WorkflowRecord | undefined {
  if (wanted.workflowId !== undefined) return location.workflows.get(wanted.workflowId);
  if (wanted.name !== undefined) return location.workflows.findByKey(wanted.name.toLowerCase());
  return location.workflows.values()[0];
}
