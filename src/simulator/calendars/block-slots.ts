/**
 * Owns: blocked slots. Source: calendars specs, which answer both writes with 201 and require a calendar;
 * integrators' issue 23 found that a calendar or a user is to be given, not both (behaviour table).
 * Unverified: a missing time is refused although the spec requires none.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { BlockSlotRecord } from '../world/calendar-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { showInZone } from './compute-free-slots.ts';
import { requireCalendar } from './manage-calendars.ts';

const time = z.string().refine((text) => !Number.isNaN(Date.parse(text)));
const slotBody = z.strictObject({
  title: z.string().optional(),
  calendarId: z.string().optional(),
  assignedUserId: z.string().optional(),
  locationId: z.string(),
  startTime: time.optional(),
  endTime: time.optional(),
});

export function createBlockSlot(request: PlatformRequest): PlatformReply {
  return { status: 201, body: writeBlockSlot(request, undefined) };
}

export function updateBlockSlot(request: PlatformRequest): PlatformReply {
  const { eventId } = request.params;
  const missing = badRequest(`Event with id ${eventId ?? ''} not found`);
  const before = findOwnRecord(request, (location) => location.blockSlots, eventId, missing);
  return { status: 201, body: writeBlockSlot(request, before) };
}

export function showBlockSlot(slot: BlockSlotRecord, location: LocationState): Record<string, unknown> {
  const { startMs, endMs, dateAddedMs: _added, dateUpdatedMs: _updated, ...shown } = slot;
  const zone = location.record.timezone;
  return { ...shown, startTime: showInZone(startMs, zone), endTime: showInZone(endMs, zone) };
}

function writeBlockSlot(
  request: PlatformRequest,
  before: BlockSlotRecord | undefined,
): Record<string, unknown> {
  requireOwnBody(request);
  const { world, location, nowMs } = request;
  const wanted = parseInput(slotBody, request.body);
  const calendarId = wanted.calendarId ?? before?.calendarId;
  const assignedUserId = wanted.assignedUserId ?? before?.assignedUserId;
  if (calendarId === undefined && assignedUserId === undefined)
    throw badRequest('Either calendarId or assignedUserId is required');
  if (world.behaviours.blockSlotOwnerExclusive && calendarId !== undefined && assignedUserId !== undefined)
    throw badRequest('Only one of calendarId and assignedUserId may be given');
  if (calendarId !== undefined) requireCalendar(request, calendarId);
  if (assignedUserId !== undefined && location.users.get(assignedUserId) === undefined)
    throw badRequest(`User with id ${assignedUserId} not found`);
  const startMs = wanted.startTime === undefined ? before?.startMs : Date.parse(wanted.startTime);
  const endMs = wanted.endTime === undefined ? before?.endMs : Date.parse(wanted.endTime);
  if (startMs === undefined || endMs === undefined || endMs <= startMs)
    throw badRequest('startTime must be before endTime');
  const slot = location.blockSlots.put({
    id: before?.id ?? world.ids.recordId(),
    locationId: location.id,
    title: wanted.title ?? before?.title ?? 'Blocked',
    startMs,
    endMs,
    calendarId,
    assignedUserId,
    dateAddedMs: before?.dateAddedMs ?? nowMs,
    dateUpdatedMs: nowMs,
  });
  world.markChanged();
  return showBlockSlot(slot, location);
}
