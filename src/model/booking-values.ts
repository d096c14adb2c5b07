/**
 * What a calendar, the hours of a host or an appointment holds, by the names a plan gives its fields: the one reading
 * that planning, updating and undoing share.
 */
import {
  type DestinationAppointment,
  type DestinationCalendar,
  type DestinationSchedule,
  type ScheduleRule,
  weekdays,
} from './calendar.ts';

type Values = Readonly<Record<string, string | number | null>>;

export const calendarValues = (one: DestinationCalendar): Values => ({
  name: one.name,
  type: one.type,
  members: [...one.memberIds].sort().join(', '),
  slotMinutes: one.slotMinutes,
  bufferMinutes: one.bufferMinutes ?? 0,
  noticeHours: one.noticeHours ?? 0,
});

export const scheduleValues = (one: DestinationSchedule): Values => ({
  timeZone: one.timeZone,
  hours: hoursText(one.rules),
});

export const appointmentValues = (one: DestinationAppointment): Values => ({
  calendar: one.calendarId,
  start: one.startsAt,
  end: one.endsAt,
  title: one.title,
  status: one.status,
  owner: one.ownerId,
  address: one.address,
  description: one.description,
});

/** `monday 09:00–12:00, 13:00–17:00; …` in the order of the week, whatever the order they are given in. */
export function hoursText(rules: readonly ScheduleRule[]): string {
  return rules
    .toSorted((a, b) => weekdays.indexOf(a.day) - weekdays.indexOf(b.day))
    .map(({ day, intervals }) => `${day} ${intervals.map(({ from, to }) => `${from}–${to}`).join(', ')}`)
    .join('; ');
}
