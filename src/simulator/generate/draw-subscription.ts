/**
 * The life of one subscription until the account was exported: rebills, failures, requests, the way it ended.
 *
 * A failed payment is tried again every three days; the fourth failure cancels (§1.2). A request to cancel keeps the
 * subscription until the paid time is over, unless it is taken back. An instalment plan that is paid is Terminated.
 */

import type { Random } from './create-random.ts';
import type { Period, PricePoint } from './product-table.ts';
import { addPeriods } from './product-table.ts';
import type { PurchaseEvent, Subscription } from './purchase.ts';

/** What `record` needs to know; the rest of an event follows from the purchase. */
export interface Happening {
  readonly type: PurchaseEvent['type'];
  readonly atMs: number;
  readonly payment?: number;
  readonly isTrial?: boolean;
  readonly isReattempt?: boolean;
  readonly isAutomaticCancellation?: boolean;
}

export interface SubscriptionStart {
  readonly pricePoint: PricePoint;
  readonly period: Period;
  readonly startMs: number;
  readonly untilMs: number;
}

type Ending = Pick<Subscription, 'status' | 'payments' | 'nextMs' | 'endMs'>;

export const DAY_MS = 86_400_000;
const RETRY_MS = 3 * DAY_MS;
const ATTEMPTS = 4;

/**
 * @param record takes what happened, in order; a payment may be followed by its refund, which `record` draws
 */
export function drawSubscription(
  random: Random,
  start: SubscriptionStart,
  record: (happening: Happening) => void,
): Ending {
  const { pricePoint, period, startMs, untilMs } = start;
  const trial = pricePoint.trial;
  // With a trial the first whole payment falls due when it ends.
  const anchorMs = startMs + (trial === null ? 0 : trial.days * DAY_MS);
  let payments = 1;
  let lastMs = startMs;
  record({ type: 'Sale', atMs: startMs, payment: 1, isTrial: trial !== null });

  for (let count = trial === null ? 1 : 0; ; count += 1) {
    if (pricePoint.instalments !== null && payments >= pricePoint.instalments)
      return { status: 'Terminated', payments, nextMs: null, endMs: lastMs };
    const dueMs = addPeriods(anchorMs, period, count);
    if (dueMs > untilMs) return drawTail(random, { payments, lastMs, dueMs, untilMs }, record);
    const fate = random.next();
    if (fate < 0.02) {
      const failedMs = failUntilCancelled(dueMs, untilMs, record);
      const isOver = failedMs === null;
      const endMs = dueMs + ATTEMPTS * RETRY_MS - RETRY_MS;
      return isOver
        ? { status: 'Cancelled', payments, nextMs: null, endMs }
        : { status: 'Active', payments, nextMs: failedMs, endMs: null };
    }
    if (fate < 0.045) {
      const endMs = middleOf(lastMs, dueMs);
      record({ type: 'Cancellation', atMs: endMs });
      return { status: 'Cancelled', payments, nextMs: null, endMs };
    }
    let isReattempt = false;
    if (fate < 0.075) {
      record({ type: 'Request Can.', atMs: middleOf(lastMs, dueMs) });
      if (!random.chance(0.3)) {
        record({ type: 'Cancellation', atMs: dueMs });
        return { status: 'Cancelled', payments, nextMs: null, endMs: dueMs };
      }
      record({ type: 'Revert Can.', atMs: dueMs - 1000 });
    } else if (fate < 0.12) {
      record({ type: 'Failed', atMs: dueMs, payment: payments + 1 });
      const retryMs = dueMs + RETRY_MS;
      if (retryMs > untilMs) return { status: 'Active', payments, nextMs: retryMs, endMs: null };
      isReattempt = true;
    }
    payments += 1;
    lastMs = dueMs + (isReattempt ? RETRY_MS : 0);
    record({ type: 'Rebill', atMs: lastMs, payment: payments, isReattempt });
  }
}

/** Returns when the next attempt is due, or null when all failed and the subscription is over. */
function failUntilCancelled(
  dueMs: number,
  untilMs: number,
  record: (happening: Happening) => void,
): number | null {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const atMs = dueMs + attempt * RETRY_MS;
    if (atMs > untilMs) return atMs;
    record({ type: 'Failed', atMs, isReattempt: attempt > 0 });
    if (attempt === ATTEMPTS - 1) record({ type: 'Cancellation', atMs, isAutomaticCancellation: true });
  }
  return null;
}

interface Tail {
  readonly payments: number;
  readonly lastMs: number;
  readonly dueMs: number;
  readonly untilMs: number;
}

/** How a subscription stands on the day of the export. */
function drawTail(random: Random, tail: Tail, record: (happening: Happening) => void): Ending {
  const { payments, lastMs, dueMs, untilMs } = tail;
  const fate = random.next();
  if (fate < 0.08) {
    record({ type: 'Request Can.', atMs: middleOf(lastMs, untilMs) });
    return { status: 'Pending Cancellation', payments, nextMs: dueMs, endMs: null };
  }
  if (fate < 0.12) return { status: 'Paused', payments, nextMs: null, endMs: null };
  if (fate < 0.32) {
    const endMs = middleOf(lastMs, untilMs);
    record({ type: 'Cancellation', atMs: endMs });
    return { status: 'Cancelled', payments, nextMs: null, endMs };
  }
  return { status: 'Active', payments, nextMs: dueMs, endMs: null };
}

function middleOf(fromMs: number, toMs: number): number {
  return Math.floor((fromMs + toMs) / 2000) * 1000;
}
