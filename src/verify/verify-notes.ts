/**
 * Notes, read back and compared byte by byte: in pages where search was seen to find them, else listed by person, and
 * by id before anything is called different. One reference line on two notes is found too.
 */
import pMap from 'p-map';
import { requireFound } from '../connectors/connector.ts';
import { asExpectedNote } from '../model/expected-record.ts';
import type { Operation } from '../model/journal.ts';
import type { DestinationNote } from '../model/note.ts';
import { noteRow, noteSnapshot } from '../model/snapshot-row.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareStanding, compareWatched, type Fact, isAsExpected } from './compare-standing.ts';
import { readChanged } from './read-changed.ts';
import type { Tally } from './tally.ts';
import {
  type RecordVerifyOptions,
  repeatedMarkers,
  unverifiable,
  verifyUnwritten,
} from './verify-opportunities.ts';

export interface NoteVerifyOptions extends RecordVerifyOptions {
  /** Whether the notes of the location are found by pages. */
  readonly notesBySearch: boolean;
  /** Notes asked for in one page. */
  readonly notesPerPage: number;
}

const kinds = ['appointment-note', 'note', 'history-note'] as const;
const due = ['planned', 'done', 'unknown', 'intent'] as const;

export async function* verifyNotes(
  options: NoteVerifyOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  const { records, locationId, destination, send, notesBySearch, notesPerPage } = options;
  const people = new Set<string>();
  let read = false;
  for (const object of kinds) {
    for await (const batch of options.plans.operations(options.planId, { object, states: due })) {
      if (!read) {
        await records.clear(locationId, noteSnapshot);
        const pages = notesBySearch
          ? destination.searchNotes(undefined, send('verify-objects'), notesPerPage)
          : [];
        for await (const page of pages)
          await records.put(locationId, noteSnapshot, requireFound(page, 'its notes').map(noteRow));
      }
      read = true;
      yield await verifyBatch(batch, people, options, tally);
    }
  }
  if (read) yield repeatedMarkers('note', await records.repeated(locationId, noteSnapshot), tally);
}

async function verifyBatch(
  batch: readonly Operation[],
  people: Set<string>,
  options: NoteVerifyOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const { destination, send, records, journal, locationId, concurrency, notesBySearch, edits } = options;
  const markers = [...new Set(batch.map(({ expected }) => asExpectedNote(expected).contact))];
  const contactIds = await journal.destinationIds(locationId, markers);
  if (!notesBySearch) {
    const unread = [...new Set(Object.values(contactIds))].filter((id) => !people.has(id));
    for (const id of unread) people.add(id);
    const listed = await pMap(
      unread,
      async (id) => {
        const list = await destination.listContactNotes(id, send('verify-objects'));
        return list.kind === 'found' ? list.record : [];
      },
      { concurrency },
    );
    await records.put(locationId, noteSnapshot, listed.flat().map(noteRow));
  }
  const written = batch.flatMap(({ destinationId }) => destinationId ?? []);
  const shown = await records.get(locationId, noteSnapshot, written);
  const verifyOne = async (operation: Operation): Promise<readonly Discrepancy[]> => {
    const unproved = verifyUnwritten(operation, tally);
    if (unproved !== null) return unproved;
    const id = operation.destinationId ?? '';
    const contactId = contactIds[asExpectedNote(operation.expected).contact] ?? '';
    const row = shown.get(id) as unknown as DestinationNote | undefined;
    const facts = row === undefined ? [] : factsOf(operation, contactId, row);
    if (row !== undefined && isAsExpected(facts)) return compareStanding(operation, facts, tally);
    if (contactId === '') return unverifiable(operation, 'its person is not known any more', tally);
    const one = await destination.contactNotes(contactId).read(send('verify-objects'), id);
    if (one.kind === 'failed') return unverifiable(operation, one.note, tally);
    if (one.kind === 'absent') return compareStanding(operation, null, tally);
    const standing = factsOf(operation, contactId, one.record);
    const updatedAt = isAsExpected(standing) ? undefined : await readChanged(options, id);
    return compareWatched(operation, { facts: standing, updatedAt }, edits, tally);
  };
  return (await pMap(batch, verifyOne, { concurrency })).flat();
}

function factsOf(operation: Operation, contactId: string, actual: DestinationNote): readonly Fact[] {
  const { body } = asExpectedNote(operation.expected);
  const person = actual.recordIds.includes(contactId) ? contactId : (actual.recordIds[0] ?? '');
  return [
    { field: 'person', expected: contactId, actual: person },
    ...(body === null ? [] : [{ field: 'body', expected: body, actual: actual.body }]),
  ];
}
