/**
 * Owns: the nouns of calendars as the simulator stores them (calendars spec). Records are immutable; a calendar
 * keeps what was sent, since a read gives it back; times of events are virtual milliseconds.
 */

export const CALENDAR_TYPES = [
  'round_robin',
  'event',
  'class_booking',
  'collective',
  'service_booking',
  'personal',
] as const;
export type CalendarType = (typeof CALENDAR_TYPES)[number];

export interface OpenHours {
  readonly openHour: number;
  readonly openMinute: number;
  readonly closeHour: number;
  readonly closeMinute: number;
}

export interface CalendarRecord {
  readonly id: string;
  readonly locationId: string;
  readonly name: string;
  readonly slug: string;
  readonly isActive: boolean;
  readonly calendarType?: CalendarType | undefined;
  readonly groupId?: string | undefined;
  readonly autoConfirm?: boolean | undefined;
  readonly teamMembers?:
    | readonly { readonly userId: string; readonly isPrimary?: boolean | undefined }[]
    | undefined;
  readonly openHours?:
    | readonly { readonly daysOfTheWeek: readonly number[]; readonly hours: readonly OpenHours[] }[]
    | undefined;
  readonly availabilityType?: number | undefined;
  readonly availabilities?:
    | readonly {
        readonly date: string;
        readonly hours: readonly OpenHours[];
        readonly deleted?: boolean | undefined;
      }[]
    | undefined;
  readonly slotDuration?: number | undefined;
  readonly slotDurationUnit?: 'mins' | 'hours' | undefined;
  readonly slotInterval?: number | undefined;
  readonly slotIntervalUnit?: 'mins' | 'hours' | undefined;
  readonly slotBuffer?: number | undefined;
  readonly slotBufferUnit?: 'mins' | 'hours' | undefined;
  readonly preBuffer?: number | undefined;
  readonly preBufferUnit?: 'mins' | 'hours' | undefined;
  readonly appoinmentPerSlot?: number | undefined;
  readonly appoinmentPerDay?: number | undefined;
  readonly allowBookingAfter?: number | undefined;
  readonly allowBookingAfterUnit?: 'mins' | 'hours' | 'days' | 'weeks' | 'months' | undefined;
  readonly allowBookingFor?: number | undefined;
  readonly allowBookingForUnit?: 'days' | 'weeks' | 'months' | undefined;
  /** The rest of what was sent. */
  readonly [property: string]: unknown;
}

export interface CalendarGroupRecord {
  readonly id: string;
  readonly locationId: string;
  readonly name: string;
  readonly description: string;
  readonly slug: string;
  readonly isActive: boolean;
}

export interface ScheduleRule {
  readonly type: 'wday' | 'date';
  readonly intervals: readonly { readonly from: string; readonly to: string }[];
  readonly date?: string | undefined;
  readonly day?: string | undefined;
}

export interface ScheduleRecord {
  readonly id: string;
  readonly name: string;
  readonly locationId: string;
  readonly rules: readonly ScheduleRule[];
  readonly timezone: string;
  readonly dateAdded: string;
  readonly dateUpdated: string;
  readonly userId: string;
  readonly calendarIds: readonly string[];
  readonly deleted: boolean;
}

export const APPOINTMENT_STATUSES = ['new', 'confirmed', 'cancelled', 'showed', 'noshow', 'invalid'] as const;
/** v3 alone takes these two on a write; both generations read them. */
export const V3_APPOINTMENT_STATUSES = [...APPOINTMENT_STATUSES, 'completed', 'active'] as const;
export type AppointmentStatus = (typeof V3_APPOINTMENT_STATUSES)[number];

export interface AppointmentRecord {
  readonly id: string;
  readonly calendarId: string;
  readonly locationId: string;
  readonly contactId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly title: string;
  readonly appointmentStatus: AppointmentStatus;
  readonly meetingLocationType: string;
  readonly assignedUserId?: string | undefined;
  readonly description?: string | undefined;
  readonly address?: string | undefined;
  readonly rrule?: string | undefined;
  readonly dateAddedMs: number;
  readonly dateUpdatedMs: number;
}

export interface BlockSlotRecord {
  readonly id: string;
  readonly locationId: string;
  readonly title: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly calendarId?: string | undefined;
  readonly assignedUserId?: string | undefined;
  readonly dateAddedMs: number;
  readonly dateUpdatedMs: number;
}

export interface AppointmentNoteRecord {
  readonly id: string;
  readonly appointmentId: string;
  readonly contactId: string;
  readonly body: string;
  readonly userId?: string | undefined;
  readonly dateAdded: string;
}

export const RESOURCE_TYPES = ['equipments', 'rooms'] as const;

/** A room, or a piece of equipment. */
export interface ResourceRecord {
  readonly id: string;
  readonly locationId: string;
  readonly resourceType: (typeof RESOURCE_TYPES)[number];
  readonly name: string;
  readonly description: string;
  readonly quantity: number;
  readonly outOfService: number;
  readonly capacity: number;
  readonly calendarIds: readonly string[];
  readonly isActive: boolean;
}
