/** Calendars, availability and appointments as HighLevel holds them. */

/** HighLevel, calendars: the types a calendar can have. */
export const calendarTypes = [
  'round_robin',
  'event',
  'class_booking',
  'collective',
  'service_booking',
  'personal',
] as const;

export type CalendarType = (typeof calendarTypes)[number];

/** Hours on certain days of the week, 0 = Sunday, in the calendar's own time. */
export interface OpenHours {
  readonly daysOfTheWeek: readonly number[];
  readonly hours: readonly {
    readonly openHour: number;
    readonly openMinute: number;
    readonly closeHour: number;
    readonly closeMinute: number;
  }[];
}

export interface DestinationCalendar {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly type: string | null;
  readonly groupId: string | null;
  readonly active: boolean | null;
  readonly slotMinutes: number | null;
  /** How far apart slots start. */
  readonly intervalMinutes: number | null;
  readonly bufferMinutes: number | null;
  /** Shortest notice. */
  readonly noticeHours: number | null;
  readonly seatsPerSlot: number | null;
  readonly openHours: readonly OpenHours[];
  readonly memberIds: readonly string[];
}

export interface DestinationCalendarGroup {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
}

export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/** One weekday's hours in a schedule's own time zone, as `HH:MM`. */
export interface ScheduleRule {
  readonly day: (typeof weekdays)[number];
  readonly intervals: readonly { readonly from: string; readonly to: string }[];
}

/** When one user can be booked; unlike a calendar it has a time zone. */
export interface DestinationSchedule {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
  /** IANA. */
  readonly timeZone: string;
  readonly rules: readonly ScheduleRule[];
  readonly calendarIds: readonly string[];
  /** When anything of it last changed, epoch ms, where the answer says so. */
  readonly updatedAt?: number;
}

/** HighLevel, calendars 2021-04-15: the statuses a write takes. */
export const appointmentStatuses = ['new', 'confirmed', 'cancelled', 'showed', 'noshow', 'invalid'] as const;

export type AppointmentStatus = (typeof appointmentStatuses)[number];

export interface DestinationAppointment {
  readonly id: string;
  readonly calendarId: string;
  readonly contactId: string;
  readonly title: string | null;
  /** Epoch ms; null where an answer does not show it with its offset. */
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly status: string | null;
  readonly ownerId: string | null;
  readonly address: string | null;
  /** Null in the answer to a write, which does not show it. */
  readonly description: string | null;
  /** When anything of it last changed, epoch ms, where the answer says so. */
  readonly updatedAt?: number;
}
