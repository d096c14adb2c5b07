/**
 * Owns: the calls of the businesses API. Source: businesses spec, which spells the record of a write `buiseness`
 * and lists no 404. There is no search and no upsert. Unverified: an unknown id is a 400, a limit above 100 a
 * 422, the list is in order of creation and never lags.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import {
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest, forbiddenLocation } from '../http/refusal.ts';
import type { BusinessRecord } from '../world/location-record.ts';
import { changedBusinessSchema, newBusinessSchema } from './business-body.ts';
import { addBusiness, editBusiness, removeBusiness } from './write-business.ts';

const listQuery = z.looseObject({
  locationId: z.string(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  skip: z.coerce.number().int().min(0).default(0),
});

export function listBusinesses(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { limit, skip } = parseInput(listQuery, request.query);
  return {
    status: 200,
    body: { businesses: request.location.businesses.values().slice(skip, skip + limit) },
  };
}

export function getBusiness(request: PlatformRequest): PlatformReply {
  return { status: 200, body: { business: requireBusiness(request) } };
}

export function createBusiness(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { locationId: _, ...wanted } = parseInput(newBusinessSchema, request.body);
  const buiseness = addBusiness(request.world, request.location, wanted, request.nowMs);
  return { status: 201, body: { success: true, buiseness } };
}

export function updateBusiness(request: PlatformRequest): PlatformReply {
  const before = requireBusiness(request);
  const changes = parseInput(changedBusinessSchema, request.body);
  const buiseness = editBusiness(request.world, request.location, before, changes, request.nowMs);
  return { status: 200, body: { success: true, buiseness } };
}

export function deleteBusiness(request: PlatformRequest): PlatformReply {
  removeBusiness(request.world, request.location, requireBusiness(request), request.nowMs);
  return { status: 200, body: { success: true } };
}

/** The business named in the path. Throws 403 when another location has it, 400 when nobody does. */
function requireBusiness(request: PlatformRequest): BusinessRecord {
  const id = request.params.businessId ?? '';
  const business = request.location.businesses.get(id);
  if (business !== undefined) return business;
  for (const other of request.world.locations.values())
    if (other.businesses.get(id) !== undefined) throw forbiddenLocation();
  throw badRequest(`Business with id ${id} not found`);
}
