/**
 * Owns: which workflow triggers a contact change would have fired.
 * Source: help pages on the triggers "Contact Created", "Contact Tag" and "Contact Changed" (the last fires on
 * DND, tags, custom fields and assignment); there is no switch to suppress them.
 * Invariant: nothing is logged while no workflow of the location is published, since nothing would run.
 */

import type { ContactRecord } from '../world/contact-record.ts';
import type { TriggerEvent } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';

/** Appends the events of one change to the location's trigger log. */
export function logTriggers(
  location: LocationState,
  before: ContactRecord | undefined,
  after: ContactRecord,
): void {
  const workflowIds = location.workflows
    .values()
    .filter((workflow) => workflow.status === 'published')
    .map((workflow) => workflow.id);
  if (workflowIds.length === 0) return;
  const log = (event: TriggerEvent['event'], detail: string) =>
    location.triggerLog.push({ time: after.dateUpdatedMs, event, contactId: after.id, detail, workflowIds });
  if (before === undefined) log('contact-created', after.source ?? '');
  else {
    const changed = changedFields(before, after);
    if (changed.length > 0) log('contact-changed', changed.sort().join(','));
  }
  for (const tag of after.tags) if (before?.tags.includes(tag) !== true) log('tag-added', tag);
}

function changedFields(before: ContactRecord, after: ContactRecord): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ContactRecord>;
  return [...names].filter(
    (name) =>
      name !== 'dateUpdatedMs' &&
      before[name] !== after[name] &&
      JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}
