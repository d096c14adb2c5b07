/**
 * What the transactions of one subscription say about it.
 *
 * Kartra, transactions: the sale, every rebill, failed attempts, a request to cancel, its withdrawal and the
 * cancellation carry the subscription's id. Four failed attempts end in a cancellation, which has a row of
 * its own, so a failed attempt alone changes nothing.
 */
import type { SubscriptionFact, SubscriptionStatus } from '../model/subscription.ts';
import { moneyIn, type StoredEvent, type TransactionType } from '../model/transaction.ts';

const statusAfter: Readonly<Partial<Record<TransactionType, SubscriptionStatus>>> = {
  sale: 'active',
  rebill: 'active',
  'cancellation-request': 'pending-cancellation',
  'cancellation-revert': 'active',
  cancellation: 'cancelled',
};

const exportStatuses: Readonly<Record<string, SubscriptionStatus>> = {
  active: 'active',
  'pending cancellation': 'pending-cancellation',
  paused: 'paused',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  terminated: 'paid-in-full',
};

export type DerivedSubscription = Omit<SubscriptionFact, 'externalId' | 'entityId' | 'join' | 'contactId'>;

/** @param events all events of one subscription, oldest first; at least one */
export function deriveSubscription(events: readonly StoredEvent[]): DerivedSubscription {
  const paid = events.filter(({ type, amount }) => moneyIn.includes(type) && amount !== null);
  const last = paid.at(-1) ?? events.at(-1);
  const status = events.map(({ type }) => statusAfter[type]).findLast((known) => known !== undefined);
  return {
    subscription: last?.subscription ?? null,
    product: last?.product ?? '',
    pricePoint: last?.pricePoint ?? '',
    currency: last?.currency ?? '',
    status: status ?? 'unknown',
    statusSource: 'derived',
    started: paid[0]?.at ?? '',
    lastPaid: paid.at(-1)?.at ?? '',
    payments: paid.length,
    paid: paid.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
  };
}

/** The status as the subscriptions export words it. */
export function readSubscriptionStatus(text: string): SubscriptionStatus {
  const folded = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ');
  return exportStatuses[folded] ?? 'unknown';
}
