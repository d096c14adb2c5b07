/**
 * The notes of a location as they stand, findable by our reference line. Where the probe saw that search finds notes,
 * they are read in pages; else those of each person who is to have one, by a request for each who stands there.
 */
import pMap from 'p-map';
import { requireFound } from '../../connectors/connector.ts';
import type { DestinationNote } from '../../model/note.ts';
import { noteRow, noteSnapshot } from '../../model/snapshot-row.ts';
import type { RecordPlanning } from './record-context.ts';

export interface StandingNotes {
  /** Reads the notes of people, by their markers, where no page has shown them. */
  readOf(people: readonly string[]): Promise<void>;
  /** Notes by the external id in their reference line, as far as they were read. */
  find(externalIds: readonly string[]): Promise<ReadonlyMap<string, readonly DestinationNote[]>>;
}

/** Reads nothing before it is first asked to. */
export function openStandingNotes(planning: RecordPlanning): StandingNotes {
  const { workspace, connection, location, capabilities } = planning;
  const { snapshots, journal } = workspace.ledger;
  const { destination, send, concurrency } = connection;
  const keep = (notes: readonly DestinationNote[]) =>
    snapshots.records.put(location.id, noteSnapshot, notes.map(noteRow));
  const open = async () => {
    await snapshots.records.clear(location.id, noteSnapshot);
    if (!capabilities.notesBySearch) return;
    for await (const page of destination.searchNotes(undefined, send('snapshot'), capabilities.notesPerPage))
      await keep(requireFound(page, 'its notes'));
  };
  let opened: Promise<void> | null = null;

  const read = new Set<string>();
  const index = snapshots.index(location.id);
  const readNotesOf = async (people: readonly string[]) => {
    const unread = [...new Set(people)].filter((person) => !read.has(person));
    for (const person of unread) read.add(person);
    const known = await journal.destinationIds(location.id, unread);
    const matches = await index.findContacts(
      unread.map((externalId) => ({ externalId, email: null, phone: null })),
    );
    // By marker, for a workspace that has lost its journal.
    const ids = unread.flatMap((person, at) => known[person] ?? matches[at]?.byMarker[0]?.id ?? []);
    const lists = await pMap(ids, (id) => destination.listContactNotes(id, send('snapshot')), {
      concurrency,
    });
    await keep(
      lists.flatMap((list) => (list.kind === 'absent' ? [] : requireFound(list, 'the notes of a person'))),
    );
  };

  return {
    async readOf(people) {
      await (opened ??= open());
      if (!capabilities.notesBySearch) await readNotesOf(people);
    },
    async find(externalIds) {
      const found = await snapshots.records.find(location.id, noteSnapshot, externalIds);
      return new Map(
        [...found].map(([marker, rows]) => [
          marker,
          rows.map(({ record }) => record as unknown as DestinationNote),
        ]),
      );
    },
  };
}
