/**
 * Owns: the places where services are given. Source: v3 calendars spec: name and unique slug are needed; the kind is
 * a place or asked of the booker. Unverified: refusals are 400, the only status the spec lists; a place with
 * bookings can be deleted.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import {
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { parseStrictly } from '../objects/find-own.ts';
import type { ServiceLocationRecord } from '../world/service-record.ts';

const changedPlace = z
  .strictObject({
    name: z.string().min(1),
    slug: z.string().min(1),
    phone: z.string(),
    address: z.string(),
    coverImage: z.string(),
    locationType: z.enum(['offline', 'ask_booker']),
  })
  .partial();
const newPlace = changedPlace.extend({
  locationId: z.string(),
  name: z.string().min(1),
  slug: z.string().min(1),
});

export function listServiceLocations(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseStrictly(z.looseObject({ locationId: z.string() }), request.query);
  return { status: 200, body: { serviceLocations: request.location.serviceLocations.values() } };
}

export function createServiceLocation(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const wanted = parseStrictly(newPlace, request.body);
  const place = putPlace(request, {
    ...wanted,
    id: request.world.ids.businessId(),
    locationType: wanted.locationType ?? 'offline',
    isActive: true,
    isPrivate: false,
  });
  return { status: 201, body: place };
}

export function getServiceLocation(request: PlatformRequest): PlatformReply {
  return { status: 200, body: requireServiceLocation(request, request.params.serviceLocationId) };
}

export function updateServiceLocation(request: PlatformRequest): PlatformReply {
  const before = requireServiceLocation(request, request.params.serviceLocationId);
  const changes = parseStrictly(changedPlace, request.body);
  const sent = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { status: 200, body: putPlace(request, { ...before, ...Object.fromEntries(sent) }) };
}

export function deleteServiceLocation(request: PlatformRequest): PlatformReply {
  const { id } = requireServiceLocation(request, request.params.serviceLocationId);
  request.location.serviceLocations.remove(id);
  request.world.markChanged();
  return { status: 200, body: { success: true, message: 'Service location deleted' } };
}

/** The place with this id. Throws 403 when another location has it, 400 when nobody does. */
export function requireServiceLocation(
  request: PlatformRequest,
  id: string | undefined,
): ServiceLocationRecord {
  const missing = badRequest('Service location not found');
  return findOwnRecord(request, ({ serviceLocations }) => serviceLocations, id, missing);
}

function putPlace({ location, world }: PlatformRequest, place: ServiceLocationRecord): ServiceLocationRecord {
  const holder = location.serviceLocations.findByKey(place.slug);
  if (holder !== undefined && holder.id !== place.id) throw badRequest('The slug is already taken');
  world.markChanged();
  return location.serviceLocations.put(place);
}
