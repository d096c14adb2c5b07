/**
 * Owns: the lists of appointments and of blocked slots between two instants. Source: calendars specs: one of
 * userId, calendarId and groupId is needed, times are epoch milliseconds. Unverified: what overlaps the range is
 * listed, in order of its start.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { showAppointment } from './appointment-body.ts';
import { showBlockSlot } from './block-slots.ts';

const instant = z.coerce.number().int();
const eventQuery = z.looseObject({
  locationId: z.string(),
  userId: z.string().optional(),
  calendarId: z.string().optional(),
  groupId: z.string().optional(),
  startTime: instant,
  endTime: instant,
});

interface TimedRecord {
  readonly startMs: number;
  readonly endMs: number;
  readonly calendarId?: string | undefined;
  readonly assignedUserId?: string | undefined;
}

export function listEvents(request: PlatformRequest): PlatformReply {
  const { location } = request;
  const events = selectEvents(request, () => location.appointments.values()).map((appointment) =>
    showAppointment(appointment, location),
  );
  return { status: 200, body: { events } };
}

export function listBlockedSlots(request: PlatformRequest): PlatformReply {
  const { location } = request;
  const events = selectEvents(request, () => location.blockSlots.values()).map((slot) => ({
    ...showBlockSlot(slot, location),
    calendarId: slot.calendarId ?? '',
    assignedUserId: slot.assignedUserId ?? '',
    contactId: '',
    groupId: '',
    appointmentStatus: '',
    users: [],
    dateAdded: new Date(slot.dateAddedMs).toISOString(),
    dateUpdated: new Date(slot.dateUpdatedMs).toISOString(),
  }));
  return { status: 200, body: { events } };
}

function selectEvents<T extends TimedRecord>(request: PlatformRequest, list: () => readonly T[]): T[] {
  requireOwnLocation(request, request.query.locationId);
  const { startTime, endTime, userId, calendarId, groupId } = parseInput(eventQuery, request.query);
  if (userId === undefined && calendarId === undefined && groupId === undefined)
    throw badRequest('Either of userId, calendarId or groupId is required');
  const { calendars } = request.location;
  return list()
    .filter((entry) => entry.startMs <= endTime && entry.endMs >= startTime)
    .filter((entry) => calendarId === undefined || entry.calendarId === calendarId)
    .filter((entry) => userId === undefined || entry.assignedUserId === userId)
    .filter((entry) => groupId === undefined || calendars.get(entry.calendarId ?? '')?.groupId === groupId)
    .sort((left, right) => left.startMs - right.startMs);
}
