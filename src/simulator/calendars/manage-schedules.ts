/**
 * Owns: the availability schedules of users and the calendars they are applied to. Source: calendars specs, which
 * answer an unknown schedule with 404 and list 422 for what the validator refuses.
 * Unverified: an unknown calendar of an association is a 404 too; a new time zone is not checked for existence
 * beyond its form unless the machine does not know it.
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
import { notFound, unprocessable } from '../http/refusal.ts';
import type { ScheduleRecord } from '../world/calendar-record.ts';
import { isTimeZone } from './compute-free-slots.ts';

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const clock = z.string().regex(/^([01]?[0-9]|2[0-3]):[0-5][0-9]$/);
const rules = z.array(
  z.strictObject({
    type: z.enum(['wday', 'date']),
    intervals: z.array(z.strictObject({ from: clock, to: clock })),
    date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    day: z.enum(DAYS).optional(),
  }),
);
const timezone = z.string().regex(/^[A-Za-z_]+\/[A-Za-z_]+$/);
const newSchedule = z.strictObject({
  rules: rules.default([]),
  timezone,
  locationId: z.string(),
  name: z.string(),
  userId: z.string(),
  calendarIds: z.array(z.string()).default([]),
});
const changedSchedule = z.strictObject({
  name: z.string().optional(),
  rules: rules.optional(),
  timezone: timezone.optional(),
});
const searchQuery = z.looseObject({
  locationId: z.string(),
  userId: z.string(),
  calendarId: z.string().optional(),
  skip: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export function searchSchedules(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { userId, calendarId, skip, limit } = parseInput(searchQuery, request.query);
  const schedules = request.location.schedules
    .values()
    .filter((schedule) => schedule.userId === userId)
    .filter(({ calendarIds }) => calendarId === undefined || calendarIds.includes(calendarId));
  return { status: 200, body: { schedules: schedules.slice(skip, skip + limit) } };
}

export function getSchedule(request: PlatformRequest): PlatformReply {
  return { status: 200, body: { schedule: requireSchedule(request) } };
}

export function createSchedule(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const wanted = parseInput(newSchedule, request.body);
  const { location, world } = request;
  if (location.users.get(wanted.userId) === undefined)
    throw unprocessable([`userId: user ${wanted.userId} was not found`]);
  for (const id of wanted.calendarIds)
    if (location.calendars.get(id) === undefined)
      throw unprocessable([`calendarIds: calendar ${id} was not found`]);
  const dateAdded = new Date(request.nowMs).toISOString();
  const schedule = putSchedule(request, {
    ...wanted,
    id: world.ids.businessId(),
    dateAdded,
    dateUpdated: dateAdded,
    deleted: false,
  });
  return { status: 201, body: { schedule } };
}

export function updateSchedule(request: PlatformRequest): PlatformReply {
  const before = requireSchedule(request);
  const changes = parseInput(changedSchedule, request.body);
  const schedule = putSchedule(request, {
    ...before,
    name: changes.name ?? before.name,
    rules: changes.rules ?? before.rules,
    timezone: changes.timezone ?? before.timezone,
  });
  return { status: 200, body: { schedule } };
}

export function deleteSchedule(request: PlatformRequest): PlatformReply {
  request.location.schedules.remove(requireSchedule(request).id);
  request.world.markChanged();
  return { status: 200, body: { success: true } };
}

export function applySchedule(request: PlatformRequest): PlatformReply {
  const before = requireSchedule(request);
  const calendarId = requireAssociated(request);
  const calendarIds = [...before.calendarIds.filter((id) => id !== calendarId), calendarId];
  putSchedule(request, { ...before, calendarIds });
  return { status: 200, body: { success: true } };
}

export function removeSchedule(request: PlatformRequest): PlatformReply {
  const before = requireSchedule(request);
  const calendarId = requireAssociated(request);
  putSchedule(request, { ...before, calendarIds: before.calendarIds.filter((id) => id !== calendarId) });
  return { status: 200, body: { success: true } };
}

function putSchedule({ location, world, nowMs }: PlatformRequest, schedule: ScheduleRecord): ScheduleRecord {
  if (!isTimeZone(schedule.timezone)) throw unprocessable(['timezone must be a valid IANA time zone']);
  world.markChanged();
  return location.schedules.put({ ...schedule, dateUpdated: new Date(nowMs).toISOString() });
}

function requireSchedule(request: PlatformRequest): ScheduleRecord {
  const { scheduleId } = request.params;
  return findOwnRecord(request, (location) => location.schedules, scheduleId, notFound('Schedule not found'));
}

function requireAssociated(request: PlatformRequest): string {
  const { calendarId } = request.params;
  const missing = notFound('Calendar not found');
  return findOwnRecord(request, (location) => location.calendars, calendarId, missing).id;
}
