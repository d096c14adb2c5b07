/**
 * Owns: creating, changing and deleting a business, by the API and by hand alike.
 * Unverified: no name is refused but an empty one, and no uniqueness rule exists (the spec has none, integrators'
 * issue 329 asks for more), so a second business of one name is a second business; whether the contacts of a
 * deleted business keep its id is in the behaviour table.
 */

import { commitContact } from '../contacts/commit-contact.ts';
import { unprocessable } from '../http/refusal.ts';
import type { BusinessRecord } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { applyBusinessChanges, type BusinessChanges } from './business-body.ts';
import { commitBusiness, eraseBusiness } from './commit-business.ts';

/** Creates a business. Throws 422 for an empty name. */
export function addBusiness(
  world: World,
  location: LocationState,
  wanted: BusinessChanges & { readonly name: string },
  nowMs: number,
): BusinessRecord {
  refuseEmptyName(wanted.name);
  const createdAt = new Date(nowMs).toISOString();
  const blank: BusinessRecord = {
    id: world.ids.businessId(),
    name: wanted.name,
    locationId: location.id,
    createdAt,
    updatedAt: createdAt,
  };
  return commitBusiness(world, location, applyBusinessChanges(blank, wanted, nowMs), nowMs);
}

/** Changes a business. Throws 422 for an empty name. */
export function editBusiness(
  world: World,
  location: LocationState,
  before: BusinessRecord,
  changes: BusinessChanges,
  nowMs: number,
): BusinessRecord {
  refuseEmptyName(changes.name);
  return commitBusiness(world, location, applyBusinessChanges(before, changes, nowMs), nowMs);
}

/** Deletes a business and, unless switched off, the links of its contacts. */
export function removeBusiness(
  world: World,
  location: LocationState,
  business: BusinessRecord,
  nowMs: number,
): void {
  eraseBusiness(world, location, business.id, nowMs);
  if (!world.behaviours.businessDeleteClearsLinks) return;
  for (const contact of Array.from(location.contacts.values())) {
    if (contact.businessId !== business.id) continue;
    commitContact(world, location, contact, { ...contact, businessId: undefined, dateUpdatedMs: nowMs });
  }
}

function refuseEmptyName(name: string | undefined): void {
  if (name?.trim() === '') throw unprocessable(['name should not be empty']);
}
