/** What must stand at the destination for a calendar, the hours of one of its hosts, an appointment, a task. */
import type { AppointmentStatus, CalendarType, ScheduleRule } from './calendar.ts';
import type { Json } from './json.ts';

export interface ExpectedCalendar {
  readonly name: string;
  readonly type: CalendarType;
  /** Ids of users, sorted. */
  readonly memberIds: readonly string[];
  readonly slotMinutes: number;
  readonly bufferMinutes: number;
  readonly noticeHours: number;
  /** With our reference line in it. */
  readonly description: string;
  /** Fields a person changed since we wrote them: theirs, not ours to compare. */
  readonly left?: readonly string[];
}

/** When one host can be booked, in the calendar's own time zone. */
export interface ExpectedSchedule {
  readonly name: string;
  readonly userId: string;
  /** IANA. */
  readonly timeZone: string;
  readonly rules: readonly ScheduleRule[];
  /** External id of the calendar it is applied to. */
  readonly calendar: string;
  readonly left?: readonly string[];
}

export interface ExpectedAppointment {
  /** Marker of the person. */
  readonly contact: string;
  /** External id of the calendar. */
  readonly calendar: string;
  /** ISO with offset: the instant, and the clock the guest saw. */
  readonly startTime: string;
  readonly endTime: string;
  readonly title: string;
  readonly status: AppointmentStatus;
  /** Id of a user; null in a calendar without hosts. */
  readonly ownerId: string | null;
  readonly address: string | null;
  /** With our reference line in it. */
  readonly description: string;
  readonly left?: readonly string[];
}

export interface ExpectedTask {
  readonly contact: string;
  readonly title: string;
  /** With our reference line in it; null where a person edited it since. */
  readonly body: string | null;
  /** ISO with offset. */
  readonly dueDate: string;
  readonly completed: boolean;
  readonly ownerId: string | null;
  readonly left?: readonly string[];
}

export const scheduleId = (calendar: string, userId: string): string => `${calendar}:hours:${userId}`;

export const asExpectedCalendar = (expected: Json): ExpectedCalendar =>
  expected as unknown as ExpectedCalendar;
export const asExpectedSchedule = (expected: Json): ExpectedSchedule =>
  expected as unknown as ExpectedSchedule;
export const asExpectedAppointment = (expected: Json): ExpectedAppointment =>
  expected as unknown as ExpectedAppointment;
export const asExpectedTask = (expected: Json): ExpectedTask => expected as unknown as ExpectedTask;
