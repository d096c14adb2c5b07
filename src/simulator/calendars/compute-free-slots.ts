/**
 * Owns: which starts of an appointment a calendar offers, at which instants.
 * Source: descriptions of the calendar body: open hours by weekday, custom dates that replace them, duration,
 * interval, buffers, seats per slot and per day, minimum notice and booking range. A schedule applied to the
 * calendar replaces both. Hours are local in the time zone of the schedule, or else of the location; steps are
 * taken in real time, so a day on which clocks move has an hour more or less and never a slot that is not.
 * Unverified: a calendar without any hours offers nothing; which appointments keep a slot busy (all but
 * cancelled, invalid and missed ones); months are counted as 30 days.
 */

import { Temporal } from 'temporal-polyfill';
import type {
  AppointmentRecord,
  CalendarRecord,
  OpenHours,
  ScheduleRecord,
} from '../world/calendar-record.ts';
import type { LocationState } from '../world/location-state.ts';

const MINUTE = 60_000;
const UNIT_MS = {
  mins: MINUTE,
  hours: 60 * MINUTE,
  days: 1440 * MINUTE,
  weeks: 7 * 1440 * MINUTE,
  months: 30 * 1440 * MINUTE,
};
const DAY_NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const IDLE_STATUSES: readonly string[] = ['cancelled', 'invalid', 'noshow'];

export interface SlotQuestion {
  readonly location: LocationState;
  readonly calendar: CalendarRecord;
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  /** Only slots in which this user is free. */
  readonly userId?: string | undefined;
  readonly ignoreDateRange?: boolean | undefined;
  /** An appointment that does not stand in its own way when it is moved. */
  readonly exceptId?: string | undefined;
}

interface Range {
  readonly startMs: number;
  readonly endMs: number;
}

/** Starts of the free slots between two instants, both included, in order. */
export function computeFreeSlots(question: SlotQuestion): number[] {
  const { location, calendar, fromMs, toMs } = question;
  const schedule = location.schedules.values().find(({ calendarIds }) => calendarIds.includes(calendar.id));
  const zone = schedule?.timezone ?? location.record.timezone;
  const duration = slotLengthMs(calendar);
  const interval = Math.max(
    MINUTE,
    (calendar.slotInterval ?? 30) * UNIT_MS[calendar.slotIntervalUnit ?? 'mins'] || duration,
  );
  const isOffered = createSlotFilter(question, duration, zone);
  const starts = new Set<number>();
  const last = dateAt(toMs, zone).add({ days: 1 });
  for (
    let date = dateAt(fromMs, zone).subtract({ days: 1 });
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  )
    for (const hours of hoursOn(date, calendar, schedule)) {
      const closeMs = instantAt(date, hours.closeHour, hours.closeMinute, zone);
      let startMs = instantAt(date, hours.openHour, hours.openMinute, zone);
      for (; startMs + duration <= closeMs; startMs += interval)
        if (startMs >= fromMs && startMs <= toMs && isOffered(startMs)) starts.add(startMs);
    }
  return [...starts].sort((left, right) => left - right);
}

/** How long an appointment of this calendar takes. */
export function slotLengthMs(calendar: CalendarRecord): number {
  return (calendar.slotDuration ?? 30) * UNIT_MS[calendar.slotDurationUnit ?? 'mins'];
}

/** Whether a start obeys the minimum notice and the booking range of the calendar. */
export function isInDateRange(calendar: CalendarRecord, startMs: number, nowMs: number): boolean {
  const notice = (calendar.allowBookingAfter ?? 0) * UNIT_MS[calendar.allowBookingAfterUnit ?? 'hours'];
  const range = (calendar.allowBookingFor ?? 0) * UNIT_MS[calendar.allowBookingForUnit ?? 'days'];
  return startMs >= nowMs + notice && (range === 0 || startMs <= nowMs + range);
}

