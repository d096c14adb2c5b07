/** Calendars and the hours of their hosts, listed and compared: names, booking rules, hosts, hours, time zone. */
import pMap from 'p-map';
import { hoursText } from '../model/booking-values.ts';
import type { DestinationCalendar, DestinationSchedule } from '../model/calendar.ts';
import { asExpectedCalendar, asExpectedSchedule, type ExpectedSchedule } from '../model/expected-calendar.ts';
import type { Operation } from '../model/journal.ts';
import { readReferenceLine } from '../model/reference-line.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareStanding, compareWatched, type Fact } from './compare-standing.ts';
import type { Tally } from './tally.ts';
import { type RecordVerifyOptions, unverifiable, verifyUnwritten } from './verify-opportunities.ts';

const due = ['planned', 'done', 'unknown', 'intent'] as const;

export async function* verifyCalendars(
  options: RecordVerifyOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  const { plans, planId, destination, send } = options;
  for await (const batch of plans.operations(planId, { object: 'calendar', states: due })) {
    const listed = await destination.listCalendars(send('verify-objects'));
    yield batch.flatMap((operation) => {
      if (listed.kind === 'failed') return unverifiable(operation, listed.note, tally);
      const all = listed.kind === 'found' ? listed.record : [];
      const standing = all.find(({ id }) => id === operation.destinationId);
      const facts = standing === undefined ? null : calendarFacts(operation, standing);
      return verifyUnwritten(operation, tally) ?? compareStanding(operation, facts, tally);
    });
  }
  for await (const batch of plans.operations(planId, { object: 'schedule', states: due }))
    yield await verifySchedules(batch, options, tally);
}

async function verifySchedules(
  batch: readonly Operation[],
  { destination, send, journal, locationId, concurrency, edits }: RecordVerifyOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const expected = batch.map((operation) => asExpectedSchedule(operation.expected));
  const calendarIds = await journal.destinationIds(locationId, [
    ...new Set(expected.map(({ calendar }) => calendar)),
  ]);
  const byUser = Map.groupBy(batch, ({ expected: of }) => asExpectedSchedule(of).userId);
  const verifyUser = async ([userId, operations]: readonly [string, readonly Operation[]]) => {
    const listed = await destination.listSchedules(userId, send('verify-objects'));
    const found: Discrepancy[] = [];
    for (const operation of operations) {
      if (listed.kind === 'failed') {
        found.push(...unverifiable(operation, listed.note, tally));
        continue;
      }
      const all = listed.kind === 'found' ? listed.record : [];
      const standing = all.find(({ id }) => id === operation.destinationId);
      const wanted = asExpectedSchedule(operation.expected);
      const calendarId = calendarIds[wanted.calendar] ?? '';
      const shown =
        standing === undefined ? null : { ...standing, facts: scheduleFacts(wanted, standing, calendarId) };
      found.push(
        ...(verifyUnwritten(operation, tally) ?? (await compareWatched(operation, shown, edits, tally))),
      );
    }
    return found;
  };
  return (await pMap([...byUser], verifyUser, { concurrency })).flat();
}

function calendarFacts({ externalId, expected }: Operation, actual: DestinationCalendar): readonly Fact[] {
  const wanted = asExpectedCalendar(expected);
  return without(wanted.left, [
    // By which the next plan knows it: without it, it would make another.
    ['reference', externalId, readReferenceLine(actual.description) ?? ''],
    ['name', wanted.name, actual.name],
    ['type', wanted.type, actual.type ?? ''],
    ['members', wanted.memberIds.join(', '), [...actual.memberIds].sort().join(', ')],
    ['slotMinutes', String(wanted.slotMinutes), String(actual.slotMinutes ?? '')],
    ['bufferMinutes', String(wanted.bufferMinutes), String(actual.bufferMinutes ?? 0)],
    ['noticeHours', String(wanted.noticeHours), String(actual.noticeHours ?? 0)],
  ]);
}

function scheduleFacts(
  wanted: ExpectedSchedule,
  actual: DestinationSchedule,
  calendarId: string,
): readonly Fact[] {
  const applied = actual.calendarIds.includes(calendarId) ? calendarId : actual.calendarIds.join(', ');
  return without(wanted.left, [
    ['name', wanted.name, actual.name],
    ['host', wanted.userId, actual.userId],
    ['timeZone', wanted.timeZone, actual.timeZone],
    ['hours', hoursText(wanted.rules), hoursText(actual.rules)],
    ['calendar', calendarId, applied],
  ]);
}

/** Facts less those a person changed since. */
export function without(
  left: readonly string[] | undefined,
  facts: readonly (readonly [field: string, expected: string, actual: string])[],
): readonly Fact[] {
  return facts
    .filter(([field]) => left?.includes(field) !== true)
    .map(([field, expected, actual]) => ({ field, expected, actual }));
}
