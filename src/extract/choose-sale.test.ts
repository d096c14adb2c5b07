import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../model/transaction.ts';
import { chooseSale } from './choose-sale.ts';

function event(id: number, rest: Partial<StoredEvent>): StoredEvent {
  return {
    id,
    externalId: `T:${id}`,
    saleId: null,
    linkRule: null,
    type: 'sale',
    at: '2026-01-01 10:00:00',
    currency: 'USD',
    amount: 1000,
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
    processorTransaction: null,
    refunded: 0,
    ...rest,
  };
}

const refund = (rest: Partial<StoredEvent> = {}) =>
  event(99, { type: 'refund', at: '2026-02-01 10:00:00', amount: -1000, ...rest });

describe('the sale of a refund', () => {
  it.each([
    [
      'processor-transaction',
      { processorTransaction: 'ch_1', person: 'L:2' },
      { processorTransaction: 'ch_1' },
    ],
    ['subscription', { subscription: '5', product: 'Other' }, { subscription: '5' }],
    ['person-product-amount', {}, {}],
    ['person-product', { amount: 5000 }, {}],
  ])('by %s', (rule, sale, back) => {
    expect(chooseSale(refund(back), [event(1, sale)])).toEqual({ saleId: 1, rule });
  });

  it('is the nearest earlier one that is not taken back yet, whatever the order', () => {
    const sales = [
      event(1, { at: '2026-01-01 10:00:00' }),
      event(2, { at: '2026-01-20 10:00:00' }),
      event(3, { at: '2026-01-25 10:00:00', refunded: 1000 }),
      event(4, { at: '2026-02-02 10:00:00' }),
    ];
    expect(chooseSale(refund(), sales)?.saleId).toBe(2);
    expect(chooseSale(refund(), sales.toReversed())?.saleId).toBe(2);
  });

  it('prefers the sale of just this amount to a nearer one of another', () => {
    const sales = [
      event(1, { subscription: '5' }),
      event(2, { subscription: '5', at: '2026-01-20', amount: 3000 }),
    ];
    expect(chooseSale(refund({ subscription: '5' }), sales)?.saleId).toBe(1);
  });

  it.each<[string, Partial<StoredEvent>]>([
    ['another currency', { currency: 'EUR' }],
    ['another person', { person: 'L:2' }],
    ['less money', { amount: 500 }],
    ['a later sale', { at: '2026-03-01' }],
    ['no person at all', { person: '' }],
  ])('is not %s', (_, sale) => {
    expect(chooseSale(refund(sale.person === '' ? sale : {}), [event(1, sale)])).toBeNull();
  });
});
