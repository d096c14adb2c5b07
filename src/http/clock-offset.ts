/**
 * How far the clock of this machine stands from the platform's, by the dates of its answers. Such a date is a whole
 * second somewhere between sending and answer, so each answer gives bounds, and several narrow them.
 */
import type { SentRequest } from './create-send.ts';

export interface ClockOffset {
  see(sent: Pick<SentRequest, 'startedAt' | 'endedAt' | 'answeredAt'>): void;
  /** By how many ms this machine's clock is ahead, at the least; negative: behind; null: no answer said a date. */
  aheadMs(): number | null;
}

/** HTTP dates have no fractions. */
const grainMs = 1000;

/** @example const offset = createClockOffset(); offset.see(sent); offset.aheadMs() */
export function createClockOffset(): ClockOffset {
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  return {
    see({ startedAt, endedAt, answeredAt }) {
      if (answeredAt === null) return;
      const [from, to] = [startedAt - answeredAt - grainMs, endedAt - answeredAt];
      // A clock that was set meanwhile: what was known before holds no more.
      const isApart = from > most || to < least;
      least = isApart ? from : Math.max(least, from);
      most = isApart ? to : Math.min(most, to);
    },
    aheadMs() {
      if (least === Number.NEGATIVE_INFINITY) return null;
      return least > 0 ? least : Math.min(most, 0);
    },
  };
}
