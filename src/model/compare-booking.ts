/** Where a calendar, its hours, an appointment or a task at the destination is not what was meant, field by field. */
import { appointmentValues, calendarValues, hoursText, scheduleValues } from './booking-values.ts';
import type { DestinationAppointment, DestinationCalendar, DestinationSchedule } from './calendar.ts';
import type {
  ExpectedAppointment,
  ExpectedCalendar,
  ExpectedSchedule,
  ExpectedTask,
} from './expected-calendar.ts';
import { canonicalJson, type Json } from './json.ts';
import type { FieldChange } from './plan.ts';
import type { DestinationTask } from './task.ts';

/** @param calendarId of the booking's calendar, where it stands */
export function appointmentDifferences(
  expected: ExpectedAppointment,
  one: DestinationAppointment,
  calendarId: string | null,
): readonly FieldChange[] {
  const { startTime, endTime, title, status, ownerId, address, description } = expected;
  return differences(appointmentValues(one), {
    calendar: calendarId ?? one.calendarId,
    start: Date.parse(startTime),
    end: Date.parse(endTime),
    title,
    status,
    owner: ownerId,
    address,
    description,
  });
}

export function taskDifferences(expected: ExpectedTask, one: DestinationTask): readonly FieldChange[] {
  const { title, body, dueDate, completed, ownerId } = expected;
  return differences(
    { title: one.title, body: one.body, due: one.dueAt, completed: one.completed, owner: one.ownerId },
    { title, body, due: Date.parse(dueDate), completed, owner: ownerId },
  );
}

export function calendarDifferences(
  expected: ExpectedCalendar,
  one: DestinationCalendar,
): readonly FieldChange[] {
  const { name, type, memberIds, slotMinutes, bufferMinutes, noticeHours } = expected;
  const members = memberIds.join(', ');
  return differences(calendarValues(one), { name, type, members, slotMinutes, bufferMinutes, noticeHours });
}

export function scheduleDifferences(
  expected: ExpectedSchedule,
  one: DestinationSchedule,
): readonly FieldChange[] {
  const { timeZone, rules } = expected;
  return differences(scheduleValues(one), { timeZone, hours: hoursText(rules) });
}

function differences(
  standing: Readonly<Record<string, Json>>,
  wanted: Readonly<Record<string, Json>>,
): readonly FieldChange[] {
  return Object.entries(wanted)
    .map(([field, after]) => ({ field, before: standing[field] ?? null, after }))
    .filter(({ before, after }) => !isSameBookingValue(before, after));
}

/** Nothing and an empty text are one. */
export function isSameBookingValue(standing: Json, wanted: Json): boolean {
  const isNothing = (value: Json) => value === null || value === '';
  return isNothing(wanted) ? isNothing(standing) : canonicalJson(standing) === canonicalJson(wanted);
}
