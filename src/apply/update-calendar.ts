/**
 * Bringing a calendar that stands and the hours of its hosts up to date: one read, which is the before-image, then one
 * write of what still stands as the plan saw it. A calendar stays published or a draft as it is, and its type, which
 * no call changes, stays too. Hours and their time zone go together: one without the other is another time.
 */
import type { CalendarDesired } from '../connectors/highlevel/calendars/calendars.ts';
import { calendarValues, scheduleValues } from '../model/booking-values.ts';
import type { DestinationCalendar, DestinationSchedule } from '../model/calendar.ts';
import { asExpectedCalendar, asExpectedSchedule, type ExpectedCalendar } from '../model/expected-calendar.ts';
import type { Operation } from '../model/journal.ts';
import { canonicalJson } from '../model/json.ts';
import { applySchedule } from './create-calendar.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';
import { type Updatable, updateFields } from './update-fields.ts';

export const updateCalendar: OperationHandler = { execute: writeCalendar, resolve: writeCalendar };
export const updateSchedule: OperationHandler = { execute: writeSchedule, resolve: writeSchedule };

const isSame: Updatable<never>['isSame'] = ({ after }, standing) =>
  canonicalJson(standing) === canonicalJson(after);

function writeCalendar(operation: Operation, tools: ApplyTools): Promise<void> {
  const { calendars } = tools.destination;
  const expected = asExpectedCalendar(operation.expected);
  let standing: DestinationCalendar | null = null;
  return updateFields<DestinationCalendar>(operation, tools, {
    together: [],
    async read(send, id) {
      const found = await calendars.read(send, id);
      if (found.kind === 'found') standing = found.record;
      return found;
    },
    valueOf: (found, field) => calendarValues(found)[field],
    isSame,
    write: (send, id, changes) => calendars.update(send, id, desiredOf(expected, changes, standing)),
  });
}

async function writeSchedule(operation: Operation, tools: ApplyTools): Promise<void> {
  const hours = operation.changes.filter(({ field }) => field !== 'calendar');
  if (hours.length < operation.changes.length) {
    const isApplied = await applySchedule(operation, tools, hours.length === 0);
    if (!isApplied || hours.length === 0) return;
  }
  const { schedules } = tools.destination;
  const { timeZone, rules } = asExpectedSchedule(operation.expected);
  await updateFields<DestinationSchedule>({ ...operation, changes: hours }, tools, {
    together: ['timeZone', 'hours'],
    read: (send, id) => schedules.read(send, id),
    valueOf: (found, field) => scheduleValues(found)[field],
    isSame,
    write: (send, id) => schedules.update(send, id, { timeZone, rules }),
  });
}

function desiredOf(
  expected: ExpectedCalendar,
  changes: readonly { readonly field: string }[],
  standing: DestinationCalendar | null,
): Partial<CalendarDesired> {
  const { name, memberIds, slotMinutes, bufferMinutes, noticeHours } = expected;
  const has = (field: string) => changes.some((change) => change.field === field);
  return {
    ...(has('name') ? { name } : {}),
    ...(has('members') ? { memberIds } : {}),
    ...(has('slotMinutes') ? { slotMinutes, ...ownInterval(standing) } : {}),
    ...(has('bufferMinutes') ? { bufferMinutes } : {}),
    ...(has('noticeHours') ? { noticeHours } : {}),
  };
}

/** Slots that start otherwise than back to back were set so by somebody, and stay so. */
function ownInterval(
  standing: DestinationCalendar | null,
): Pick<Partial<CalendarDesired>, 'intervalMinutes'> {
  const intervalMinutes = standing?.intervalMinutes ?? null;
  return intervalMinutes === null || intervalMinutes === standing?.slotMinutes ? {} : { intervalMinutes };
}
