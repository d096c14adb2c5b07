/**
 * Bookings, read back and compared: appointments by a list of each calendar, and by id before anything is called
 * different; tasks by a list of each person. Start and end are compared as instants.
 */
import pMap from 'p-map';
import type { DestinationAppointment } from '../model/calendar.ts';
import { isoInstant } from '../model/clock.ts';
import { asExpectedAppointment, asExpectedTask } from '../model/expected-calendar.ts';
import type { Operation } from '../model/journal.ts';
import { readReferenceLine } from '../model/reference-line.ts';
import type { DestinationTask } from '../model/task.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareStanding, compareWatched, type Fact, isAsExpected } from './compare-standing.ts';
import type { Tally } from './tally.ts';
import { without } from './verify-calendars.ts';
import {
  type RecordVerifyOptions,
  repeatedMarkers,
  unverifiable,
  verifyUnwritten,
} from './verify-opportunities.ts';

const due = ['planned', 'done', 'unknown', 'intent'] as const;

export async function* verifyBookings(
  options: RecordVerifyOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  const { plans, planId } = options;
  for await (const batch of plans.operations(planId, { object: 'appointment', states: due }))
    yield await verifyAppointments(batch, options, tally);
  for await (const batch of plans.operations(planId, { object: 'appointment-task', states: due }))
    yield await verifyTasks(batch, options, tally);
}

async function verifyAppointments(
  batch: readonly Operation[],
  { destination, send, journal, locationId, concurrency, edits }: RecordVerifyOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const wanted = batch.map(({ expected }) => asExpectedAppointment(expected));
  const names = wanted.flatMap(({ contact, calendar }) => [contact, calendar]);
  const ids = await journal.destinationIds(locationId, [...new Set(names)]);
  const shown = new Map<string, DestinationAppointment>();
  for (const [calendar, of] of Map.groupBy(wanted, (one) => one.calendar)) {
    const { [calendar]: calendarId } = ids;
    if (calendarId === undefined) continue;
    const times = of.map(({ startTime }) => Date.parse(startTime));
    const span = { fromMs: Math.min(...times), toMs: Math.max(...times) };
    const listed = await destination.listAppointments({ calendarId, ...span }, send('verify-objects'));
    for (const one of listed.kind === 'found' ? listed.record : []) shown.set(one.id, one);
  }
  const verifyOne = async (operation: Operation): Promise<readonly Discrepancy[]> => {
    const unproved = verifyUnwritten(operation, tally);
    if (unproved !== null) return unproved;
    const id = operation.destinationId ?? '';
    const row = shown.get(id);
    const facts = row === undefined ? [] : appointmentFacts(operation, row, ids);
    if (row !== undefined && isAsExpected(facts)) return compareStanding(operation, facts, tally);
    const read = await destination.appointments.read(send('verify-objects'), id);
    if (read.kind === 'failed') return unverifiable(operation, read.note, tally);
    const standing =
      read.kind === 'found' ? { ...read.record, facts: appointmentFacts(operation, read.record, ids) } : null;
    return compareWatched(operation, standing, edits, tally);
  };
  const results = await pMap(batch, verifyOne, { concurrency });
  const marked = [...shown.values()]
    .map(({ id, description }) => ({ id, marker: readReferenceLine(description), record: null }))
    .filter(({ marker }) => marker !== null)
    .sort((a, b) => ((a.marker ?? '') < (b.marker ?? '') ? -1 : 1));
  return [...results.flat(), ...repeatedMarkers('appointment', marked, tally)];
}

async function verifyTasks(
  batch: readonly Operation[],
  { destination, send, journal, locationId, concurrency }: RecordVerifyOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const byPerson = Map.groupBy(batch, ({ expected }) => asExpectedTask(expected).contact);
  const ids = await journal.destinationIds(locationId, [...byPerson.keys()]);
  const verifyPerson = async ([person, operations]: readonly [string, readonly Operation[]]) => {
    const { [person]: id } = ids;
    const listed = id === undefined ? null : await destination.listContactTasks(id, send('verify-objects'));
    return operations.flatMap((operation) => {
      const unproved = verifyUnwritten(operation, tally);
      if (unproved !== null) return unproved;
      if (listed?.kind === 'failed') return unverifiable(operation, listed.note, tally);
      const all = listed?.kind === 'found' ? listed.record : [];
      const standing = all.find((task) => task.id === operation.destinationId);
      return compareStanding(
        operation,
        standing === undefined ? null : taskFacts(operation, standing),
        tally,
      );
    });
  };
  return (await pMap([...byPerson], verifyPerson, { concurrency })).flat();
}

const instant = (epochMs: number | null): string => (epochMs === null ? '' : isoInstant(epochMs));

function appointmentFacts(
  { expected }: Operation,
  actual: DestinationAppointment,
  ids: Readonly<Record<string, string>>,
): readonly Fact[] {
  const wanted = asExpectedAppointment(expected);
  return without(wanted.left, [
    ['person', ids[wanted.contact] ?? '', actual.contactId],
    ['calendar', ids[wanted.calendar] ?? '', actual.calendarId],
    ['start', instant(Date.parse(wanted.startTime)), instant(actual.startsAt)],
    ['end', instant(Date.parse(wanted.endTime)), instant(actual.endsAt)],
    ['title', wanted.title, actual.title ?? ''],
    ['status', wanted.status, actual.status ?? ''],
    ['owner', wanted.ownerId ?? '', actual.ownerId ?? ''],
    ['address', wanted.address ?? '', actual.address ?? ''],
    ['description', wanted.description, actual.description ?? ''],
  ]);
}

function taskFacts({ expected }: Operation, actual: DestinationTask): readonly Fact[] {
  const wanted = asExpectedTask(expected);
  return without(wanted.left, [
    ['title', wanted.title, actual.title],
    ['body', wanted.body ?? '', actual.body ?? ''],
    ['due', instant(Date.parse(wanted.dueDate)), instant(actual.dueAt)],
    ['completed', String(wanted.completed), String(actual.completed)],
    ['owner', wanted.ownerId ?? '', actual.ownerId ?? ''],
  ]);
}
