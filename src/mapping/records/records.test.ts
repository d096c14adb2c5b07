/** What payments and subscriptions become: values that can be read back to the cent, months, words on screen. */
import { describe, expect, test } from 'vitest';
import type { StoredEvent } from '../../model/transaction.ts';
import { collectPipelines, type Deal } from './deal.ts';
import { readPaidSubscription } from './paid-subscription.ts';
import { paymentMoney, paymentValues, readRecordMoney } from './payment-values.ts';
import { foremost, perMonth, subscriptionValues } from './subscription.ts';

const event = (rest: Partial<StoredEvent> = {}): StoredEvent => ({
  id: 1,
  externalId: 'T:1',
  saleId: null,
  linkRule: null,
  refunded: 0,
  type: 'sale',
  at: '2026-01-31 23:59:59',
  currency: 'USD',
  amount: 19_999,
  tax: 0,
  shipping: 0,
  discount: 0,
  quantity: 1,
  product: 'Course',
  pricePoint: '1',
  person: 'L:1',
  subscription: null,
  processorSubscription: null,
  processor: 'Stripe',
  processorTransaction: 'ch_1',
  ...rest,
});

const back = (amount: number, at: string) => event({ type: 'refund', externalId: `T:${at}`, amount, at });

describe('a payment', () => {
  test.each([
    ['USD', 19_999, -5_01],
    ['JPY', 19_999, -501],
    ['KWD', 19_999, -501],
  ])(
    'in %s reads back to the minor unit, refunds in the month they went back',
    (currency, amount, refund) => {
      const payment = {
        contact: 'L:1',
        event: event({ currency, amount }),
        refunds: [{ ...back(refund, '2026-02-01 00:00:00'), currency }],
      };
      const money = paymentMoney(payment);
      expect(money).toEqual({
        currency,
        month: '2026-01',
        paid: amount,
        refunds: [{ month: '2026-02', amount: -refund }],
      });
      expect(readRecordMoney(paymentValues(payment, money ?? never()))).toEqual(money);
    },
  );

  test('with an amount nobody can read has no money', () => {
    expect(paymentMoney({ contact: null, event: event({ amount: null }), refunds: [] })).toBeNull();
  });

  test('that went back alone counts as refunded, not as paid', () => {
    const money = paymentMoney({ contact: null, event: back(-700, '2026-03-01'), refunds: [] });
    expect(money).toMatchObject({ paid: 0, refunds: [{ month: '2026-03', amount: 700 }] });
  });

  test('whose text somebody damaged is not guessed', () => {
    expect(
      readRecordMoney({ kartra_currency: 'USD', kartra_paid: 1, kartra_refunds: '2026-01-01 x' }),
    ).toBeNull();
  });
});

test.each([
  [1000, 'weekly', 4333],
  [1000, 'every 2 weeks', 2167],
  [1000, 'monthly', 1000],
  [1000, 'every 2 months', 500],
  [1000, 'Quarterly', 333],
  [1000, 'every 6 months', 167],
  [1000, 'yearly', 83],
  [1000, 'every 2 years', 42],
  [1000, 'now and then', null],
])('%i %s is %s a month', (amount, period, month) => {
  expect(perMonth(amount, period)).toBe(month);
});

test('stages of open deals come first, those where every deal has ended last', () => {
  const deal = (stage: string, status: Deal['status']): Deal => ({
    externalId: stage,
    contact: null,
    name: '',
    pipeline: ' Sales ',
    stage,
    status,
    amount: null,
    closeDate: null,
    owner: '',
    lostReason: '',
    custom: {},
    emptied: [],
  });
  const pipelines = collectPipelines();
  for (const one of [deal('Closed', 'won'), deal('New', 'open'), deal('new', 'lost')]) pipelines.see(one);
  expect(pipelines.pipelines()).toEqual([{ name: 'Sales', stages: ['New', 'Closed'] }]);
});

function never(): never {
  throw new Error('there is money');
}

describe('a subscription only its payments tell of', () => {
  const paid = (
    status: 'active' | 'pending-cancellation' | 'cancelled' | 'unknown',
    started = '2024-01-05',
  ) => ({
    fact: {
      externalId: 'S:32',
      subscription: '32',
      entityId: null,
      join: 'transactions-only' as const,
      contactId: 1,
      product: 'Silver',
      pricePoint: '2',
      currency: 'USD',
      status,
      statusSource: 'derived' as const,
      started: `${started} 10:00:00`,
      lastPaid: '2024-02-05 10:00:00',
      payments: 2,
      paid: 3250,
    },
    contact: 'L:1',
    lastPayment: event({ amount: 1750, processorSubscription: 'sub_1' }),
    lastEvent: event({ type: 'cancellation', at: '2024-02-20 10:00:00', amount: null }),
  });

  test.each([
    ['active', 'No cancellation seen', undefined],
    ['pending-cancellation', 'Cancellation requested', undefined],
    ['cancelled', 'Cancelled', '2024-02-20'],
    ['unknown', 'Unknown', undefined],
  ] as const)('%s reads "%s", never active, and brings nothing every month', (status, word, ended) => {
    const subscription = readPaidSubscription(paid(status));
    const values = subscriptionValues(subscription);
    expect(values).toMatchObject({
      kartra_status: word,
      kartra_amount: 17.5,
      kartra_payments: 2,
      kartra_last_paid: '2024-02-05',
      kartra_processor_subscription: 'sub_1',
      kartra_told_by: 'payments only',
    });
    expect(values['kartra_ended']).toBe(ended);
    expect(perMonth(subscription.amount ?? 0, subscription.period)).toBeNull();
  });

  test('says less of a person than any the export names', () => {
    const told = readPaidSubscription(paid('active', '2026-01-01'));
    const exported = {
      ...told,
      externalId: 'S:1',
      status: 'Cancelled',
      started: '2020-01-01',
      payments: null,
    };
    expect(foremost([told, exported])).toBe(exported);
    expect(foremost([told])).toBe(told);
  });
});
