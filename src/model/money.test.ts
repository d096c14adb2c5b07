import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMinor, parseMoney } from './money.ts';

describe('reading money', () => {
  it.each([
    ['29', 'USD', 2900],
    ['29.9', 'USD', 2990],
    ['29.99', 'USD', 2999],
    ['29.9900', 'USD', 2999],
    ['$1,234.50', 'USD', 123450],
    ['1.234,50 €', 'EUR', 123450],
    ["CHF 1'234.50", 'CHF', 123450],
    ['1 234,5', 'EUR', 123450],
    ['1,234', 'USD', 123400],
    ['1,234,567.89', 'USD', 123456789],
    ['-12.00', 'USD', -1200],
    ['12.00-', 'USD', -1200],
    ['($12.00)', 'USD', -1200],
    ['-$0.00', 'USD', 0],
    ['0.000', 'USD', 0],
    ['¥1,200', 'JPY', 1200],
    ['1.5', 'KWD', 1500],
  ])('%s %s', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toBe(minor);
  });

  it.each(['', 'N/A', 'free', '1.234', '29.990', '1.2.3', '12.345.6', '(12', '1,23,4', '29.999999', '1e5x'])(
    'refuses "%s": it is not one certain amount',
    (text) => {
      expect(parseMoney(text, 'USD')).toBeNull();
    },
  );

  it('takes two digits after the point where nobody names a currency', () => {
    expect(parseMoney('20.00', '')).toBe(2000);
    expect(formatMinor(2000, '')).toBe('20.00');
  });

  it('is undone by writing, for every amount and currency', () => {
    const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(minor, fc.constantFrom('USD', 'EUR', 'JPY', 'XXX'), (amount, currency) => {
        expect(parseMoney(formatMinor(amount, currency), currency)).toBe(amount);
      }),
    );
  });
});
