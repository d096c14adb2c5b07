/**
 * A subscription only its payments tell of, as its fields say. Kartra's transactions name no period and no status:
 * what is written is what they show, in words nobody takes for the export's (R94). A plan that was paid to its end
 * ends without an event, so one that was never cancelled is not called active, and counts in no monthly sum.
 */
import type { PaidSubscription } from '../../model/subscription.ts';
import type { Subscription } from './subscription.ts';

export const neverCancelled = 'No cancellation seen';
const words: Readonly<Record<string, string>> = {
  active: neverCancelled,
  'pending-cancellation': 'Cancellation requested',
  cancelled: 'Cancelled',
};

export function readPaidSubscription({
  fact,
  contact,
  lastPayment,
  lastEvent,
}: PaidSubscription): Subscription {
  return {
    externalId: fact.externalId,
    contact,
    id: fact.subscription ?? '',
    status: words[fact.status] ?? 'Unknown',
    plan: fact.product,
    pricePoint: fact.pricePoint,
    period: '',
    currency: fact.currency,
    amount: lastPayment.amount,
    started: dayOf(fact.started),
    renews: '',
    ended: fact.status === 'cancelled' ? dayOf(lastEvent.at) : '',
    paymentsLeft: '',
    processor: lastPayment.processor,
    processorId: lastPayment.processorSubscription ?? '',
    payments: { made: fact.payments, last: dayOf(fact.lastPaid) },
  };
}

const dayOf = (stamp: string): string => stamp.slice(0, 10);
