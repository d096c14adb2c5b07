/**
 * Calendars we made are deleted unless somebody changed, published or booked them since; the hours of a host go after
 * their calendar, unless changed.
 */
import { calendarDifferences, scheduleDifferences } from '../model/compare-booking.ts';
import { asExpectedCalendar, asExpectedSchedule } from '../model/expected-calendar.ts';
import type { Operation } from '../model/journal.ts';
import { followParent } from './follow-parent.ts';
import { restoreSchedule } from './restore-bookings.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';

export const reverseCalendar: ReversalKind = {
  async judge(operation, look) {
    const id = operation.destinationId ?? '';
    const { calendars } = look.destination;
    const read = await calendars.read(look.send, id);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    const edits = [
      ...calendarDifferences(asExpectedCalendar(operation.expected), read.record).map(({ field }) => field),
      ...(read.record.active === true ? ['published'] : []),
    ];
    if (edits.length > 0) return settled('kept', `changed since: ${edits.join(', ')}`);
    const uses = look.usesOf(id);
    if (uses.length > 0) return settled('kept', `used since: ${uses.join(', ')}`);
    if (look.unseen.length > 0)
      return settled('errored', `nobody can tell whether it is in use: ${look.unseen.join('; ')}`);
    return undo((send) => calendars.remove(send, id));
  },
};

/** Hours that stood there before are taken off our calendar again, and are what they were. */
export const reverseSchedule: ReversalKind = {
  after: 'calendar',
  judge: (operation, look) =>
    operation.action === 'create' ? judgeMade(operation, look) : restoreSchedule(operation, look),
};

async function judgeMade(operation: Operation, look: Look): Promise<Verdict> {
  const expected = asExpectedSchedule(operation.expected);
  const followed = await followParent(operation, expected.calendar, look);
  if (followed !== null && followed.outcome.bucket !== 'reversed') return followed;
  const id = operation.destinationId ?? '';
  const { schedules } = look.destination;
  const read = await schedules.read(look.send, id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const edits = scheduleDifferences(expected, read.record).map(({ field }) => field);
  if (edits.length > 0) return settled('kept', `changed since: ${edits.join(', ')}`);
  return undo((send) => schedules.remove(send, id));
}
