/**
 * Owns: the notes of a contact, /contacts/{contactId}/notes.
 * Source: contacts specs v2 and v3, the same but for the name of the success flag. The list has no paging.
 * Unverified: newest first; an empty body is a 422; an unknown note is a 400, since no spec lists a 404.
 */

import { z } from 'zod';
import { requireContact } from '../contacts/write-contact.ts';
import { parseInput } from '../http/parse-input.ts';
import { isV3, type PlatformReply, type PlatformRequest } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { NoteRecord } from '../world/activity-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { addNote, changeNote, removeNote } from './write-note.ts';

const details = {
  title: z.string().optional(),
  color: z.string().optional(),
  pinned: z.boolean().optional(),
  userId: z.string().optional(),
};
const newBody = z.strictObject({ body: z.string().min(1), ...details });
const changedBody = z.strictObject({ body: z.string().min(1).optional(), ...details });

/** A note as the calls under a contact show it. */
function showContactNote(note: NoteRecord, contactId: string): Record<string, unknown> {
  const { id, body, title, color, pinned, userId, dateAdded } = note;
  return { id, body, title, color, pinned, userId, dateAdded, contactId };
}

export function showContactNotes(location: LocationState, contactId: string): Record<string, unknown>[] {
  return location.notes
    .inGroup(contactId)
    .reverse()
    .map((note) => showContactNote(note, contactId));
}

export function listContactNotes(request: PlatformRequest): PlatformReply {
  const { id } = requireContact(request);
  return { status: 200, body: { notes: showContactNotes(request.location, id) } };
}

export function getContactNote(request: PlatformRequest): PlatformReply {
  return answer(request, requireContactNote(request));
}

export function createContactNote(request: PlatformRequest): PlatformReply {
  const { id: recordId } = requireContact(request);
  const wanted = parseInput(newBody, request.body);
  const { world, location, nowMs } = request;
  const relations = [{ objectKey: 'contact', recordId }];
  return answer(request, addNote(world, location, wanted, relations, nowMs), 201);
}

export function updateContactNote(request: PlatformRequest): PlatformReply {
  const before = requireContactNote(request);
  const changes = parseInput(changedBody, request.body);
  return answer(request, changeNote(request.world, request.location, before, changes, request.nowMs));
}

export function deleteContactNote(request: PlatformRequest): PlatformReply {
  removeNote(request.world, request.location, requireContactNote(request));
  return {
    status: 200,
    body: isV3(request.version) ? { succeeded: true, succeded: true } : { succeded: true },
  };
}

function requireContactNote(request: PlatformRequest): NoteRecord {
  const contact = requireContact(request);
  const note = request.location.notes.get(request.params['id'] ?? '');
  if (note === undefined || !note.relations.some(({ recordId }) => recordId === contact.id))
    throw badRequest('Note not found');
  return note;
}

function answer(request: PlatformRequest, note: NoteRecord, status = 200): PlatformReply {
  return { status, body: { note: showContactNote(note, request.params['contactId'] ?? '') } };
}
