/**
 * Owns: creating, reading, changing and deleting appointments. Source: calendars specs: a create answers 200, a
 * delete 201. toNotify false keeps every automation quiet, and so logs no trigger.
 * Unverified: an unknown calendar, contact or event is a 400; an appointment without an end is one slot long,
 * without a title it is named after the contact; a moved start keeps the length; deleting starts nothing.
 */

import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest, forbiddenLocation } from '../http/refusal.ts';
import type { AppointmentRecord } from '../world/calendar-record.ts';
import { joinContactName } from '../world/contact-record.ts';
import { logEvent } from '../world/log-event.ts';
import {
  changedAppointmentSchemas,
  newAppointmentSchemas,
  showAppointment,
  showWrittenAppointment,
} from './appointment-body.ts';
import { chooseMember, refuseWrongTime } from './check-appointment.ts';
import { slotLengthMs } from './compute-free-slots.ts';
import { generationOf, requireCalendar } from './manage-calendars.ts';

export function createAppointment(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { world, location, nowMs } = request;
  const wanted = parseInput(newAppointmentSchemas[generationOf(request)], request.body);
  const calendar = requireCalendar(request, wanted.calendarId);
  const contact = location.contacts.get(wanted.contactId);
  if (contact === undefined) throw badRequest(`Contact with id ${wanted.contactId} not found`);
  const startMs = Date.parse(wanted.startTime);
  const appointment = {
    calendarId: calendar.id,
    locationId: location.id,
    contactId: contact.id,
    startMs,
    endMs: wanted.endTime === undefined ? startMs + slotLengthMs(calendar) : Date.parse(wanted.endTime),
    title: wanted.title ?? joinContactName(contact) ?? calendar.name,
    appointmentStatus: wanted.appointmentStatus ?? (calendar.autoConfirm === false ? 'new' : 'confirmed'),
    meetingLocationType: wanted.meetingLocationType ?? (wanted.address === undefined ? 'default' : 'custom'),
    assignedUserId: chooseMember(request, calendar, wanted.assignedUserId),
    description: wanted.description,
    address: wanted.address,
    rrule: wanted.rrule,
    dateAddedMs: nowMs,
    dateUpdatedMs: nowMs,
  } as const;
  refuseWrongTime(request, calendar, appointment, wanted);
  const made = location.appointments.put({ ...appointment, id: world.ids.recordId() });
  if (wanted.toNotify !== false)
    logEvent(location, nowMs, 'appointment-booked', contact.id, made.appointmentStatus);
  world.markChanged();
  return { status: 200, body: showWrittenAppointment(made, location, generationOf(request)) };
}

export function updateAppointment(request: PlatformRequest): PlatformReply {
  const { world, location, nowMs } = request;
  const before = requireAppointment(request, request.params.eventId);
  const changes = parseInput(changedAppointmentSchemas[generationOf(request)], request.body);
  const calendar = requireCalendar(request, changes.calendarId ?? before.calendarId);
  const startMs = changes.startTime === undefined ? before.startMs : Date.parse(changes.startTime);
  const after: AppointmentRecord = {
    ...before,
    calendarId: calendar.id,
    startMs,
    endMs:
      changes.endTime === undefined ? startMs + before.endMs - before.startMs : Date.parse(changes.endTime),
    title: changes.title ?? before.title,
    appointmentStatus: changes.appointmentStatus ?? before.appointmentStatus,
    meetingLocationType: changes.meetingLocationType ?? before.meetingLocationType,
    assignedUserId:
      changes.assignedUserId === undefined
        ? before.assignedUserId
        : chooseMember(request, calendar, changes.assignedUserId),
    description: changes.description ?? before.description,
    address: changes.address ?? before.address,
    rrule: changes.rrule ?? before.rrule,
    dateUpdatedMs: nowMs,
  };
  const isMoved =
    after.startMs !== before.startMs ||
    after.endMs !== before.endMs ||
    after.calendarId !== before.calendarId ||
    after.assignedUserId !== before.assignedUserId;
  if (isMoved) refuseWrongTime(request, calendar, after, changes);
  location.appointments.put(after);
  if (changes.toNotify !== false && (isMoved || after.appointmentStatus !== before.appointmentStatus))
    logEvent(location, nowMs, 'appointment-status', after.contactId, after.appointmentStatus);
  world.markChanged();
  return { status: 200, body: showWrittenAppointment(after, location, generationOf(request)) };
}

export function getAppointment(request: PlatformRequest): PlatformReply {
  const appointment = requireAppointment(request, request.params.eventId);
  return { status: 200, body: { event: showAppointment(appointment, request.location) } };
}

/** Deletes an appointment with its notes, or a blocked slot. */
export function deleteEvent(request: PlatformRequest): PlatformReply {
  const { location, world } = request;
  const { eventId } = request.params;
  if (location.blockSlots.get(eventId ?? '') !== undefined) location.blockSlots.remove(eventId ?? '');
  else {
    for (const other of world.locations.values())
      if (other !== location && other.blockSlots.get(eventId ?? '') !== undefined) throw forbiddenLocation();
    const { id } = requireAppointment(request, eventId);
    location.appointments.remove(id);
    for (const note of location.appointmentNotes.values())
      if (note.appointmentId === id) location.appointmentNotes.remove(note.id);
  }
  world.markChanged();
  return { status: 201, body: { succeeded: true } };
}

/** The appointment with this id. Throws 403 when another location has it, 400 when nobody does. */
export function requireAppointment(request: PlatformRequest, id: string | undefined): AppointmentRecord {
  const missing = badRequest(`Event with id ${id ?? ''} not found`);
  return findOwnRecord(request, (location) => location.appointments, id, missing);
}
