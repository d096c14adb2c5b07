/**
 * Creating a calendar, recognised by the reference line in its description, and the hours of its hosts, recognised by
 * user and name. A calendar is made as a draft: nobody can book it before a person publishes it.
 */
import type { CalendarDesired } from '../connectors/highlevel/calendars/calendars.ts';
import type { ScheduleDesired } from '../connectors/highlevel/calendars/schedules.ts';
import type { DestinationCalendar, DestinationSchedule } from '../model/calendar.ts';
import { asExpectedCalendar, asExpectedSchedule } from '../model/expected-calendar.ts';
import type { Operation } from '../model/journal.ts';
import { readReferenceLine } from '../model/reference-line.ts';
import { createOnce } from './create-once.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const createCalendar: OperationHandler = createOnce<CalendarDesired, DestinationCalendar>({
  provider: ({ destination }) => ({
    findExisting: async (send, reference) => {
      const listed = await destination.listCalendars(send);
      if (listed.kind !== 'found') return listed;
      const found = listed.record.find(({ description }) => readReferenceLine(description) === reference);
      return found === undefined ? { kind: 'absent' } : { kind: 'found', record: found };
    },
    create: (send, desired) => destination.calendars.create(send, desired),
  }),
  purpose: 'resolve',
  keyOf: ({ externalId }) => externalId,
  desiredOf: ({ expected }) => {
    const { name, description, type, memberIds, slotMinutes, bufferMinutes, noticeHours } =
      asExpectedCalendar(expected);
    const rules = { slotMinutes, bufferMinutes, noticeHours };
    // Hours stand in the schedules of its hosts: a calendar's own have no time zone.
    return { name, description, type, memberIds, ...rules, openHours: [], active: false };
  },
  fits: () => true,
});

export const createSchedule: OperationHandler = createOnce<ScheduleDesired, DestinationSchedule>({
  provider: ({ destination }, { expected }) => ({
    findExisting: (send, name) =>
      destination.schedules.findExisting(send, { userId: asExpectedSchedule(expected).userId, name }),
    create: (send, desired) => destination.schedules.create(send, desired),
  }),
  purpose: 'resolve',
  keyOf: ({ expected }) => asExpectedSchedule(expected).name,
  desiredOf: async (operation, tools) => {
    const { name, userId, timeZone, rules } = asExpectedSchedule(operation.expected);
    const calendarId = await calendarOf(operation, tools);
    return calendarId === null ? null : { name, userId, timeZone, rules, calendarIds: [calendarId] };
  },
  fits: () => true,
});

/**
 * Hours that stand already, for a calendar made anew. Applying them twice changes nothing.
 * @param isLast false where the operation goes on with another write and is settled by that one
 * @returns whether they are applied
 */
export async function applySchedule(
  operation: Operation,
  tools: ApplyTools,
  isLast: boolean,
): Promise<boolean> {
  const calendarId = await calendarOf(operation, tools);
  const { destinationId: id } = operation;
  if (calendarId === null || id === null) return false;
  const answer = await sendJournalled(
    tools,
    [{ id: operation.id, idempotent: true }],
    (send) => tools.destination.schedules.apply(send, id, calendarId),
    (given) => (given.kind === 'done' && !isLast ? [] : [resultOf(operation.id, given)]),
  );
  return answer.kind === 'done';
}

/** Null when it does not stand there, and the operation is settled. */
async function calendarOf(operation: Operation, tools: ApplyTools): Promise<string | null> {
  const { calendar } = asExpectedSchedule(operation.expected);
  const { [calendar]: id } = await tools.journal.destinationIds(tools.location.id, [calendar]);
  if (id !== undefined) return id;
  const note = 'parent: the calendar does not stand there';
  await tools.journal.settle([{ operationId: operation.id, state: 'skipped', note }], tools.clock.now());
  return null;
}
