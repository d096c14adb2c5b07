/**
 * Owns: finding the record a request names, and the rule that another location's record answers 403.
 * A record nobody has is refused as the caller says, since the modules of the platform differ in that.
 */

import type { KeyedStore } from '../world/keyed-store.ts';
import type { LocationState } from '../world/location-state.ts';
import type { PlatformRequest } from './platform-route.ts';
import { forbiddenLocation, type Refusal } from './refusal.ts';

/** The record with this id. Throws 403 when another location has it, `missing` when nobody does. */
export function findOwnRecord<T extends { readonly id: string }>(
  request: PlatformRequest,
  storeOf: (location: LocationState) => KeyedStore<T>,
  id: string | undefined,
  missing: Refusal,
): T {
  const record = storeOf(request.location).get(id ?? '');
  if (record !== undefined) return record;
  for (const other of request.world.locations.values())
    if (storeOf(other).get(id ?? '') !== undefined) throw forbiddenLocation();
  throw missing;
}
