/**
 * Notes of any record, by the newer API. (HighLevel, notes, live documentation, v3 only: at least one relation
 * and a user are required; its answers are not shown there, and are read as those of a contact's notes.) It is
 * the only way to hang a note on an opportunity, a company or a custom object, and the only one to read the
 * notes of many records in pages.
 */
import { z } from 'zod';
import type { Send } from '../../../model/http.ts';
import type { DestinationNote } from '../../../model/note.ts';
import { readReferenceLine } from '../../../model/reference-line.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { changedAt } from '../changed-at.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent } from '../read-answer.ts';

export interface RecordNoteDesired {
  /** With our reference line in it. */
  readonly body: string;
  /** `contact`, `opportunity`, `business` or the full key of a custom object. */
  readonly objectKey: string;
  readonly recordId: string;
  readonly userId: string;
}

export interface RecordNoteKey {
  readonly recordId: string;
  /** The external id in the reference line. */
  readonly reference: string;
}

export type RecordNoteProvider = Provider<RecordNoteKey, RecordNoteDesired, DestinationNote>;

/** The largest page is not documented; 100 is the figure of the other searches. */
const usualPageSize = 100;

const text = z.string().nullish();
const noteSchema = z.object({
  id: z.string().min(1),
  body: z.string(),
  dateAdded: text,
  dateUpdated: text,
  relations: z.array(z.object({ recordId: z.string() })).nullish(),
  locationId: text,
});
const oneSchema = z.object({ note: noteSchema });
const listSchema = z.object({ notes: z.array(noteSchema), total: z.number().nullish() });
const filled = z.string().min(1);
const createBody = exactBody({
  body: filled,
  relations: z.array(z.strictObject({ objectKey: filled, recordId: filled })).min(1),
  userId: filled,
});
const updateBody = exactBody({ body: filled.optional(), userId: filled.optional() });
const searchBody = exactBody({
  locationId: filled,
  limit: z.number().int().min(1),
  skip: z.number().int().min(0),
  sortBy: z.literal('dateAdded'),
  sortOrder: z.literal('asc'),
  relations: z.array(filled).min(1).optional(),
});

/**
 * Notes of a location, oldest first, in pages; ends after the first page that could not be read. A page may hold fewer
 * than asked for and not be the last one: it ends when as many as there are were shown, or with an empty page.
 * @param recordIds only notes that hang on one of these; all notes when absent
 * @param pageSize what the location was seen to take
 */
export async function* searchNotes(
  send: Send,
  locationId: string,
  recordIds?: readonly string[],
  pageSize = usualPageSize,
): AsyncGenerator<ReadAnswer<readonly DestinationNote[]>> {
  for (let skip = 0; ; ) {
    const body = bodyFor('searchNotes', searchBody, {
      locationId,
      limit: pageSize,
      skip,
      sortBy: 'dateAdded',
      sortOrder: 'asc',
      relations: recordIds,
    });
    const answer = await readCall(send, 'searchNotes', {
      body,
      found: (shown, route) => {
        const { notes, total } = parseIncoming(listSchema, shown, route);
        return { notes: notes.map((note) => toNote(note, locationId, route)), total: total ?? null };
      },
    });
    if (answer.kind !== 'found') {
      yield answer;
      return;
    }
    const { notes, total } = answer.record;
    yield { kind: 'found', record: notes };
    skip += notes.length;
    if (notes.length === 0 || (total !== null && skip >= total)) return;
  }
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createRecordNoteProvider(locationId: string): RecordNoteProvider {
  const one = (body: unknown, route: string) =>
    toNote(parseIncoming(oneSchema, body, route).note, locationId, route);
  const query = { locationId };
  return {
    findExisting: async (send, { recordId, reference }) => {
      for await (const page of searchNotes(send, locationId, [recordId])) {
        if (page.kind !== 'found') return page;
        const found = page.record.find(({ body }) => readReferenceLine(body) === reference);
        if (found !== undefined) return foundOrAbsent(found);
      }
      return { kind: 'absent' };
    },

    create: (send, { body: noteBody, objectKey, recordId, userId }) => {
      const body = bodyFor('createNote', createBody, {
        body: noteBody,
        relations: [{ objectKey, recordId }],
        userId,
      });
      return writeCall(send, 'createNote', { query, body, written: one });
    },

    update: (send, id, { body: noteBody, userId }) => {
      const body = bodyFor('updateNote', updateBody, { body: noteBody, userId });
      return writeCall(send, 'updateNote', { ids: { id }, query, body, written: one });
    },

    read: (send, id) => readCall(send, 'readNote', { ids: { id }, query, byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removeNote', id, { ids: { id }, query }),
  };
}

function toNote(note: z.infer<typeof noteSchema>, locationId: string, route: string): DestinationNote {
  checkLocation(note.locationId, locationId, route);
  return {
    id: note.id,
    body: note.body,
    addedAt: note.dateAdded ?? null,
    recordIds: (note.relations ?? []).map(({ recordId }) => recordId),
    ...changedAt(note.dateUpdated),
  };
}
