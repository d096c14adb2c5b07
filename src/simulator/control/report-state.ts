/**
 * Owns: the answer of GET /__sim/state: the whole truth of a location, without search lag, in the shapes a GET
 * shows (channel names of the old versions). A kind of which there is none is an
 * empty list, so that a reader may rely on every key.
 */

import { showWholeContact } from '../contacts/show-contact.ts';
import { showLocation } from '../locations/read-location.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { reportActivity } from './report-activity.ts';
import { reportModules } from './report-modules.ts';
import { reportObjects } from './report-objects.ts';

/** Everything in `location`, one list per kind. */
export function reportState(world: World, location: LocationState): Record<string, unknown> {
  return {
    location: { ...showLocation(location.record), duplicatePriority: location.record.duplicatePriority },
    contacts: [...location.contacts.values()].map((contact) =>
      showWholeContact(contact, location, world.behaviours),
    ),
    businesses: location.businesses.values(),
    customFields: location.customFields.values(),
    tags: location.tags.values(),
    users: location.users.values(),
    workflows: location.workflows.values(),
    ...reportActivity(world, location),
    ...reportModules(location),
    ...reportObjects(location),
    triggerLog: location.triggerLog,
  };
}
