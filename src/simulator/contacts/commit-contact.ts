/**
 * Owns: making a contact change real: truth, indexes, the location's tag list and the trigger log, together.
 * Invariant: every change of a contact in the simulator goes through here, so none escapes the trigger log.
 */

import { removeWithContact, syncOwnerToOpportunities } from '../opportunities/sync-owner.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import type { TriggerEvent } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { logTriggers } from './log-triggers.ts';

/** Stores `after`; `before` is undefined for a new contact. Events in `silent` fire nothing. */
export function commitContact(
  world: World,
  location: LocationState,
  before: ContactRecord | undefined,
  after: ContactRecord,
  silent: readonly TriggerEvent['event'][] = [],
): ContactRecord {
  location.contacts.put(after, after.dateUpdatedMs);
  if (world.behaviours.unknownTagsCreated)
    for (const name of after.tags)
      if (location.tags.findByKey(name.toLowerCase()) === undefined)
        location.tags.put({ id: world.ids.recordId(), name, locationId: location.id });
  logTriggers(location, before, after, silent);
  syncOwnerToOpportunities(location, before, after, world.behaviours);
  world.markChanged();
  return after;
}

/** Deletes a contact; returns what it was. */
export function removeContact(
  world: World,
  location: LocationState,
  id: string,
  nowMs: number,
): ContactRecord | undefined {
  const removed = location.contacts.remove(id, nowMs);
  removeWithContact(location, id, world.behaviours, nowMs);
  world.markChanged();
  return removed;
}
