import { expect, test } from 'vitest';
import type { ExportedSubscription } from '../../model/subscription.ts';
import { compareSubscription } from './compare-subscription.ts';

const exported: ExportedSubscription = {
  fact: {
    externalId: 'S:88',
    subscription: '88',
    entityId: 3,
    join: 'subscription-id',
    contactId: 7,
    product: 'Club',
    pricePoint: '1',
    currency: 'USD',
    status: 'pending-cancellation',
    statusSource: 'export',
    started: '2024-03-02 09:00:00',
    lastPaid: '',
    payments: 1,
    paid: 4700,
  },
  columns: {
    status: 'Pending Cancellation',
    recurrence_term: 'Monthly',
    next_payment_date: '03 Mar 2026',
    next_payment_amount: '$47.00',
  },
};

const compare = (record: Readonly<Record<string, string>>, ours: ExportedSubscription | null = exported) =>
  compareSubscription(ours, {
    kind: 'subscription',
    id: '88',
    marker: 'L:7',
    record: {
      subscription_status: 'Active',
      subscription_recurring_period: 'monthly',
      subscription_next_payment_date: '2026-03-04 01:00:00',
      subscription_next_scheduled_payment_amount: '47.00',
      ...record,
    },
  }).map(({ field, kind, exported: ours_, api, wins }) => [field, kind, ours_, api, wins]);

test('the same subscription in both is no difference, whatever the words for a cancellation and the zone', () => {
  expect(compare({})).toEqual([]);
  expect(
    compare({
      subscription_next_payment_date: '0000-00-00 00:00:00',
      subscription_next_scheduled_payment_amount: 'N/A',
      subscription_status: 'Something new',
    }),
  ).toEqual([]);
});

test.each([
  [{ subscription_status: 'Terminated' }, 'status', 'pending-cancellation', 'paid-in-full'],
  [{ subscription_recurring_period: 'every 2 months' }, 'how often', 'monthly', 'every 2 months'],
  [{ subscription_next_payment_date: '2026-03-05 00:00:00' }, 'next payment', '2026-03-03', '2026-03-05'],
  [
    { subscription_next_scheduled_payment_amount: '47.01' },
    'next amount, in the smallest unit',
    '4700',
    '4701',
  ],
])('%j differs', (record, what, ours, api) => {
  expect(compare(record)).toEqual([[`subscription 88: ${what}`, 'changed', ours, api, 'export']]);
});

test('one the exports do not have is a difference of its own', () => {
  expect(compare({}, null)).toEqual([
    ['subscription 88: all of it', 'only-in-api', null, 'Active', 'export'],
  ]);
});