export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** `2024-10-28T10:00:00-05:00`, the form the platform writes local times in. */
export function showInZone(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** Whether a start is within range and free of appointments and blocked slots. */
function createSlotFilter(
  { location, calendar, nowMs, userId, ignoreDateRange, exceptId }: SlotQuestion,
  duration: number,
  zone: string,
): (startMs: number) => boolean {
  const busy = location.appointments
    .values()
    .filter(({ id, appointmentStatus }) => id !== exceptId && !IDLE_STATUSES.includes(appointmentStatus));
  const own = busy.filter(({ calendarId }) => calendarId === calendar.id);
  const blocks = location.blockSlots.values();
  const members = (calendar.teamMembers ?? []).map((member) => member.userId);
  const wanted = userId === undefined ? members : [userId];
  const seats = Math.max(1, calendar.appoinmentPerSlot ?? 1);
  const before = (calendar.preBuffer ?? 0) * UNIT_MS[calendar.preBufferUnit ?? 'mins'];
  const after = (calendar.slotBuffer ?? 0) * UNIT_MS[calendar.slotBufferUnit ?? 'mins'];
  const countOver = (entries: readonly Range[], range: Range) =>
    entries.filter((entry) => entry.startMs < range.endMs && entry.endMs > range.startMs).length;
  const isFree = (member: string, range: Range) =>
    countOver(
      busy.filter(({ assignedUserId }) => assignedUserId === member),
      range,
    ) < seats &&
    countOver(
      blocks.filter(({ assignedUserId }) => assignedUserId === member),
      range,
    ) === 0;
  return (startMs) => {
    if (ignoreDateRange !== true && !isInDateRange(calendar, startMs, nowMs)) return false;
    const range = { startMs: startMs - before, endMs: startMs + duration + after };
    if (
      countOver(
        blocks.filter(({ calendarId }) => calendarId === calendar.id),
        range,
      ) > 0
    )
      return false;
    if (isDayFull(calendar, own, startMs, zone)) return false;
    if (wanted.length === 0) return countOver(own, range) < seats;
    return calendar.calendarType === 'collective'
      ? wanted.every((member) => isFree(member, range))
      : wanted.some((member) => isFree(member, range));
  };
}

function isDayFull(
  calendar: CalendarRecord,
  own: readonly AppointmentRecord[],
  startMs: number,
  zone: string,
): boolean {
  const most = calendar.appoinmentPerDay ?? 0;
  if (most === 0) return false;
  const day = dateAt(startMs, zone);
  return own.filter((appointment) => dateAt(appointment.startMs, zone).equals(day)).length >= most;
}

function hoursOn(
  date: Temporal.PlainDate,
  calendar: CalendarRecord,
  schedule: ScheduleRecord | undefined,
): readonly OpenHours[] {
  const weekday = date.dayOfWeek % 7;
  if (schedule !== undefined) {
    const ofDate = schedule.rules.filter((rule) => rule.type === 'date' && rule.date === date.toString());
    const ofDay = schedule.rules.filter((rule) => rule.type === 'wday' && rule.day === DAY_NAMES[weekday]);
    return (ofDate.length > 0 ? ofDate : ofDay).flatMap(({ intervals }) =>
      intervals.map(({ from, to }) => toHours(from, to)),
    );
  }
  const custom = (calendar.availabilities ?? []).filter(
    (entry) => entry.deleted !== true && entry.date.startsWith(date.toString()),
  );
  if (calendar.availabilityType === 1 || (calendar.availabilityType !== 0 && custom.length > 0))
    return custom.flatMap(({ hours }) => hours);
  return (calendar.openHours ?? [])
    .filter(({ daysOfTheWeek }) => daysOfTheWeek.includes(weekday))
    .flatMap(({ hours }) => hours);
}

function toHours(from: string, to: string): OpenHours {
  const [openHour = 0, openMinute = 0] = from.split(':').map(Number);
  const [closeHour = 0, closeMinute = 0] = to.split(':').map(Number);
  return { openHour, openMinute, closeHour, closeMinute };
}

function dateAt(ms: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();
}

/** The instant of a local time; minute 60, which the spec allows, is the full hour after. */
function instantAt(date: Temporal.PlainDate, hour: number, minute: number, zone: string): number {
  return date.toPlainDateTime({ hour, minute: 0 }).add({ minutes: minute }).toZonedDateTime(zone)
    .epochMilliseconds;
}
