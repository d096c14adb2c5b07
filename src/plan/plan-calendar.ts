/**
 * A calendar and the hours of its hosts, decided against those that stand there: a calendar is ours by the reference
 * line in its description, hours by their user and name. What a person changed since stays and is listed.
 */

import type { DestinationCalendar, DestinationSchedule } from '../model/calendar.ts';
import { calendarDifferences, scheduleDifferences } from '../model/compare-booking.ts';
import type { ExpectedCalendar, ExpectedSchedule } from '../model/expected-calendar.ts';
import type { Json } from '../model/json.ts';
import type { PlannedOperation } from '../model/plan.ts';
import { readReferenceLine } from '../model/reference-line.ts';

const neutral = { destinationId: null, changes: [], kept: [], reason: null } as const;

export function planCalendar(
  externalId: string,
  wanted: ExpectedCalendar,
  standing: readonly DestinationCalendar[],
): PlannedOperation {
  const isOurs = ({ description }: DestinationCalendar) => readReferenceLine(description) === externalId;
  const [found, ...others] = standing.filter(isOurs);
  const fold = (name: string) => name.trim().toLowerCase();
  const taken = standing.some((one) => !isOurs(one) && fold(one.name) === fold(wanted.name));
  const expected = taken ? { ...wanted, name: `${wanted.name} (Kartra)` } : wanted;
  const base = { ...neutral, object: 'calendar', externalId, dependsOn: [] } as const;
  if (others.length > 0)
    return {
      ...base,
      action: 'skip',
      expected: expected as unknown as Json,
      reason: 'twice: two calendars carry it',
    };
  if (found === undefined) return { ...base, action: 'create', expected: expected as unknown as Json };
  const kept = calendarDifferences(expected, found);
  return {
    ...base,
    action: 'unchanged',
    destinationId: found.id,
    expected: { ...expected, left: kept.map(({ field }) => field) },
    kept,
  };
}

/** @param calendarId of the calendar where it stands already */
export function planSchedule(
  externalId: string,
  expected: ExpectedSchedule,
  standing: readonly DestinationSchedule[],
  calendarId: string | null,
): PlannedOperation {
  const found = standing.find(({ userId, name }) => userId === expected.userId && name === expected.name);
  const base = { ...neutral, object: 'schedule', externalId, dependsOn: [expected.calendar] } as const;
  if (found === undefined) return { ...base, action: 'create', expected: expected as unknown as Json };
  const kept = scheduleDifferences(expected, found);
  const isApplied = calendarId !== null && found.calendarIds.includes(calendarId);
  return {
    ...base,
    action: isApplied ? 'unchanged' : 'update',
    destinationId: found.id,
    expected: { ...expected, left: kept.map(({ field }) => field) } as unknown as Json,
    changes: isApplied ? [] : [{ field: 'calendar', before: null, after: expected.calendar }],
    kept,
  };
}
