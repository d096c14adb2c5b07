/**
 * Calendars, hours and appointments a load only changed get their fields back, and stand: what somebody changed since
 * is left as they made it. In silence, as every write to an appointment is.
 */
import type { AppointmentDesired } from '../connectors/highlevel/calendars/appointments.ts';
import type { CalendarDesired } from '../connectors/highlevel/calendars/calendars.ts';
import { appointmentValues, calendarValues, scheduleValues } from '../model/booking-values.ts';
import {
  appointmentStatuses,
  type DestinationAppointment,
  type DestinationCalendar,
  type DestinationSchedule,
} from '../model/calendar.ts';
import { isoInstant } from '../model/clock.ts';
import { isSameBookingValue } from '../model/compare-booking.ts';
import { asExpectedSchedule } from '../model/expected-calendar.ts';
import type { Operation } from '../model/journal.ts';
import { followParent } from './follow-parent.ts';
import { type Restorable, verdict } from './restore-fields.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';

const isSame: Restorable<never>['isSame'] = ({ after }, standing) => isSameBookingValue(standing, after);

export const restoreCalendar: Pick<ReversalKind, 'judge'> = {
  async judge(operation, look) {
    const id = operation.destinationId ?? '';
    const { calendars } = look.destination;
    const read = await calendars.read(look.send, id);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    const before = operation.beforeImage as unknown as DestinationCalendar | null;
    return verdict(operation, read.record, {
      valueOf: (one, field) => calendarValues(one)[field],
      isSame,
      emptied: () => null,
      write: (changes) => (send) => calendars.update(send, id, calendarBefore(before, changes)),
    });
  },
};

export const restoreAppointment: Pick<ReversalKind, 'judge'> = {
  async judge(operation, look) {
    const id = operation.destinationId ?? '';
    const { appointments } = look.destination;
    const read = await appointments.read(look.send, id);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    return verdict(operation, read.record, {
      together: ['start', 'end'],
      valueOf: (one: DestinationAppointment, field) => appointmentValues(one)[field],
      isSame,
      // Nobody takes an owner away again; a text may be empty.
      emptied: ({ field }) => (field === 'address' || field === 'description' ? '' : null),
      write: (changes) => (send) => appointments.update(send, id, appointmentBefore(changes)),
    });
  },
};

/** Hours that stood there before: off the calendar they were put on, then what they were. */
export async function restoreSchedule(operation: Operation, look: Look): Promise<Verdict> {
  const id = operation.destinationId ?? '';
  const { schedules } = look.destination;
  const read = await schedules.read(look.send, id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const hours = operation.changes.filter(({ field }) => field !== 'calendar');
  const { calendar } = asExpectedSchedule(operation.expected);
  const calendarId = (await look.idsOf([calendar]))[calendar] ?? '';
  // A calendar this rollback takes away takes its hours off with it.
  const followed = await followParent(operation, calendar, look);
  const isApplied =
    hours.length < operation.changes.length &&
    followed?.outcome.bucket !== 'reversed' &&
    read.record.calendarIds.includes(calendarId);
  const before = operation.beforeImage as unknown as DestinationSchedule | null;
  const restored: Verdict =
    hours.length === 0
      ? settled('reversed', null)
      : verdict({ ...operation, changes: hours }, read.record, {
          together: ['timeZone', 'hours'],
          valueOf: (one: DestinationSchedule, field) => scheduleValues(one)[field],
          isSame,
          emptied: () => null,
          write: () => (send) =>
            schedules.update(send, id, {
              timeZone: before?.timeZone ?? read.record.timeZone,
              rules: before?.rules ?? read.record.rules,
            }),
        });
  if (!isApplied) return restored;
  // One write at a time: hours with more to put back stay on the calendar, which says so.
  if (restored.kind === 'undo')
    return {
      ...restored,
      outcome: { bucket: 'kept', reason: 'its hours are back; it still serves the calendar' },
    };
  return undo((send) => schedules.withdraw(send, id, calendarId), undefined, restored.outcome);
}

function calendarBefore(
  before: DestinationCalendar | null,
  changes: readonly { readonly field: string }[],
): Partial<CalendarDesired> {
  if (before === null) return {};
  const has = (field: string) => changes.some((change) => change.field === field);
  const { slotMinutes, intervalMinutes } = before;
  const interval = intervalMinutes === null ? {} : { intervalMinutes };
  return {
    ...(has('name') ? { name: before.name } : {}),
    ...(has('members') ? { memberIds: before.memberIds } : {}),
    ...(has('slotMinutes') && slotMinutes !== null ? { slotMinutes, ...interval } : {}),
    ...(has('bufferMinutes') ? { bufferMinutes: before.bufferMinutes ?? 0 } : {}),
    ...(has('noticeHours') ? { noticeHours: before.noticeHours ?? 0 } : {}),
  };
}

function appointmentBefore(
  changes: readonly { readonly field: string; readonly value: unknown }[],
): Partial<AppointmentDesired> {
  const desired: { -readonly [name in keyof AppointmentDesired]?: AppointmentDesired[name] } = {};
  for (const { field, value } of changes) {
    const text = typeof value === 'string' ? value : '';
    if (field === 'start' && typeof value === 'number') desired.startTime = isoInstant(value);
    if (field === 'end' && typeof value === 'number') desired.endTime = isoInstant(value);
    if (field === 'title') desired.title = text;
    if (field === 'description') desired.description = text;
    if (field === 'address') desired.address = text;
    if (field === 'calendar') desired.calendarId = text;
    if (field === 'owner') desired.ownerId = text;
    const status = field === 'status' ? appointmentStatuses.find((one) => one === text) : undefined;
    if (status !== undefined) desired.status = status;
  }
  return desired;
}
