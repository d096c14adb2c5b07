/**
 * Owns: bookings of services. Source: v3 calendars spec: without a place the default one is used; a place that asks
 * the booker needs a meeting location; overrideAvailability avoids every check of time, skipSchedulingNotice that
 * of minimum notice and date range. Unverified: the default place is the oldest; refusals are 400, the only status
 * the spec lists; a start in the past needs one of the flags; whether staff is free is not simulated; services follow
 * one another from the start; a booking is confirmed unless said otherwise; a deleted one is shown no more.
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
import { logEvent } from '../world/log-event.ts';
import type { ServiceBookingRecord } from '../world/service-record.ts';
import { requireServiceLocation } from './manage-service-locations.ts';
import { requireService } from './manage-services.ts';
import { showBooking } from './show-booking.ts';

const addOn = z.strictObject({
  id: z.string(),
  quantity: z.number().optional(),
  duration: z.number().optional(),
});
const bookedService = z.strictObject({
  id: z.string(),
  staffId: z.string().optional(),
  position: z.number().optional(),
  addOns: z.array(addOn).optional(),
});
const columns = {
  serviceLocationId: z.string().optional(),
  meetingLocation: z.string().optional(),
  title: z.string().optional(),
};
const newBooking = z.strictObject({
  ...columns,
  locationId: z.string(),
  contactId: z.string(),
  startTime: z.string(),
  endTime: z.string(),
  timezone: z.string(),
  services: z.array(bookedService).min(1),
  status: z.enum(['confirmed', 'new']).default('confirmed'),
});
const changedBooking = z.strictObject({
  ...columns,
  status: z.enum(['confirmed', 'cancelled', 'invalid', 'new', 'showed', 'no_show']).optional(),
  startTime: z.string().optional(),
  endTime: z.string().optional(),
  timezone: z.string().optional(),
  services: z.array(bookedService).min(1).optional(),
});
const listQuery = z.looseObject({
  locationId: z.string(),
  startTime: z.string(),
  endTime: z.string(),
  serviceLocationId: z.string().optional(),
});

export function listBookings(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const wanted = parseStrictly(listQuery, request.query);
  const [fromMs, toMs] = [readInstant(wanted.startTime), readInstant(wanted.endTime)];
  const bookings = request.location.serviceBookings
    .values()
    .filter(({ deleted, startTime }) => {
      const startMs = Date.parse(startTime);
      return !deleted && startMs >= fromMs && startMs <= toMs;
    })
    .filter(
      ({ serviceLocationId }) =>
        wanted.serviceLocationId === undefined || serviceLocationId === wanted.serviceLocationId,
    )
    .map((booking) => showBooking(booking, request.location));
  return { status: 200, body: { bookings } };
}

export function createBooking(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { location, world, nowMs } = request;
  const wanted = parseStrictly(newBooking, request.body);
  const contact = location.contacts.get(wanted.contactId);
  if (contact === undefined) throw badRequest('Contact not found');
  refusePast(request, wanted.startTime);
  const placeId = wanted.serviceLocationId ?? location.serviceLocations.values()[0]?.id;
  const at = new Date(nowMs).toISOString();
  const booking = putBooking(request, {
    ...wanted,
    id: world.ids.recordId(),
    serviceLocationId: placeId ?? '',
    title: wanted.title ?? requireService(request, wanted.services[0]?.id).name,
    deleted: false,
    dateAdded: at,
    dateUpdated: at,
  });
  logEvent(location, nowMs, 'appointment-booked', contact.id, booking.id);
  return { status: 201, body: showBooking(booking, location) };
}

export function getBooking(request: PlatformRequest): PlatformReply {
  return { status: 200, body: showBooking(requireBooking(request), request.location) };
}

export function updateBooking(request: PlatformRequest): PlatformReply {
  const { location, nowMs } = request;
  const before = requireBooking(request);
  const changes = parseStrictly(changedBooking, request.body);
  if (changes.startTime !== undefined) refusePast(request, changes.startTime);
  const sent = Object.entries(changes).filter(([, value]) => value !== undefined);
  const after: ServiceBookingRecord = { ...before, ...Object.fromEntries(sent) };
  const booking = putBooking(request, { ...after, dateUpdated: new Date(nowMs).toISOString() });
  if (booking.status !== before.status)
    logEvent(location, nowMs, 'appointment-status', booking.contactId, booking.status);
  return { status: 200, body: showBooking(booking, location) };
}

export function deleteBooking(request: PlatformRequest): PlatformReply {
  const booking = requireBooking(request);
  request.location.serviceBookings.put({ ...booking, deleted: true });
  request.world.markChanged();
  return { status: 200, body: { success: true, message: 'Booking deleted' } };
}

function requireBooking(request: PlatformRequest): ServiceBookingRecord {
  const missing = badRequest('Booking not found');
  const { bookingId } = request.params;
  const booking = findOwnRecord(request, ({ serviceBookings }) => serviceBookings, bookingId, missing);
  if (booking.deleted) throw missing;
  return booking;
}

function putBooking(request: PlatformRequest, booking: ServiceBookingRecord): ServiceBookingRecord {
  const { location, world } = request;
  if (readInstant(booking.endTime) <= readInstant(booking.startTime))
    throw badRequest('endTime must be after startTime');
  const place = requireServiceLocation(request, booking.serviceLocationId);
  if (place.locationType === 'ask_booker' && booking.meetingLocation === undefined)
    throw badRequest('meetingLocation is required for this service location');
  for (const { id, staffId } of booking.services) {
    const { staff } = requireService(request, id);
    if (staffId !== undefined && staff.every((member) => member.id !== staffId))
      throw badRequest('staffId is not part of the service');
  }
  world.markChanged();
  return location.serviceBookings.put(booking);
}

/** Throws 400 for a start before now that no flag of the query waives. */
function refusePast({ query, nowMs, world }: PlatformRequest, startTime: string): void {
  if (readInstant(startTime) >= nowMs) return;
  const isWaived = query['overrideAvailability'] === 'true' || query['skipSchedulingNotice'] === 'true';
  if (!isWaived || world.behaviours.pastAppointments === 'refuse')
    throw badRequest('The booking start time is in the past');
}

/** Epoch milliseconds of an ISO 8601 text. Throws 400 for anything else. */
function readInstant(text: string): number {
  const instant = /^\d+$/.test(text) ? Number.NaN : Date.parse(text);
  if (Number.isNaN(instant)) throw badRequest('times must be ISO 8601');
  return instant;
}
