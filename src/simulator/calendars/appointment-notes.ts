/**
 * Owns: the notes of appointments. Source: calendars specs: a text of at most 5000 characters, pages of at most 20,
 * both limit and offset required. Unverified: newest last; an unknown note is a 400.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { AppointmentNoteRecord } from '../world/calendar-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { requireAppointment } from './write-appointments.ts';

const noteBody = z.strictObject({ userId: z.string().optional(), body: z.string().max(5000) });
const page = z.looseObject({
  limit: z.coerce.number().int().min(1).max(20),
  offset: z.coerce.number().int().min(0),
});

export function listAppointmentNotes(request: PlatformRequest): PlatformReply {
  const { location, params } = request;
  const appointment = requireAppointment(request, params.appointmentId);
  const { limit, offset } = parseInput(page, request.query);
  const notes = location.appointmentNotes.values().filter((note) => note.appointmentId === appointment.id);
  const shown = notes.slice(offset, offset + limit).map((note) => showNote(note, location));
  return { status: 200, body: { notes: shown, hasMore: notes.length > offset + limit } };
}

export function createAppointmentNote(request: PlatformRequest): PlatformReply {
  const { world, location, params, nowMs } = request;
  const appointment = requireAppointment(request, params.appointmentId);
  const { body, userId } = parseInput(noteBody, request.body);
  const note = location.appointmentNotes.put({
    id: world.ids.recordId(),
    appointmentId: appointment.id,
    contactId: appointment.contactId,
    body,
    userId: requireUser(location, userId),
    dateAdded: new Date(nowMs).toISOString(),
  });
  world.markChanged();
  return { status: 201, body: { note: showNote(note, location) } };
}

export function updateAppointmentNote(request: PlatformRequest): PlatformReply {
  const { world, location } = request;
  const before = requireNote(request);
  const { body, userId } = parseInput(noteBody, request.body);
  const note = { ...before, body, userId: requireUser(location, userId) ?? before.userId };
  world.markChanged();
  return { status: 200, body: { note: showNote(location.appointmentNotes.put(note), location) } };
}

export function deleteAppointmentNote(request: PlatformRequest): PlatformReply {
  request.location.appointmentNotes.remove(requireNote(request).id);
  request.world.markChanged();
  return { status: 200, body: { success: true } };
}

function requireNote(request: PlatformRequest): AppointmentNoteRecord {
  const { appointmentId, noteId } = request.params;
  const appointment = requireAppointment(request, appointmentId);
  const missing = badRequest(`Note with id ${noteId ?? ''} not found`);
  const note = findOwnRecord(request, (location) => location.appointmentNotes, noteId, missing);
  if (note.appointmentId !== appointment.id) throw missing;
  return note;
}

function requireUser(location: LocationState, userId: string | undefined): string | undefined {
  if (userId !== undefined && location.users.get(userId) === undefined)
    throw badRequest(`User with id ${userId} not found`);
  return userId;
}

function showNote(note: AppointmentNoteRecord, location: LocationState): Record<string, unknown> {
  const { id, body, userId, dateAdded, contactId } = note;
  const user = userId === undefined ? undefined : location.users.get(userId);
  const createdBy = user === undefined ? undefined : { id: user.id, name: user.name };
  return { id, body, userId, dateAdded, contactId, createdBy };
}
