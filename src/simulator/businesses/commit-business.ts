/**
 * Owns: storing a business, which two calls of the API show: as itself and as a record of the object `business`.
 * Invariant: every change of a business goes through here, so the two never disagree; what only the record has
 * (owner, followers, custom fields) outlives a change by the businesses API, which knows nothing of it.
 */

import { readRecord, writeRecord } from '../objects/record-store.ts';
import { BUSINESS_TEXTS, type BusinessRecord } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { ObjectRecord } from '../world/object-record.ts';
import type { World } from '../world/world.ts';

const OBJECT_KEY = 'business';

/** What a record of a business has that the business itself has not. */
export type RecordOnly = Pick<ObjectRecord, 'owner' | 'followers' | 'properties'>;

/** Stores `business`; without `own` its record keeps what only the record has. */
export function commitBusiness(
  world: World,
  location: LocationState,
  business: BusinessRecord,
  nowMs: number,
  own: RecordOnly = recordOnlyOf(location, business.id),
): BusinessRecord {
  const texts = ['name' as const, ...BUSINESS_TEXTS].flatMap((name) =>
    business[name] === undefined ? [] : [[name, business[name]] as const],
  );
  const record: ObjectRecord = {
    owner: own.owner,
    followers: own.followers,
    properties: { ...own.properties, ...Object.fromEntries(texts) },
    createdMs: Date.parse(business.createdAt),
    updatedMs: nowMs,
  };
  writeRecord(world, location, { id: business.id, objectKey: OBJECT_KEY }, record, nowMs);
  return location.businesses.put(business);
}

/** Forgets a business and its record. */
export function eraseBusiness(world: World, location: LocationState, id: string, nowMs: number): void {
  location.businesses.remove(id);
  writeRecord(world, location, { id, objectKey: OBJECT_KEY }, null, nowMs);
}

/** The part of the record that the business itself has not; empty for a business without a record. */
export function recordOnlyOf(location: LocationState, id: string): RecordOnly {
  const { owner = [], followers = [], properties = {} } = readRecord(location, id) ?? {};
  const isOfBusiness = (key: string) => key === 'name' || BUSINESS_TEXTS.some((name) => name === key);
  const custom = Object.entries(properties).filter(([key]) => !isOfBusiness(key));
  return { owner, followers, properties: Object.fromEntries(custom) };
}
