/**
 * Owns: which workflow triggers a contact change would have fired.
 * Source: help pages on the triggers "Contact Created", "Contact Tag", "Contact DND" and "Contact Changed" (the
 * last fires on DND, tags, custom fields and assignment); there is no switch to suppress them.
 * Invariant: nothing is logged while no workflow of the location is published, since nothing would run.
 */

import type { ContactRecord } from '../world/contact-record.ts';
import type { TriggerEvent } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';

const DND_FIELDS = ['dnd', 'dndSettings', 'inboundDndSettings'];

/** Appends the events of one change to the location's trigger log, but for the `silent` ones. */
export function logTriggers(
  location: LocationState,
  before: ContactRecord | undefined,
  after: ContactRecord,
  silent: readonly TriggerEvent['event'][],
): void {
  const workflowIds = location.workflows
    .values()
    .filter((workflow) => workflow.status === 'published')
    .map((workflow) => workflow.id);
  if (workflowIds.length === 0) return;
  const log = (event: TriggerEvent['event'], detail: string) => {
    if (silent.includes(event)) return;
    location.triggerLog.push({ time: after.dateUpdatedMs, event, contactId: after.id, detail, workflowIds });
  };
  if (before === undefined) log('contact-created', after.source ?? '');
  else {
    const changed = changedFields(before, after);
    if (changed.length > 0) log('contact-changed', changed.sort().join(','));
    const dnd = changed.filter((name) => DND_FIELDS.includes(name));
    if (dnd.length > 0) log('contact-dnd', dnd.join(','));
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
