/**
 * Owns: the catalogue of bookable services. Source: v3 calendars spec: name, slug and at least one member of staff
 * are needed; the slug is unique; without a category the default one is used. Unverified: refusals are 400, the
 * only status the spec lists; staff are users of the location; an update replaces the list of variations, and a
 * variation without an id is a new one.
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
import type { ServiceRecord } from '../world/service-record.ts';

const unit = z.enum(['mins', 'hours']);
const payment = z
  .strictObject({ amount: z.number(), deposit: z.number(), depositType: z.enum(['percentage', 'amount']) })
  .partial();
const timing = z
  .strictObject({
    serviceDuration: z.number().positive(),
    serviceDurationUnit: unit,
    preBuffer: z.number().min(0),
    preBufferUnit: unit,
    postBuffer: z.number().min(0),
    postBufferUnit: unit,
    payment,
  })
  .partial();
const changedVariation = timing.extend({ id: z.string().optional(), name: z.string().optional() });
const changedService = timing
  .extend({
    name: z.string().min(1),
    slug: z.string().min(1),
    staff: z.array(z.strictObject({ id: z.string() })).min(1),
    description: z.string(),
    eventColor: z.string(),
    coverImage: z.string(),
    serviceCategoryId: z.string(),
    isPrivate: z.boolean(),
    formId: z.string(),
    variations: z.array(changedVariation),
  })
  .partial();
const newService = changedService.extend({
  locationId: z.string(),
  name: z.string().min(1),
  slug: z.string().min(1),
  staff: z.array(z.strictObject({ id: z.string() })).min(1),
  variations: z.array(timing.extend({ name: z.string() })).optional(),
});
const listQuery = z.looseObject({
  locationId: z.string(),
  serviceCategoryId: z.string().optional(),
  isPrivate: z.enum(['true', 'false']).optional(),
});

export function listServices(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { serviceCategoryId, isPrivate } = parseStrictly(listQuery, request.query);
  const services = request.location.services
    .values()
    .filter((service) => serviceCategoryId === undefined || service.serviceCategoryId === serviceCategoryId)
    .filter((service) => isPrivate === undefined || String(service.isPrivate) === isPrivate);
  return { status: 200, body: { services } };
}

export function createService(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const wanted = parseStrictly(newService, request.body);
  const service = putService(request, {
    ...wanted,
    id: request.world.ids.businessId(),
    // The category every location is believed to have.
    serviceCategoryId: wanted.serviceCategoryId ?? `default-${request.location.id}`,
    isPrivate: wanted.isPrivate ?? false,
    variations: wanted.variations ?? [],
  });
  return { status: 201, body: { service } };
}

export function getService(request: PlatformRequest): PlatformReply {
  return { status: 200, body: { service: requireService(request, request.params.serviceId) } };
}

export function updateService(request: PlatformRequest): PlatformReply {
  const before = requireService(request, request.params.serviceId);
  const changes = parseStrictly(changedService, request.body);
  const sent = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { status: 200, body: { service: putService(request, { ...before, ...Object.fromEntries(sent) }) } };
}

export function deleteService(request: PlatformRequest): PlatformReply {
  request.location.services.remove(requireService(request, request.params.serviceId).id);
  request.world.markChanged();
  return { status: 200, body: { success: true, message: 'Service deleted' } };
}

/** The service with this id. Throws 403 when another location has it, 400 when nobody does. */
export function requireService(request: PlatformRequest, id: string | undefined): ServiceRecord {
  return findOwnRecord(request, ({ services }) => services, id, badRequest('Service not found'));
}

function putService({ location, world }: PlatformRequest, service: ServiceRecord): ServiceRecord {
  const holder = location.services.findByKey(service.slug);
  if (holder !== undefined && holder.id !== service.id) throw badRequest('The slug is already taken');
  const strangers = service.staff.filter(({ id }) => location.users.get(id) === undefined);
  if (strangers.length > 0) throw badRequest('staff: unknown user');
  world.markChanged();
  const variations = service.variations.map((variation) => ({
    ...variation,
    id: variation['id'] ?? world.ids.businessId(),
  }));
  return location.services.put({ ...service, variations });
}
