/**
 * Notes of one contact. (HighLevel, contacts: listed without pages; no body has a date, so the original one
 * stands in the text.)
 */
import { z } from 'zod';
import type { Send } from '../../../model/http.ts';
import type { DestinationNote } from '../../../model/note.ts';
import { readReferenceLine } from '../../../model/reference-line.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { parseIncoming, surprised } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

export interface NoteDesired {
  /** With our reference line in it. */
  readonly body: string;
  /** Id of the user who shall be its author. */
  readonly userId?: string;
}

/** The key is the external id in the reference line. */
export type NoteProvider = Provider<string, NoteDesired, DestinationNote>;

const noteSchema = z.object({
  id: z.string().min(1),
  body: z.string(),
  dateAdded: z.string().nullish(),
  contactId: z.string().nullish(),
});
const oneSchema = z.object({ note: noteSchema });
const listSchema = z.object({ notes: z.array(noteSchema) });
const createBody = exactBody({ body: z.string().min(1), userId: z.string().min(1).optional() });
const updateBody = exactBody({
  body: z.string().min(1).optional(),
  userId: z.string().min(1).optional(),
});

/** All notes of a contact, in one request; `absent` when there is no such contact. */
export function listContactNotes(
  send: Send,
  contactId: string,
): Promise<ReadAnswer<readonly DestinationNote[]>> {
  return readCall(send, 'listContactNotes', {
    ids: { contactId },
    byId: true,
    found: (body, route) =>
      parseIncoming(listSchema, body, route).notes.map((note) => toNote(note, contactId, route)),
  });
}

/** @throws LandfallError (from every verb) `destination-surprised` */
export function createContactNoteProvider(contactId: string): NoteProvider {
  const one = (body: unknown, route: string) =>
    toNote(parseIncoming(oneSchema, body, route).note, contactId, route);
  return {
    findExisting: async (send, reference) =>
      mapFound(await listContactNotes(send, contactId), (notes) =>
        foundOrAbsent(notes.find(({ body }) => readReferenceLine(body) === reference)),
      ),

    create: (send, desired) => {
      const body = bodyFor('createContactNote', createBody, desired);
      return writeCall(send, 'createContactNote', { ids: { contactId }, body, written: one });
    },

    update: (send, id, desired) => {
      const body = bodyFor('updateContactNote', updateBody, desired);
      return writeCall(send, 'updateContactNote', { ids: { contactId, id }, body, written: one });
    },

    read: (send, id) => readCall(send, 'readContactNote', { ids: { contactId, id }, byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removeContactNote', id, { ids: { contactId, id } }),
  };
}

function toNote(note: z.infer<typeof noteSchema>, contactId: string, route: string): DestinationNote {
  if (note.contactId != null && note.contactId !== contactId)
    throw surprised(route, 'note.contactId: another contact');
  return { id: note.id, body: note.body, addedAt: note.dateAdded ?? null, recordIds: [contactId] };
}
