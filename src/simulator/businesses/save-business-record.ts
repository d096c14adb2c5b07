/**
 * Owns: writing a business as a record of the object `business`. Source: objects spec, which offers companies
 * beside custom objects. Unverified: a company without a name is a 400.
 */

import { badRequest } from '../http/refusal.ts';
import { BUSINESS_TEXTS, type BusinessRecord } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { commitBusiness, type RecordOnly } from './commit-business.ts';

/** Stores the business `id`, new or not, with the properties of its record. Throws 400 without a name. */
export function saveBusinessRecord(
  world: World,
  location: LocationState,
  id: string,
  { owner, followers, properties }: RecordOnly,
  nowMs: number,
): BusinessRecord {
  const { name, ...rest } = properties;
  if (typeof name !== 'string' || name.trim() === '')
    throw badRequest('properties: name should not be empty');
  const at = new Date(nowMs).toISOString();
  const texts = Object.fromEntries(BUSINESS_TEXTS.map((column) => [column, rest[column]]));
  const business: BusinessRecord = {
    id,
    locationId: location.id,
    createdAt: location.businesses.get(id)?.createdAt ?? at,
    ...texts,
    name,
    updatedAt: at,
  };
  const custom = Object.entries(rest).filter(([key]) => !Object.hasOwn(texts, key));
  return commitBusiness(world, location, business, nowMs, {
    owner,
    followers,
    properties: Object.fromEntries(custom),
  });
}
