/** Where a calendar, its hours, an appointment or a task at the destination is not what was meant, field by field. */
import type { DestinationAppointment, DestinationCalendar, DestinationSchedule } from './calendar.ts';
import type {
  ExpectedAppointment,
  ExpectedCalendar,
  ExpectedSchedule,
  ExpectedTask,
} from './expected-calendar.ts';
import type { Json } from './json.ts';
import type { FieldChange } from './plan.ts';
import type { DestinationTask } from './task.ts';

/** @param calendarId of the booking's calendar, where it stands */
export function appointmentDifferences(
  expected: ExpectedAppointment,
  one: DestinationAppointment,
  calendarId: string | null,
): readonly FieldChange[] {
  return changesOf([
    ['calendar', one.calendarId, calendarId ?? one.calendarId],
    ['start', one.startsAt, Date.parse(expected.startTime)],
    ['end', one.endsAt, Date.parse(expected.endTime)],
    ['title', one.title, expected.title],
    ['status', one.status, expected.status],
    ['owner', one.ownerId, expected.ownerId],
    ['address', one.address, expected.address],
    ['description', one.description, expected.description],
  ]);
}

export function taskDifferences(expected: ExpectedTask, one: DestinationTask): readonly FieldChange[] {
  return changesOf([
    ['title', one.title, expected.title],
    ['body', one.body, expected.body],
    ['due', one.dueAt, Date.parse(expected.dueDate)],
    ['completed', one.completed, expected.completed],
    ['owner', one.ownerId, expected.ownerId],
  ]);
}

export function calendarDifferences(
  expected: ExpectedCalendar,
  one: DestinationCalendar,
): readonly FieldChange[] {
  return changesOf([
    ['name', one.name, expected.name],
    ['type', one.type, expected.type],
    ['members', [...one.memberIds].sort().join(', '), expected.memberIds.join(', ')],
    ['slotMinutes', one.slotMinutes, expected.slotMinutes],
    ['bufferMinutes', one.bufferMinutes ?? 0, expected.bufferMinutes],
    ['noticeHours', one.noticeHours ?? 0, expected.noticeHours],
  ]);
}

export function scheduleDifferences(
  expected: ExpectedSchedule,
  one: DestinationSchedule,
): readonly FieldChange[] {
  return changesOf([
    ['timeZone', one.timeZone, expected.timeZone],
    ['hours', hoursText(one.rules), hoursText(expected.rules)],
  ]);
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
