/**
 * The price, by rules that stand in a file a person may edit. There is no fee per record: a band has one price
 * for one record and for all of it, and beyond the last band nothing is computed. Pure.
 */
import type { EstimateCount, EstimateInputs, Price, PriceLine } from '../../model/estimate.ts';

export interface PriceRules {
  readonly currency: string;
  /** Ascending; `upTo` counts all records. */
  readonly bands: readonly { readonly upTo: number; readonly price: number }[];
  /** What comes on top, once each or for each of a count. */
  readonly extras: readonly {
    readonly rule: string;
    readonly what: string;
    readonly of: EstimateCount;
    /** `once`: when there is any. `each`: for every one; never for records, which the bands are for. */
    readonly per: 'once' | 'each';
    /** The first so many cost nothing. */
    readonly free: number;
    readonly price: number;
  }[];
}

/** Counts an extra may be charged for each of: things people rebuild or set up, never records. */
export const chargeable: readonly EstimateCount[] = [
  'sequences',
  'automations',
  'pages',
  'forms',
  'emails',
  'videos',
  'products',
  'membershipsToRebuild',
  'customObjects',
  'subAccounts',
  'calendars',
  'pipelines',
];

/** More records than this are scoped individually. */
export const mostRecords = 2_000_000;

/** @returns null where no band reaches */
export function computePrice(inputs: EstimateInputs, records: number, rules: PriceRules): Price | null {
  const band = rules.bands.find(({ upTo }) => records <= upTo);
  if (records > mostRecords || band === undefined) return null;
  const lines: PriceLine[] = [
    {
      rule: 'P-BAND',
      what: `records, up to ${band.upTo.toLocaleString('en-US')}`,
      amount: band.price,
    },
  ];
  for (const { rule, what, of, per, free, price } of rules.extras) {
    const counted = Math.max(0, inputs[of] - free);
    if (counted === 0) continue;
    lines.push({ rule, what, amount: per === 'once' ? price : price * counted });
  }
  return { currency: rules.currency, lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}

/** Example rates: whoever sells migrations puts their own in. */
export const examplePrices: PriceRules = {
  currency: 'USD',
  bands: [
    { upTo: 10_000, price: 900 },
    { upTo: 50_000, price: 1500 },
    { upTo: 250_000, price: 2800 },
    { upTo: 1_000_000, price: 5200 },
    { upTo: mostRecords, price: 8400 },
  ],
  extras: [
    {
      rule: 'P-MEMBERSHIP',
      what: 'strategy for memberships',
      of: 'memberships',
      per: 'once',
      free: 0,
      price: 600,
    },
    {
      rule: 'P-OBJECT',
      what: 'custom objects beyond the first',
      of: 'customObjects',
      per: 'each',
      free: 1,
      price: 350,
    },
    { rule: 'P-ACCOUNT', what: 'further locations', of: 'subAccounts', per: 'each', free: 1, price: 900 },
  ],
};
