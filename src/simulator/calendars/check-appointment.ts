/**
 * Owns: whether an appointment may stand where it is wanted. Source: descriptions of the flags in the calendars
 * specs: ignoreDateRange sets aside minimum notice and booking range, ignoreFreeSlotValidation every check of
 * time, the date range included. Integrators quote both messages. A date before now is in the behaviour table.
 */

import type { PlatformRequest } from '../http/platform-route.ts';
import { badRequest, unprocessable } from '../http/refusal.ts';
import type { AppointmentRecord, CalendarRecord } from '../world/calendar-record.ts';
import { computeFreeSlots, isInDateRange } from './compute-free-slots.ts';

export interface TimeFlags {
  readonly ignoreDateRange?: boolean | undefined;
  readonly ignoreFreeSlotValidation?: boolean | undefined;
}

/** Throws 400 when the time of `wanted` is refused. */
export function refuseWrongTime(
  { world, location, nowMs }: PlatformRequest,
  calendar: CalendarRecord,
  wanted: Omit<AppointmentRecord, 'id'> & { readonly id?: string },
  { ignoreDateRange, ignoreFreeSlotValidation }: TimeFlags,
): void {
  const { startMs, endMs, assignedUserId, id } = wanted;
  if (endMs <= startMs) throw badRequest('endTime must be after startTime');
  if (world.behaviours.pastAppointments === 'refuse' && startMs < nowMs)
    throw badRequest('The appointment start time is in the past');
  if (ignoreFreeSlotValidation === true) return;
  if (ignoreDateRange !== true && !isInDateRange(calendar, startMs, nowMs))
    throw badRequest('The slot is outside the date range in which the calendar can be booked');
  const slots = computeFreeSlots({
    location,
    calendar,
    fromMs: startMs,
    toMs: startMs,
    nowMs,
    userId: assignedUserId,
    ignoreDateRange,
    exceptId: id,
  });
  if (slots.length === 0) throw badRequest('The slot you have selected is no longer available.');
}

/**
 * The user an appointment is assigned to. A personal calendar has but one; an event calendar needs none; every
 * other type needs one to be named, unless switched off. A user who is not of the team is refused (unverified).
 */
export function chooseMember(
  { world, location }: PlatformRequest,
  calendar: CalendarRecord,
  wanted: string | undefined,
): string | undefined {
  const members = calendar.teamMembers ?? [];
  if (wanted !== undefined) {
    const isMember = members.length === 0 || members.some(({ userId }) => userId === wanted);
    if (!isMember || location.users.get(wanted) === undefined)
      throw unprocessable(['The user id not part of calendar team.']);
    return wanted;
  }
  const { calendarType } = calendar;
  if (calendarType === undefined || calendarType === 'event') return undefined;
  if (calendarType === 'personal') return members[0]?.userId;
  const message = 'A team member needs to be selected. assignedUserId is missing';
  switch (world.behaviours.appointmentMemberMissing) {
    case '422':
      throw unprocessable([message]);
    case '400':
      throw badRequest(message);
    case 'accept':
      return members[0]?.userId;
  }
}
