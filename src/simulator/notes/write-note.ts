/**
 * Owns: making, changing and removing a note, under a contact and by the notes API alike.
 * Source: no body of either has a date, so a note is always of now; help page on the trigger "Note Added".
 */

import type { NoteRecord, NoteRelation } from '../world/activity-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { logEvent } from '../world/log-event.ts';
import type { World } from '../world/world.ts';

export interface NoteChanges {
  readonly body?: string | undefined;
  readonly title?: string | undefined;
  readonly color?: string | undefined;
  readonly pinned?: boolean | undefined;
  readonly userId?: string | undefined;
}

export function addNote(
  world: World,
  location: LocationState,
  wanted: NoteChanges & { readonly body: string },
  relations: readonly NoteRelation[],
  nowMs: number,
): NoteRecord {
  const dateAdded = new Date(nowMs).toISOString();
  const { body, title, color, pinned, userId } = wanted;
  const note = { id: world.ids.recordId(), body, title, color, pinned, userId, relations };
  logNote(location, 'note-added', { ...note, dateAdded, dateUpdated: dateAdded }, nowMs);
  world.markChanged();
  return location.notes.put({ ...note, dateAdded, dateUpdated: dateAdded });
}

export function changeNote(
  world: World,
  location: LocationState,
  before: NoteRecord,
  changes: NoteChanges & { readonly relations?: readonly NoteRelation[] | undefined },
  nowMs: number,
): NoteRecord {
  const note = location.notes.put({
    ...before,
    body: changes.body ?? before.body,
    title: changes.title ?? before.title,
    color: changes.color ?? before.color,
    pinned: changes.pinned ?? before.pinned,
    userId: changes.userId ?? before.userId,
    relations: changes.relations ?? before.relations,
    dateUpdated: new Date(nowMs).toISOString(),
  });
  logNote(location, 'note-changed', note, nowMs);
  world.markChanged();
  return note;
}

export function removeNote(world: World, location: LocationState, note: NoteRecord): void {
  location.notes.remove(note.id);
  world.markChanged();
}

/** The contact a note belongs to: the first one it is related to. */
export function contactIdOf(note: NoteRecord): string | undefined {
  return note.relations.find(({ objectKey }) => objectKey === 'contact')?.recordId;
}

function logNote(
  location: LocationState,
  event: 'note-added' | 'note-changed',
  note: NoteRecord,
  nowMs: number,
): void {
  for (const { objectKey, recordId } of note.relations)
    if (objectKey === 'contact') logEvent(location, nowMs, event, recordId, note.id);
}
