import { expect, test } from 'vitest';
import type { ExportedSubscription } from '../../model/subscription.ts';
import type { StoredEvent } from '../../model/transaction.ts';
import { findUnlistedMoney } from './find-unlisted-money.ts';

const event = (externalId: string, type: StoredEvent['type']) => ({ externalId, type }) as StoredEvent;
const subscription = (id: string | null, started: string) =>
  ({ fact: { subscription: id, status: 'active', started }, columns: {} }) as unknown as ExportedSubscription;

const events = [
  event('T:1', 'sale'),
  event('T:2', 'failed'),
  event('T:3', 'cancellation-request'),
  event('T:4', 'cancellation-revert'),
];
const subscriptions = [
  subscription('10', '2025-02-01 10:00:00'),
  subscription('11', '2025-02-01 10:00:00'),
  subscription('12', '2019-01-01 10:00:00'),
  subscription('13', ''),
  subscription(null, '2025-02-01 10:00:00'),
];
const find = (oldest: string | null) =>
  findUnlistedMoney(
    'L:7',
    { events, subscriptions },
    { transactions: ['1'], subscriptions: ['10'] },
    oldest,
  ).map(({ field, kind, exported, api }) => [field, kind, exported, api]);

test('what the API lists and what it never lists is no difference', () => {
  expect(find('2024-01-01')).toEqual([
    ['transaction 2: all of it', 'only-in-export', 'failed', null],
    ['subscription 11: all of it', 'only-in-export', 'active', null],
  ]);
});

test('a subscription is missing only where the API lists one that began as early', () => {
  expect(find('2018-06-01').map(([field]) => field)).toContain('subscription 12: all of it');
  expect(find(null).map(([field]) => field)).toEqual(['transaction 2: all of it']);
});
