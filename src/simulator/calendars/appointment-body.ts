/**
 * Owns: what an appointment write may contain and how an appointment is shown. Source: calendars specs: v3 alone
 * takes the statuses completed and active on a write; a create answers fewer fields than a read.
 */

import { z } from 'zod';
import {
  APPOINTMENT_STATUSES,
  type AppointmentRecord,
  V3_APPOINTMENT_STATUSES,
} from '../world/calendar-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { showInZone } from './compute-free-slots.ts';

/** `2021-06-23T03:30:00+05:30`: a time without an offset has no instant, and is refused (unverified). */
const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const text = z.string().optional();
const flag = z.boolean().optional();

const common = {
  title: text,
  meetingLocationType: z
    .enum(['custom', 'zoom', 'gmeet', 'phone', 'address', 'ms_teams', 'google'])
    .optional(),
  meetingLocationId: text,
  overrideLocationConfig: flag,
  assignedUserId: text,
  description: text,
  address: text,
  ignoreDateRange: flag,
  toNotify: flag,
  ignoreFreeSlotValidation: flag,
  rrule: text,
  endTime: time.optional(),
};
const status = {
  v2: z.enum(APPOINTMENT_STATUSES).optional(),
  v3: z.enum(V3_APPOINTMENT_STATUSES).optional(),
};

function newSchema(generation: 'v2' | 'v3') {
  return z.strictObject({
    ...common,
    appointmentStatus: status[generation],
    calendarId: z.string(),
    locationId: z.string(),
    contactId: z.string(),
    startTime: time,
  });
}

function changedSchema(generation: 'v2' | 'v3') {
  return z.strictObject({
    ...common,
    appointmentStatus: status[generation],
    calendarId: text,
    startTime: time.optional(),
  });
}

export const newAppointmentSchemas = { v2: newSchema('v2'), v3: newSchema('v3') };
export const changedAppointmentSchemas = { v2: changedSchema('v2'), v3: changedSchema('v3') };

/** The answer of a create or an update; v3 alone adds when it was made and changed. */
export function showWrittenAppointment(
  appointment: AppointmentRecord,
  location: LocationState,
  generation: 'v2' | 'v3',
): Record<string, unknown> {
  const { id, calendarId, locationId, contactId, title, appointmentStatus, meetingLocationType } =
    appointment;
  const zone = location.record.timezone;
  return {
    id,
    calendarId,
    locationId,
    contactId,
    startTime: showInZone(appointment.startMs, zone),
    endTime: showInZone(appointment.endMs, zone),
    title,
    meetingLocationType,
    appointmentStatus,
    assignedUserId: appointment.assignedUserId,
    address: appointment.address,
    isRecurring: appointment.rrule !== undefined,
    rrule: appointment.rrule,
    ...(generation === 'v3' ? showStamps(appointment) : {}),
  };
}

/** An appointment as a read shows it. */
export function showAppointment(
  appointment: AppointmentRecord,
  location: LocationState,
): Record<string, unknown> {
  const { meetingLocationType: _, ...written } = showWrittenAppointment(appointment, location, 'v3');
  const { assignedUserId } = appointment;
  return {
    ...written,
    groupId: location.calendars.get(appointment.calendarId)?.groupId ?? '',
    assignedUserId: assignedUserId ?? '',
    users: assignedUserId === undefined ? [] : [assignedUserId],
    description: appointment.description,
    assignedResources: [],
    createdBy: { source: 'third_party' },
  };
}

function showStamps({ dateAddedMs, dateUpdatedMs }: AppointmentRecord): Record<string, string> {
  return {
    dateAdded: new Date(dateAddedMs).toISOString(),
    dateUpdated: new Date(dateUpdatedMs).toISOString(),
  };
}
