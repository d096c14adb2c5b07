/**
 * Owns: appending one event to a location's trigger log.
 * Invariant: nothing is logged while no workflow of the location is published, since nothing would run.
 */

import type { TriggerEvent } from './location-record.ts';
import type { LocationState } from './location-state.ts';

/** Logs that `event` would have started every published workflow that listens for it. */
export function logEvent(
  location: LocationState,
  time: number,
  event: TriggerEvent['event'],
  contactId: string,
  detail: string,
): void {
  const workflowIds = location.workflows
    .values()
    .filter((workflow) => workflow.status === 'published')
    .map((workflow) => workflow.id);
  if (workflowIds.length > 0) location.triggerLog.push({ time, event, contactId, detail, workflowIds });
}
