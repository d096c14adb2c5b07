/**
 * Tells an outage from a record that is poisoned. Modes: *flowing*; *failing* since some request got no answer or a
 * server's failure, with the operations it happened to; flowing again at the first answer that says anything else.
 * When that many different operations have failed in a row the run stops: what is unclear stays on record, and
 * nothing is refused for a fault that is not its own.
 */
import { LandfallError } from '../errors.ts';

/** More than can be under way at once, so that one short failure stops nothing. */
const mostInARow = 24;

export type NoteOutcome = (operationId: number, status: number | null, isUnknown: boolean) => void;

/** @returns to be called after each write; throws `destination-unreachable` */
export function watchForOutage(): NoteOutcome {
  const failing = new Set<number>();
  return (operationId, status, isUnknown) => {
    if (!isUnknown || (status !== null && status < 500 && status !== 408)) {
      failing.clear();
      return;
    }
    failing.add(operationId);
    if (failing.size < mostInARow) return;
    throw new LandfallError(
      'destination-unreachable',
      `HighLevel failed at ${failing.size} writes in a row${status === null ? ' without an answer' : ` (last: status ${status})`}.`,
      {
        rule: 'a platform that carries nothing out is not sent more',
        safe: 'What was sent is on record: the next run looks for it before anything is sent again.',
        remedy:
          'Look whether HighLevel works again (status.gohighlevel.com), then run the same command again.',
        next: 'landfall apply',
      },
    );
  };
}
