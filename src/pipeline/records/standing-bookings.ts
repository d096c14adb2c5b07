/**
 * Bookings as they stand: appointments of our calendars, notes of their people and, where they were decided for or
 * written before, tasks. And which of them the location refused when the latest plan was carried out.
 */
import pMap from 'p-map';
import { isGivenUp } from '../../apply/send-journalled.ts';
import { requireFound } from '../../connectors/connector.ts';
import type { Booking } from '../../mapping/records/booking.ts';
import type { DestinationAppointment } from '../../model/calendar.ts';
import type { Entity } from '../../model/entity.ts';
import type { DestinationNote } from '../../model/note.ts';
import { readReferenceLine } from '../../model/reference-line.ts';
import { appointmentRow, appointmentSnapshot, taskRow, taskSnapshot } from '../../model/snapshot-row.ts';
import type { DestinationTask } from '../../model/task.ts';
import type { CalendarsToPlan } from './read-calendars.ts';
import type { RecordPlanning } from './record-context.ts';
import type { StandingNotes } from './standing-notes.ts';

interface FoundBookings {
  readonly appointments: ReadonlyMap<string, readonly DestinationAppointment[]>;
  readonly tasks: ReadonlyMap<string, readonly DestinationTask[]>;
  readonly notes: ReadonlyMap<string, readonly DestinationNote[]>;
}

export interface StandingBookings {
  /** Before anything is planned. */
  read(): Promise<void>;
  /** By external id; notes of several parts under the id of each. */
  find(externalIds: readonly string[]): Promise<FoundBookings>;
  /** By the calendar's external id; null where it does not stand. */
  calendarId(externalId: string): string | null;
  wasRefused(externalId: string): boolean;
}

/** Parts a long booking may have as notes. */
const mostParts = 5;

/** External ids a booking has as a note, by part. */
export function noteParts(externalId: string): readonly string[] {
  return [externalId, ...Array.from({ length: mostParts - 1 }, (_, at) => `${externalId}:${at + 2}`)];
}

export function openStandingBookings(
  planning: RecordPlanning,
  calendars: CalendarsToPlan,
  notes: StandingNotes,
  readBooking: (entity: Entity) => Booking,
): StandingBookings {
  const { workspace, connection, location, target, choices } = planning;
  const { snapshots, journal, plans, entities } = workspace.ledger;
  const { records } = snapshots;
  const { destination, send, concurrency } = connection;
  const refused = new Set<string>();
  let calendarIds: ReadonlyMap<string, string> = new Map();

  const readRefused = async () => {
    const latest = await plans.latest(target);
    if (latest === null || latest.inputs.locationId !== location.id) return;
    // One HighLevel failed at, and never declined, is tried again.
    for await (const batch of plans.operations(latest.id, { object: 'appointment', states: ['refused'] }))
      for (const { externalId, note } of batch) if (!isGivenUp(note)) refused.add(externalId);
    // Planned as a note since, and perhaps not carried out yet.
    for await (const batch of plans.operations(latest.id, { object: 'appointment-note' }))
      for (const { externalId, expected } of batch)
        if ((expected as { because?: string }).because === 'refused') refused.add(externalId);
  };

  const readAppointments = async () => {
    const standing = await calendars.listStanding();
    calendarIds = new Map(
      standing.flatMap(({ id, description }) => {
        const reference = readReferenceLine(description);
        return reference === null ? [] : [[reference, id] as const];
      }),
    );
    const span = { fromMs: Number.POSITIVE_INFINITY, toMs: Number.NEGATIVE_INFINITY };
    const people = new Map<string, string[]>();
    for await (const batch of entities.all('appointment')) {
      for (const { startsAt, contact, externalId } of batch.map(readBooking)) {
        const at = Date.parse(startsAt ?? '');
        if (!Number.isNaN(at)) {
          span.fromMs = Math.min(span.fromMs, at);
          span.toMs = Math.max(span.toMs, at);
        }
        if (contact !== null) people.set(contact, [...(people.get(contact) ?? []), externalId]);
      }
    }
    await records.clear(location.id, appointmentSnapshot);
    const ids = calendars.calendars.flatMap(({ source }) => calendarIds.get(source.externalId) ?? []);
    for (const calendarId of span.fromMs <= span.toMs ? ids : []) {
      const listed = await destination.listAppointments({ calendarId, ...span }, send('snapshot'));
      const rows = requireFound(listed, 'its appointments').map(appointmentRow);
      await records.put(location.id, appointmentSnapshot, rows);
    }
    await readMoved([...people.values()].flat());
    return people;
  };

  /** What we wrote and the list does not show: it was moved out of the span, here or in Kartra, and is read by id. */
  const readMoved = async (markers: readonly string[]) => {
    const written = await journal.expectedOf(location.id, 'appointment', markers);
    const shown = await records.find(location.id, appointmentSnapshot, [...written.keys()]);
    const unseen = [...written.keys()].filter((marker) => !shown.has(marker));
    const known = await journal.destinationIds(location.id, unseen);
    const answers = await pMap(
      Object.values(known),
      (id) => destination.appointments.read(send('snapshot'), id),
      { concurrency },
    );
    const found = answers.flatMap((answer) =>
      answer.kind === 'absent' ? [] : requireFound(answer, 'an appointment'),
    );
    await records.put(location.id, appointmentSnapshot, found.map(appointmentRow));
  };

  const readTasks = async (people: ReadonlyMap<string, readonly string[]>) => {
    await records.clear(location.id, taskSnapshot);
    const known = await journal.destinationIds(location.id, [...people.values()].flat());
    const shown = await find([...people.values()].flat());
    const isUnseen = (marker: string) =>
      known[marker] !== undefined && !shown.appointments.has(marker) && !shown.notes.has(marker);
    const wanted = [...people]
      .filter(([, markers]) => choices.appointments === 'task' || markers.some(isUnseen))
      .map(([person]) => person);
    const contactIds = await journal.destinationIds(location.id, wanted);
    const lists = await pMap(
      Object.values(contactIds),
      (id) => destination.listContactTasks(id, send('snapshot')),
      { concurrency },
    );
    const found = lists.flatMap((list) =>
      list.kind === 'absent' ? [] : requireFound(list, 'the tasks of a person'),
    );
    await records.put(location.id, taskSnapshot, found.map(taskRow));
  };

  const find = async (externalIds: readonly string[]): Promise<FoundBookings> => {
    const rowsOf = async <Found>(object: string) => {
      const found = await records.find(location.id, object, externalIds);
      return new Map(
        [...found].map(([marker, rows]) => [marker, rows.map(({ record }) => record as unknown as Found)]),
      );
    };
    return {
      appointments: await rowsOf<DestinationAppointment>(appointmentSnapshot),
      tasks: await rowsOf<DestinationTask>(taskSnapshot),
      notes: await notes.find(externalIds.flatMap(noteParts)),
    };
  };

  return {
    async read() {
      await readRefused();
      const people = await readAppointments();
      await notes.readOf([...people.keys()]);
      await readTasks(people);
    },
    find,
    calendarId: (externalId) => calendarIds.get(externalId) ?? null,
    wasRefused: (externalId) => refused.has(externalId),
  };
}
