/**
 * Owns: which workflow triggers a change to a record of a custom object would have fired.
 * Unverified: that there are triggers for records, one for a new one and one for a changed one.
 * Invariant: nothing is logged while no workflow of the location is published, since nothing would run.
 */

import type { LocationState } from '../world/location-state.ts';
import type { RecordEvent } from '../world/record-event.ts';
import type { WholeRecord } from './record-store.ts';

export function logRecordTriggers(
  location: LocationState,
  before: WholeRecord | undefined,
  after: WholeRecord,
): void {
  const workflowIds = location.workflows
    .values()
    .filter(({ status }) => status === 'published')
    .map(({ id }) => id);
  if (workflowIds.length === 0) return;
  const event: RecordEvent = before === undefined ? 'record-created' : 'record-changed';
  const detail = `${after.objectKey} ${after.id}`;
  location.triggerLog.push({ time: after.updatedMs, event, contactId: '', detail, workflowIds });
}
