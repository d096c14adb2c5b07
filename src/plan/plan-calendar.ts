/**
 * A calendar and the hours of its hosts, decided against those that stand there: a calendar is ours by the reference
 * line in its description, hours by their user and name. What a person changed since stays and is listed.
 */
import type { DestinationCalendar, DestinationSchedule } from '../model/calendar.ts';
import type { ExpectedCalendar, ExpectedSchedule } from '../model/expected-calendar.ts';
import type { Json } from '../model/json.ts';
import type { FieldChange, PlannedOperation } from '../model/plan.ts';
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
  const kept = changesOf([
    ['name', found.name, expected.name],
    ['type', found.type, expected.type],
    ['members', [...found.memberIds].sort().join(', '), expected.memberIds.join(', ')],
    ['slotMinutes', found.slotMinutes, expected.slotMinutes],
    ['bufferMinutes', found.bufferMinutes ?? 0, expected.bufferMinutes],
    ['noticeHours', found.noticeHours ?? 0, expected.noticeHours],
  ]);
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
  const kept = changesOf([
    ['timeZone', found.timeZone, expected.timeZone],
    ['hours', hoursText(found.rules), hoursText(expected.rules)],
  ]);
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

/** `monday 09:00–12:00, 13:00–17:00; …`, the days as given. */
function hoursText(rules: ExpectedSchedule['rules']): string {
  return rules
    .map(({ day, intervals }) => `${day} ${intervals.map(({ from, to }) => `${from}–${to}`).join(', ')}`)
    .join('; ');
}

function changesOf(facts: readonly (readonly [string, Json, Json])[]): readonly FieldChange[] {
  return facts
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => ({ field, before, after }));
}
