/**
 * Owns: rooms and equipment of calendars. Source: calendars specs (deprecated in v3): all columns are needed on
 * create, a list needs limit and skip, at most 100 calendars; one piece of equipment serves one calendar, a room
 * several. Unverified: an id is shown although the answers of the spec lack it; an unknown id or calendar, another
 * kind in the path, and a second calendar for equipment are a 400.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import {
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { RESOURCE_TYPES, type ResourceRecord } from '../world/calendar-record.ts';

const columns = {
  name: z.string().min(1),
  description: z.string(),
  quantity: z.number().min(0),
  outOfService: z.number().min(0),
  capacity: z.number().min(0),
  calendarIds: z.array(z.string()).max(100),
};
const newResource = z.strictObject({ locationId: z.string(), ...columns });
const changedResource = z
  .strictObject({ locationId: z.string(), ...columns, isActive: z.boolean() })
  .partial();
const listQuery = z.looseObject({
  locationId: z.string(),
  limit: z.coerce.number().int().min(1),
  skip: z.coerce.number().int().min(0),
});

export function listResources(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const resourceType = requireType(request);
  const { limit, skip } = parseInput(listQuery, request.query);
  const resources = request.location.calendarResources
    .values()
    .filter((resource) => resource.resourceType === resourceType);
  return { status: 200, body: resources.slice(skip, skip + limit) };
}

export function createResource(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const resourceType = requireType(request);
  const wanted = parseInput(newResource, request.body);
  const id = request.world.ids.businessId();
  return { status: 201, body: putResource(request, { ...wanted, id, resourceType, isActive: true }) };
}

export function getResource(request: PlatformRequest): PlatformReply {
  return { status: 200, body: requireResource(request) };
}

export function updateResource(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const before = requireResource(request);
  const changes = parseInput(changedResource, request.body);
  const sent = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { status: 200, body: putResource(request, { ...before, ...Object.fromEntries(sent) }) };
}

export function deleteResource(request: PlatformRequest): PlatformReply {
  request.location.calendarResources.remove(requireResource(request).id);
  request.world.markChanged();
  return { status: 200, body: { success: true } };
}

function putResource({ location, world }: PlatformRequest, resource: ResourceRecord): ResourceRecord {
  const { calendarIds, resourceType } = resource;
  if (resourceType === 'equipments' && calendarIds.length > 1)
    throw badRequest('One equipment can only be mapped with one service calendar');
  const unknown = calendarIds.filter((id) => location.calendars.get(id) === undefined);
  if (unknown.length > 0) throw badRequest(`Unknown calendars: ${unknown.join(', ')}`);
  world.markChanged();
  return location.calendarResources.put(resource);
}

function requireType({ params }: PlatformRequest): ResourceRecord['resourceType'] {
  const type = RESOURCE_TYPES.find((known) => known === params.resourceType);
  if (type === undefined) throw badRequest('resourceType must be equipments or rooms');
  return type;
}

function requireResource(request: PlatformRequest): ResourceRecord {
  const resourceType = requireType(request);
  const missing = badRequest('Resource not found');
  const { id } = request.params;
  const resource = findOwnRecord(request, ({ calendarResources }) => calendarResources, id, missing);
  if (resource.resourceType !== resourceType) throw missing;
  return resource;
}
