import { expect, test } from 'vitest';
import type { StoredEvent } from '../../model/transaction.ts';
import { comparePayment } from './compare-payment.ts';

const event: StoredEvent = {
  id: 1,
  externalId: 'T:77',
  saleId: null,
  linkRule: null,
  refunded: 0,
  type: 'partial-refund',
  at: '2025-03-01 23:30:00',
  currency: 'USD',
  amount: -1999,
  tax: 0,
  shipping: 0,
  discount: 0,
  quantity: 1,
  product: 'Course',
  pricePoint: '1',
  person: 'L:7',
  subscription: null,
  processorSubscription: null,
  processor: 'Stripe',
  processorTransaction: null,
};
const compare = (change: Readonly<Record<string, string>>, of: StoredEvent | null = event) =>
  comparePayment(of, {
    kind: 'transaction',
    id: '77',
    marker: 'L:7',
    record: {
      transaction_full_amount: '19.99',
      transaction_type: 'partial_refund',
      transaction_date: '2025-03-02 04:30:00',
      ...change,
    },
  });

test('the same payment in both is no difference, whatever the sign and the zone', () => {
  expect(compare({})).toEqual([]);
});

test.each([
  [{ transaction_full_amount: '20.00' }, 'amount, in the smallest unit', '1999', '2000'],
  [{ transaction_type: 'sale' }, 'type', 'partial-refund', 'sale'],
  [{ transaction_date: '2025-03-04 00:00:00' }, 'day', '2025-03-01', '2025-03-04'],
])('%j differs', (change, what, exported, api) => {
  expect(compare(change)).toEqual([
    { marker: 'L:7', field: `transaction 77: ${what}`, kind: 'changed', exported, api, wins: 'export' },
  ]);
});

test('what only the API has is told; what cannot be read is no difference', () => {
  expect(compare({}, null)).toMatchObject([{ kind: 'only-in-api', exported: null, api: '19.99' }]);
  expect(compare({ transaction_full_amount: 'N/A', transaction_type: '', transaction_date: 'N/A' })).toEqual(
    [],
  );
  expect(compare({ transaction_full_amount: '1' }, { ...event, amount: null })).toEqual([]);
});
