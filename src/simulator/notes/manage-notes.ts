/**
 * Owns: the notes API, /notes/…, by which a note hangs on any record.
 * Source: the live documentation, v3 only: POST /notes/ with the location in the query, a body, at least one
 * relation and a user; POST /notes/search; GET, PUT and DELETE of one. Its replies are not shown there: `{note}`
 * and `{notes, total}` follow the contacts spec (unverified), as do a 404 for an unknown note, a relation to a
 * contact, opportunity or business that is not there (422), and 20 rows a page, 100 at most.
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
import { Refusal, unprocessable } from '../http/refusal.ts';
import type { NoteRecord, NoteRelation } from '../world/activity-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { addNote, changeNote, contactIdOf, removeNote } from './write-note.ts';

const ofLocation = z.looseObject({ locationId: z.string() });
const relations = z
  .array(z.strictObject({ objectKey: z.string().min(1), recordId: z.string().min(1) }))
  .min(1);
const details = {
  title: z.string().optional(),
  color: z.string().optional(),
  pinned: z.boolean().optional(),
};
const newBody = z.strictObject({ body: z.string().min(1), relations, userId: z.string(), ...details });
const changedBody = z.strictObject({
  body: z.string().min(1).optional(),
  userId: z.string().optional(),
  ...details,
});
const searchBody = z.strictObject({
  locationId: z.string(),
  query: z.string().default(''),
  sources: z.array(z.string()).optional(),
  limit: z.number().int().min(1).default(20),
  skip: z.number().int().min(0).default(0),
  sortBy: z.enum(['dateAdded', 'dateUpdated']).default('dateAdded'),
  sortOrder: z.enum(['asc', 'desc']).default('desc'),
  count: z.boolean().optional(),
  relations: z.array(z.string()).optional(),
  includeRelationRecords: z.boolean().optional(),
});

/** A note as the notes API shows it, and the control API. */
export function showNote(note: NoteRecord, location: LocationState): Record<string, unknown> {
  return { ...note, contactId: contactIdOf(note), locationId: location.id };
}

export function createNote(request: PlatformRequest): PlatformReply {
  requireQueryLocation(request);
  const { relations: wanted, ...fields } = parseInput(newBody, request.body);
  const { world, location, nowMs } = request;
  const missing = wanted.filter((relation) => !isThere(location, relation));
  if (missing.length > 0)
    throw unprocessable(missing.map(({ objectKey, recordId }) => `relations: no ${objectKey} ${recordId}`));
  return answer(request, addNote(world, location, fields, wanted, nowMs), 201);
}

export function getNote(request: PlatformRequest): PlatformReply {
  return answer(request, requireNote(request));
}

export function updateNote(request: PlatformRequest): PlatformReply {
  const before = requireNote(request);
  const changes = parseInput(changedBody, request.body);
  return answer(request, changeNote(request.world, request.location, before, changes, request.nowMs));
}

export function deleteNote(request: PlatformRequest): PlatformReply {
  removeNote(request.world, request.location, requireNote(request));
  return { status: 200, body: { success: true } };
}

export function searchNotes(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const wanted = parseInput(searchBody, request.body);
  const { location, world } = request;
  if (wanted.limit > world.behaviours.notesSearchMax)
    throw unprocessable([`limit must not be greater than ${world.behaviours.notesSearchMax}`]);
  const query = wanted.query.trim().toLowerCase();
  const candidates =
    wanted.relations === undefined
      ? location.notes.values()
      : [...new Set(wanted.relations.flatMap((recordId) => location.notes.inGroup(recordId)))];
  const sign = wanted.sortOrder === 'asc' ? 1 : -1;
  const { sortBy } = wanted;
  const found = candidates
    .filter((note) => [note.body, note.title].some((text) => text?.toLowerCase().includes(query) === true))
    .sort((left, right) => sign * (compare(left[sortBy], right[sortBy]) || compare(left.id, right.id)));
  const notes = found.slice(wanted.skip, wanted.skip + wanted.limit).map((note) => showNote(note, location));
  return { status: 200, body: { notes, total: found.length } };
}

function requireNote(request: PlatformRequest): NoteRecord {
  requireQueryLocation(request);
  const missing = new Refusal(404, { statusCode: 404, message: 'Note not found', error: 'Not Found' });
  return findOwnRecord(request, (place) => place.notes, request.params['id'], missing);
}

function requireQueryLocation(request: PlatformRequest): void {
  requireOwnLocation(request, request.query['locationId']);
  parseInput(ofLocation, request.query);
}

/** Records of custom objects are taken on trust: whether they are looked up is not documented. */
function isThere(location: LocationState, { objectKey, recordId }: NoteRelation): boolean {
  if (objectKey === 'contact') return location.contacts.get(recordId) !== undefined;
  if (objectKey === 'opportunity') return location.opportunities.get(recordId) !== undefined;
  if (objectKey === 'business') return location.businesses.get(recordId) !== undefined;
  return true;
}

function answer({ location }: PlatformRequest, note: NoteRecord, status = 200): PlatformReply {
  return { status, body: { note: showNote(note, location) } };
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
