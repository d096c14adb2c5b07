/**
 * Calendars of one location. What Landfall makes stays quiet: it alerts nobody and sends no invitation, until
 * a person switches that on. (HighLevel, calendars 2021-04-15: open hours have no time zone of their own, a
 * schedule has; the rules per type are not documented, so a refusal of one is passed on.)
 */
import { z } from 'zod';
import {
  type CalendarType,
  calendarTypes,
  type DestinationCalendar,
  type OpenHours,
} from '../../../model/calendar.ts';
import type { Send } from '../../../model/http.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

export interface CalendarDesired {
  readonly name: string;
  readonly description: string;
  /** At creation only: an update cannot change it. */
  readonly type: CalendarType;
  readonly groupId?: string;
  /** Ids of users; the first is the primary one of a collective calendar. */
  readonly memberIds: readonly string[];
  readonly slotMinutes: number;
  /** How far apart slots start; as far as they are long where absent. */
  readonly intervalMinutes?: number;
  readonly bufferMinutes: number;
  /** Shortest notice in hours; 0 for none. */
  readonly noticeHours: number;
  /** How many people may book the same slot; 1 unless it is a class. */
  readonly seatsPerSlot?: number;
  /** Empty where schedules say when its members can be booked. */
  readonly openHours: readonly OpenHours[];
  /** False: a draft nobody can book. */
  readonly active: boolean;
}

/** The key is the calendar's name; letter case does not count. */
export type CalendarProvider = Provider<string, CalendarDesired, DestinationCalendar>;

const text = z.string().nullish();
const count = z.number().nullish();
const hour = z.object({
  openHour: z.number(),
  openMinute: z.number(),
  closeHour: z.number(),
  closeMinute: z.number(),
});
const openHours = z.array(z.object({ daysOfTheWeek: z.array(z.number()), hours: z.array(hour) }));
const calendarSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  description: text,
  calendarType: text,
  groupId: text,
  isActive: z.boolean().nullish(),
  slotDuration: count,
  slotDurationUnit: text,
  slotInterval: count,
  slotIntervalUnit: text,
  slotBuffer: count,
  slotBufferUnit: text,
  allowBookingAfter: count,
  allowBookingAfterUnit: text,
  appoinmentPerSlot: count,
  openHours: openHours.nullish(),
  teamMembers: z.array(z.object({ userId: z.string() })).nullish(),
  locationId: text,
});
const oneSchema = z.object({ calendar: calendarSchema });
const listSchema = z.object({ calendars: z.array(calendarSchema) });
const whole = z.number().int().min(0).optional();
const filled = z.string().min(1);
const shared = {
  name: filled.optional(),
  description: z.string().optional(),
  groupId: filled.optional(),
  teamMembers: z.array(z.strictObject({ userId: filled, isPrimary: z.boolean().optional() })).optional(),
  slotDuration: whole,
  slotDurationUnit: z.literal('mins').optional(),
  slotInterval: whole,
  slotIntervalUnit: z.literal('mins').optional(),
  slotBuffer: whole,
  allowBookingAfter: whole,
  allowBookingAfterUnit: z.literal('hours').optional(),
  appoinmentPerSlot: whole,
  openHours: openHours.optional(),
  isActive: z.boolean().optional(),
};
const createBody = exactBody({
  ...shared,
  locationId: filled,
  name: filled,
  calendarType: z.enum(calendarTypes),
  slotBufferUnit: z.literal('mins').optional(),
  shouldSendAlertEmailsToAssignedMember: z.literal(false),
  googleInvitationEmails: z.literal(false),
});
const updateBody = exactBody(shared);

/** All calendars of a location, drafts too, in one request. */
export function listCalendars(
  send: Send,
  locationId: string,
): Promise<ReadAnswer<readonly DestinationCalendar[]>> {
  return readCall(send, 'listCalendars', {
    query: { locationId },
    found: (body, route) =>
      parseIncoming(listSchema, body, route).calendars.map((record) => toCalendar(record, locationId, route)),
  });
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createCalendarProvider(locationId: string): CalendarProvider {
  const one = (body: unknown, route: string) =>
    toCalendar(parseIncoming(oneSchema, body, route).calendar, locationId, route);
  return {
    findExisting: async (send, name) =>
      mapFound(await listCalendars(send, locationId), (calendars) =>
        foundOrAbsent(calendars.find((calendar) => calendar.name.toLowerCase() === name.toLowerCase())),
      ),

    create: (send, desired) => {
      const body = bodyFor('createCalendar', createBody, {
        ...wireBody(desired),
        locationId,
        calendarType: desired.type,
        slotBufferUnit: 'mins',
        shouldSendAlertEmailsToAssignedMember: false,
        googleInvitationEmails: false,
      });
      return writeCall(send, 'createCalendar', { body, written: one });
    },

    update: (send, id, desired) => {
      const body = bodyFor('updateCalendar', updateBody, wireBody(desired));
      return writeCall(send, 'updateCalendar', { ids: { calendarId: id }, body, written: one });
    },

    read: (send, id) => readCall(send, 'readCalendar', { ids: { calendarId: id }, byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removeCalendar', id, { ids: { calendarId: id } }),
  };
}

function wireBody(desired: Partial<CalendarDesired>): Record<string, unknown> {
  const { memberIds, slotMinutes, noticeHours, intervalMinutes = slotMinutes } = desired;
  return {
    name: desired.name,
    description: desired.description,
    groupId: desired.groupId,
    teamMembers: memberIds?.map((userId, index) => ({
      userId,
      ...(desired.type === 'collective' ? { isPrimary: index === 0 } : {}),
    })),
    slotDuration: slotMinutes,
    slotDurationUnit: slotMinutes === undefined ? undefined : 'mins',
    slotInterval: intervalMinutes,
    slotIntervalUnit: intervalMinutes === undefined ? undefined : 'mins',
    slotBuffer: desired.bufferMinutes,
    allowBookingAfter: noticeHours,
    allowBookingAfterUnit: noticeHours === undefined ? undefined : 'hours',
    appoinmentPerSlot: desired.seatsPerSlot,
    openHours: desired.openHours,
    isActive: desired.active,
  };
}

function toCalendar(
  record: z.infer<typeof calendarSchema>,
  locationId: string,
  route: string,
): DestinationCalendar {
  checkLocation(record.locationId, locationId, route);
  return {
    id: record.id,
    name: record.name,
    description: record.description ?? null,
    type: record.calendarType ?? null,
    groupId: record.groupId ?? null,
    active: record.isActive ?? null,
    slotMinutes: minutes(record.slotDuration, record.slotDurationUnit),
    intervalMinutes: minutes(record.slotInterval, record.slotIntervalUnit),
    bufferMinutes: minutes(record.slotBuffer, record.slotBufferUnit),
    noticeHours: hours(record.allowBookingAfter, record.allowBookingAfterUnit),
    seatsPerSlot: record.appoinmentPerSlot ?? null,
    openHours: record.openHours ?? [],
    memberIds: (record.teamMembers ?? []).map(({ userId }) => userId),
  };
}

function minutes(value: number | null | undefined, unit: string | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  return unit === 'hours' ? value * 60 : value;
}

/** (HighLevel, calendars: the shortest notice counts in hours, days, weeks or months; a month is 30 days here.) */
const hoursOfUnit: Readonly<Record<string, number>> = {
  mins: 1 / 60,
  hours: 1,
  days: 24,
  weeks: 168,
  months: 720,
};

function hours(value: number | null | undefined, unit: string | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  return value * (hoursOfUnit[unit ?? 'hours'] ?? 1);
}
