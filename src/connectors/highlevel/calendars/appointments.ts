/**
 * Appointments of one location. Every write is silent and keeps its time: `toNotify: false` so that no
 * automation runs, and both flags that set aside the date range and the free slots, because the booking was
 * agreed elsewhere. (HighLevel, calendars 2021-04-15, descriptions of the flags. Whether a time in the past is
 * taken is not documented: a refusal is passed on.)
 */
import { z } from 'zod';
import {
  type AppointmentStatus,
  appointmentStatuses,
  type DestinationAppointment,
} from '../../../model/calendar.ts';
import { readInstant } from '../../../model/clock.ts';
import type { Send } from '../../../model/http.ts';
import { readReferenceLine } from '../../../model/reference-line.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { changedAt } from '../changed-at.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

export interface AppointmentDesired {
  readonly calendarId: string;
  /** At creation only. */
  readonly contactId: string;
  /** ISO with offset: the instant, and the clock the guest saw. */
  readonly startTime: string;
  readonly endTime: string;
  readonly title: string;
  readonly status: AppointmentStatus;
  /** Id of a user; some types of calendar must have one. */
  readonly ownerId?: string;
  readonly address?: string;
  /** With our reference line in it. */
  readonly description: string;
}

export interface AppointmentKey {
  readonly calendarId: string;
  readonly contactId: string;
  /** Epoch ms. */
  readonly startsAt: number;
  /** The external id in the description. */
  readonly reference: string;
}

export type AppointmentProvider = Provider<AppointmentKey, AppointmentDesired, DestinationAppointment>;

const text = z.string().nullish();
const appointmentSchema = z.object({
  id: z.string().min(1),
  calendarId: z.string(),
  contactId: text,
  title: text,
  startTime: text,
  endTime: text,
  appointmentStatus: text,
  assignedUserId: text,
  address: text,
  description: text,
  locationId: text,
  dateUpdated: text,
});
const readSchema = z.object({ event: appointmentSchema });
const listSchema = z.object({ events: z.array(appointmentSchema) });
const filled = z.string().min(1);
const instant = z.iso.datetime({ offset: true });
const shared = {
  title: z.string().optional(),
  appointmentStatus: z.enum(appointmentStatuses).optional(),
  assignedUserId: filled.optional(),
  address: z.string().optional(),
  description: z.string().optional(),
  startTime: instant.optional(),
  endTime: instant.optional(),
  toNotify: z.literal(false),
  ignoreDateRange: z.literal(true),
  ignoreFreeSlotValidation: z.literal(true),
};
const createBody = exactBody({
  ...shared,
  locationId: filled,
  calendarId: filled,
  contactId: filled,
  startTime: instant,
  endTime: instant,
});
const updateBody = exactBody({ ...shared, calendarId: filled.optional() });

/** What a calendar holds between two instants, in one request. */
export function listAppointments(
  send: Send,
  locationId: string,
  span: { readonly calendarId: string; readonly fromMs: number; readonly toMs: number },
): Promise<ReadAnswer<readonly DestinationAppointment[]>> {
  return readCall(send, 'listAppointments', {
    query: {
      locationId,
      calendarId: span.calendarId,
      startTime: String(span.fromMs),
      endTime: String(span.toMs),
    },
    found: (body, route) =>
      parseIncoming(listSchema, body, route).events.map((record) => toAppointment(record, locationId, route)),
  });
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createAppointmentProvider(locationId: string): AppointmentProvider {
  const written = (body: unknown, route: string) =>
    toAppointment(parseIncoming(appointmentSchema, body, route), locationId, route);
  return {
    findExisting: async (send, { calendarId, contactId, startsAt, reference }) => {
      const span = { calendarId, fromMs: startsAt, toMs: startsAt };
      return mapFound(await listAppointments(send, locationId, span), (appointments) =>
        foundOrAbsent(
          appointments.find(
            (one) => one.contactId === contactId && readReferenceLine(one.description) === reference,
          ),
        ),
      );
    },

    create: (send, desired) => {
      const { contactId } = desired;
      const body = bodyFor('createAppointment', createBody, { ...wireBody(desired), locationId, contactId });
      return writeCall(send, 'createAppointment', { body, written });
    },

    update: (send, id, desired) => {
      const body = bodyFor('updateAppointment', updateBody, wireBody(desired));
      return writeCall(send, 'updateAppointment', { ids: { eventId: id }, body, written });
    },

    read: (send, id) =>
      readCall(send, 'readAppointment', {
        ids: { eventId: id },
        byId: true,
        found: (body, route) =>
          toAppointment(parseIncoming(readSchema, body, route).event, locationId, route),
      }),

    remove: (send, id) => removeCall(send, 'removeAppointment', id, { ids: { eventId: id }, body: {} }),
  };
}

function wireBody(desired: Partial<AppointmentDesired>): Record<string, unknown> {
  return {
    calendarId: desired.calendarId,
    startTime: desired.startTime,
    endTime: desired.endTime,
    title: desired.title,
    appointmentStatus: desired.status,
    assignedUserId: desired.ownerId,
    address: desired.address,
    description: desired.description,
    toNotify: false,
    ignoreDateRange: true,
    ignoreFreeSlotValidation: true,
  };
}

function toAppointment(
  record: z.infer<typeof appointmentSchema>,
  locationId: string,
  route: string,
): DestinationAppointment {
  checkLocation(record.locationId, locationId, route);
  return {
    id: record.id,
    calendarId: record.calendarId,
    contactId: record.contactId ?? '',
    title: record.title ?? null,
    startsAt: readInstant(record.startTime),
    endsAt: readInstant(record.endTime),
    status: record.appointmentStatus ?? null,
    ownerId: orNull(record.assignedUserId),
    address: orNull(record.address),
    description: record.description ?? null,
    ...changedAt(record.dateUpdated),
  };
}

const orNull = (value: string | null | undefined): string | null =>
  value === undefined || value === '' ? null : value;
