import { describe, expect, test } from 'vitest';
import { noCurrency } from '../../model/money.ts';
import { type Affiliate, addAffiliate, affiliateCurrency } from './affiliate.ts';

describe('the currency affiliates are owed in', () => {
  test.each([
    [['€12.00', '7,50'], ['USD', 'EUR'], 'EUR'],
    [['£1'], [], 'GBP'],
    [['$12.00'], ['USD', 'EUR'], 'USD'],
    [['$12.00'], ['USD', 'CAD'], noCurrency],
    [['$12.00', '€3'], ['USD', 'EUR'], noCurrency],
    [['12.00'], ['EUR'], 'EUR'],
    [['12.00'], ['EUR', 'USD'], noCurrency],
    [['12.00'], [noCurrency], noCurrency],
  ])('%j in an account paid in %j is %s', (texts, paidIn, currency) => {
    expect(affiliateCurrency(texts, paidIn)).toBe(currency);
  });
});

const one: Affiliate = {
  externalId: 'A:1',
  contact: 'L:1',
  id: '1',
  username: 'ann',
  name: 'Ann',
  email: 'ann@example.com',
  status: 'approved',
  products: 'Course',
  commission: '',
  currency: 'USD',
  money: { earned: 1000, reserve: null, due: 250, paid: 750 },
  joined: '2024-01-02',
  emptied: [],
};
const person = {
  externalId: 'L:1',
  fields: {},
  custom: { shoe_size: '37' },
  tags: [],
  restricted: {},
  company: null,
  joined: null,
};

test('two profiles of one person are one set of fields: money added up, names side by side', () => {
  const two = { ...one, externalId: 'A:2', id: '2', username: 'ann2', commission: '30%' };
  expect(addAffiliate(person, [one, two], ['bob'], false).custom).toEqual({
    shoe_size: '37',
    kartra_affiliate_id: '1, 2',
    kartra_affiliate_username: 'ann, ann2',
    kartra_affiliate_status: 'approved',
    kartra_affiliate_products: 'Course',
    kartra_affiliate_commission: '30%',
    kartra_affiliate_currency: 'USD',
    kartra_affiliate_joined: '2024-01-02',
    kartra_affiliate_earned: 20,
    kartra_affiliate_due: 5,
    kartra_affiliate_paid: 15,
    kartra_referred_by: 'bob',
  });
  expect(addAffiliate(person, [], [], false)).toBe(person);
});
