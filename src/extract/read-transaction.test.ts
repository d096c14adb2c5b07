import { describe, expect, it } from 'vitest';
import { readTransaction } from './read-transaction.ts';

const row = (columns: Record<string, string>) =>
  readTransaction({ transaction_type: 'Sale', date: '2026-01-05 10:00:00', ...columns });

describe('a row of the transactions export', () => {
  it.each([
    ['Sale', 'sale', 1000],
    ['Rebill', 'rebill', 1000],
    ['Refund', 'refund', -1000],
    ['Partial refund', 'partial-refund', -1000],
    ['partial_refund', 'partial-refund', -1000],
    ['Chargeback', 'chargeback', -1000],
    ['Failed', 'failed', 1000],
    ['Cancellation', 'cancellation', 1000],
    ['Request Can.', 'cancellation-request', 1000],
    ['Revert Can.', 'cancellation-revert', 1000],
    ['Gift', 'other', 1000],
  ])('%s is %s, and what went back is negative whatever sign the file has', (literal, type, amount) => {
    const read = row({ transaction_type: literal, 'amount (USD)': '10.00' });
    expect(read).toMatchObject({ type, amount, currency: 'USD' });
    const negative = row({ transaction_type: literal, 'amount (USD)': '-10.00' }).amount;
    expect(Math.abs(negative ?? 0)).toBe(1000);
    expect(negative === amount).toBe(amount < 0);
  });

  it('takes the currency from the header, and doubts two amounts', () => {
    expect(row({ 'amount (EUR)': '1.234,50' })).toMatchObject({ currency: 'EUR', amount: 123450 });
    expect(row({ 'amount (EUR)': '5.00', 'amount (USD)': '0.00' })).toMatchObject({
      currency: 'EUR',
      amount: 500,
    });
    expect(row({ 'amount (EUR)': '5.00', 'amount (USD)': '6.00' })).toMatchObject({ amount: null });
    expect(row({ amount: '5.00' })).toMatchObject({ currency: 'XXX', amount: 500 });
    expect(row({ 'amount (USD)': '1.234' })).toMatchObject({ currency: 'USD', amount: null });
    expect(row({})).toMatchObject({ amount: 0 });
  });

  it('reads "N/A" as no id, and joins by lead id before e-mail', () => {
    expect(row({ subscription_id: 'N/A', lead_id: '7', buyer_email: 'Ann@Example.com' })).toMatchObject({
      subscription: null,
      person: 'L:7',
    });
    expect(row({ lead_id: 'n/a', buyer_email: ' Ann@Example.com' }).person).toBe('E:ann@example.com');
  });

  it('keeps a date that cannot be read as none', () => {
    expect(row({ date: '05/06/2026' }).at).toBe('');
    expect(row({ date: '2026-06-05' }).at).toBe('2026-06-05');
    expect(row({ date: '31.06.2026' }).at).toBe('');
  });

  it('reads a date with dots day first, as every language that writes dots does', () => {
    expect(row({ date: '05.06.2026 10:00:00' }).at).toBe('2026-06-05 10:00:00');
  });
});
