/**
 * Schedules: when a user can be booked, in a time zone of its own, for all calendars it is applied to.
 * (HighLevel, calendars: listed by user; the calendars of a schedule are named at creation or applied one by
 * one, and an update leaves them as they are.)
 */
import { z } from 'zod';
import { type DestinationSchedule, type ScheduleRule, weekdays } from '../../../model/calendar.ts';
import type { Send } from '../../../model/http.ts';
import type { Provider, ReadAnswer, WriteAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { changedAt } from '../changed-at.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

export interface ScheduleDesired {
  readonly name: string;
  /** At creation only. */
  readonly userId: string;
  /** IANA, with a region: `America/New_York`. */
  readonly timeZone: string;
  readonly rules: readonly ScheduleRule[];
  /** At creation only; later ones are applied. */
  readonly calendarIds: readonly string[];
}

export interface ScheduleKey {
  readonly userId: string;
  readonly name: string;
}

export interface ScheduleProvider extends Provider<ScheduleKey, ScheduleDesired, DestinationSchedule> {
  /** Applies it to one more calendar; twice is once. */
  apply(send: Send, id: string, calendarId: string): Promise<WriteAnswer<DestinationSchedule>>;
  /** Takes it off a calendar; the schedule itself stays. */
  withdraw(send: Send, id: string, calendarId: string): Promise<WriteAnswer<never>>;
}

const pageSize = 100;

const interval = z.object({ from: z.string(), to: z.string() });
const scheduleSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  userId: z.string(),
  timezone: z.string(),
  rules: z
    .array(z.object({ type: z.string(), day: z.string().nullish(), intervals: z.array(interval) }))
    .nullish(),
  calendarIds: z.array(z.string()).nullish(),
  locationId: z.string().nullish(),
  dateUpdated: z.string().nullish(),
});
const oneSchema = z.object({ schedule: scheduleSchema });
const listSchema = z.object({ schedules: z.array(scheduleSchema) });
const filled = z.string().min(1);
const clock = z.string().regex(/^\d{2}:\d{2}$/);
const rules = z.array(
  z.strictObject({
    type: z.literal('wday'),
    day: z.enum(weekdays),
    intervals: z.array(z.strictObject({ from: clock, to: clock })),
  }),
);
const createBody = exactBody({
  locationId: filled,
  name: filled,
  userId: filled,
  timezone: filled,
  rules,
  calendarIds: z.array(filled),
});
const updateBody = exactBody({
  name: filled.optional(),
  timezone: filled.optional(),
  rules: rules.optional(),
});

/** All schedules of one user. */
export async function listSchedules(
  send: Send,
  locationId: string,
  userId: string,
): Promise<ReadAnswer<readonly DestinationSchedule[]>> {
  const all: DestinationSchedule[] = [];
  for (let skip = 0; ; skip += pageSize) {
    const page = await readCall(send, 'searchSchedules', {
      query: { locationId, userId, skip: String(skip), limit: String(pageSize) },
      found: (body, route) =>
        parseIncoming(listSchema, body, route).schedules.map((record) =>
          toSchedule(record, locationId, route),
        ),
    });
    if (page.kind !== 'found') return page;
    all.push(...page.record);
    if (page.record.length < pageSize) return { kind: 'found', record: all };
  }
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createScheduleProvider(locationId: string): ScheduleProvider {
  const one = (body: unknown, route: string) =>
    toSchedule(parseIncoming(oneSchema, body, route).schedule, locationId, route);
  return {
    findExisting: async (send, { userId, name }) =>
      mapFound(await listSchedules(send, locationId, userId), (schedules) =>
        foundOrAbsent(schedules.find((schedule) => schedule.name === name)),
      ),

    create: (send, { name, userId, timeZone, rules: wanted, calendarIds }) => {
      const body = bodyFor('createSchedule', createBody, {
        locationId,
        name,
        userId,
        timezone: timeZone,
        rules: wanted.map(toRule),
        calendarIds,
      });
      return writeCall(send, 'createSchedule', { body, written: one });
    },

    update: (send, id, { name, timeZone, rules: wanted }) => {
      const body = bodyFor('updateSchedule', updateBody, {
        name,
        timezone: timeZone,
        rules: wanted?.map(toRule),
      });
      return writeCall(send, 'updateSchedule', { ids: { id }, body, written: one });
    },

    apply: (send, id, calendarId) =>
      writeCall<DestinationSchedule>(send, 'applySchedule', {
        ids: { id, calendarId },
        id,
        written: () => null,
      }),

    withdraw: (send, id, calendarId) => removeCall(send, 'withdrawSchedule', id, { ids: { id, calendarId } }),

    read: (send, id) => readCall(send, 'readSchedule', { ids: { id }, byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removeSchedule', id, { ids: { id } }),
  };
}

const toRule = ({ day, intervals }: ScheduleRule) => ({ type: 'wday', day, intervals });

function toSchedule(
  record: z.infer<typeof scheduleSchema>,
  locationId: string,
  route: string,
): DestinationSchedule {
  checkLocation(record.locationId, locationId, route);
  return {
    id: record.id,
    name: record.name,
    userId: record.userId,
    timeZone: record.timezone,
    rules: (record.rules ?? []).flatMap(({ day, intervals }) => {
      const weekday = weekdays.find((known) => known === day);
      return weekday === undefined ? [] : [{ day: weekday, intervals }];
    }),
    calendarIds: record.calendarIds ?? [],
    ...changedAt(record.dateUpdated),
  };
}
