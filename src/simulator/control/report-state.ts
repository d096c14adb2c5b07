/**
 * Owns: the answer of GET /__sim/state: the whole truth of a location, without search lag, in the shapes a GET
 * shows (channel names of the old versions). Kinds of records that the simulator does not hold yet are empty
 * lists, so that a reader may rely on every key.
 */

import { showWholeContact } from '../contacts/show-contact.ts';
import { showLocation } from '../locations/read-location.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

const KINDS_TO_COME = [
  'opportunities',
  'pipelines',
  'notes',
  'tasks',
  'objects',
  'records',
  'associations',
  'relations',
  'calendars',
  'appointments',
  'courses',
  'offers',
  'enrollments',
] as const;

/** Everything in `location`, one list per kind. */
export function reportState(world: World, location: LocationState): Record<string, unknown> {
  return {
    location: { ...showLocation(location.record), duplicatePriority: location.record.duplicatePriority },
    contacts: [...location.contacts.values()].map((contact) =>
      showWholeContact(contact, location, world.behaviours),
    ),
    businesses: location.businesses.values(),
    ...Object.fromEntries(KINDS_TO_COME.map((kind) => [kind, []])),
    customFields: location.customFields.values(),
    tags: location.tags.values(),
    users: location.users.values(),
    workflows: location.workflows.values(),
    triggerLog: location.triggerLog,
  };
}
