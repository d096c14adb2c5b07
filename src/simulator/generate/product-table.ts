/**
 * What the account sells: products with numbered price points, and the affiliates who sell them too.
 *
 * A price point is an ordinal, not an id (§4 of kartra.md). `every 6 months` exists on Kartra's screens but not in the
 * API's list of periods. Amounts are in hundredths of the currency.
 */

export type Period =
  | 'weekly'
  | 'every 2 weeks'
  | 'monthly'
  | 'every 2 months'
  | 'quarterly'
  | 'every 6 months'
  | 'yearly'
  | 'every 2 years';

export interface PricePoint {
  /** Ordinal: `1`, `2`. */
  readonly number: string;
  readonly cents: number;
  /** Null: paid once. */
  readonly period: Period | null;
  /** Payments of an instalment plan, the first included; null: until cancelled, or paid once. */
  readonly instalments: number | null;
  readonly trial: { readonly cents: number; readonly days: number } | null;
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly shippingCents: number;
  /** Sales tax is charged to buyers in the United States. */
  readonly taxed: boolean;
  /** A partner has a tenth of it. */
  readonly joint: boolean;
  readonly maxQuantity: number;
  readonly pricePoints: readonly PricePoint[];
}

const once = (number: string, cents: number): PricePoint => ({
  number,
  cents,
  period: null,
  instalments: null,
  trial: null,
});
const recurring = (number: string, cents: number, period: Period): PricePoint => ({
  ...once(number, cents),
  period,
});

const plain = { shippingCents: 0, taxed: false, joint: false, maxQuantity: 1 } as const;

/** The first ones sell best. */
export const PRODUCTS: readonly Product[] = [
  { ...plain, id: '11', name: 'Masterclass', pricePoints: [once('1', 19_700), once('2', 29_700)] },
  {
    ...plain,
    id: '12',
    name: 'Coaching, monthly',
    pricePoints: [
      recurring('1', 4900, 'monthly'),
      { ...recurring('2', 3900, 'monthly'), trial: { cents: 100, days: 14 } },
    ],
  },
  {
    ...plain,
    id: '13',
    name: 'Workbook "Start"',
    shippingCents: 695,
    taxed: true,
    maxQuantity: 3,
    pricePoints: [once('1', 2900)],
  },
  {
    ...plain,
    id: '14',
    name: 'Gold Membership',
    joint: true,
    pricePoints: [recurring('1', 49_000, 'yearly'), recurring('2', 14_700, 'quarterly')],
  },
  {
    ...plain,
    id: '15',
    name: 'Certification (3 payments)',
    taxed: true,
    pricePoints: [{ ...recurring('1', 99_900, 'monthly'), instalments: 3 }],
  },
  { ...plain, id: '16', name: 'Retreat™', pricePoints: [once('1', 249_900), once('2', 0)] },
  { ...plain, id: '17', name: 'Mastermind', pricePoints: [recurring('1', 120_000, 'every 6 months')] },
  { ...plain, id: '18', name: 'Lesson Box', pricePoints: [recurring('1', 1990, 'every 2 weeks')] },
];

export interface Seller {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
}

export const AFFILIATES: readonly Seller[] = [
  { id: '901', username: 'annasells', name: 'Anna Seller', email: 'anna.seller@example.org' },
  { id: '902', username: 'promo_bob', name: 'Bob, Promotions', email: 'bob@example.net' },
  { id: '903', username: 'éditions', name: 'Éditions Exemple', email: 'editions@example.com' },
];

export const PARTNER: Seller = {
  id: '931',
  username: 'goldpartner',
  name: 'Gold Partner',
  email: 'partner@example.org',
};

const DAY_MS = 86_400_000;
const MONTHS: Readonly<Partial<Record<Period, number>>> = {
  monthly: 1,
  'every 2 months': 2,
  quarterly: 3,
  'every 6 months': 6,
  yearly: 12,
  'every 2 years': 24,
};

/** The `count`-th date after `startMs`; the 31st becomes the last day of a shorter month. */
export function addPeriods(startMs: number, period: Period, count: number): number {
  const months = MONTHS[period];
  if (months === undefined) return startMs + count * (period === 'weekly' ? 7 : 14) * DAY_MS;
  const start = new Date(startMs);
  const month = start.getUTCMonth() + months * count;
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const dayMs = startMs % DAY_MS;
  return Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), lastDay)) + dayMs;
}

/** What a price per period is a month, in cents: a year is 52 weeks or 12 months. */
export function perMonth(cents: number, period: Period): number {
  const months = MONTHS[period];
  if (months !== undefined) return Math.round(cents / months);
  return Math.round((cents * (period === 'weekly' ? 52 : 26)) / 12);
}
