/**
 * Calendars we made are deleted unless somebody changed, published or booked them since; the hours of a host go after
 * their calendar, unless changed. Hours that stood there before, applied to our calendar, are free of it once it is gone.
 */
import { calendarDifferences, scheduleDifferences } from '../model/compare-booking.ts';
import { asExpectedCalendar, asExpectedSchedule } from '../model/expected-calendar.ts';
import { followParent } from './follow-parent.ts';
import { cannotLook, goneAlready, type ReversalKind, settled, undo } from './reversal-kind.ts';

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

export const reverseSchedule: ReversalKind = {
  after: 'calendar',
  async judge(operation, look) {
    const expected = asExpectedSchedule(operation.expected);
    const followed = await followParent(operation, expected.calendar, look);
    if (operation.action === 'update' || (followed !== null && followed.outcome.bucket !== 'reversed'))
      return (
        followed ?? settled('not-reversible', 'HighLevel offers no call that takes hours off a calendar')
      );
    const id = operation.destinationId ?? '';
    const { schedules } = look.destination;
    const read = await schedules.read(look.send, id);
    if (read.kind === 'absent') return goneAlready;
    if (read.kind === 'failed') return cannotLook(read.note);
    const edits = scheduleDifferences(expected, read.record).map(({ field }) => field);
    if (edits.length > 0) return settled('kept', `changed since: ${edits.join(', ')}`);
    return undo((send) => schedules.remove(send, id));
  },
};
