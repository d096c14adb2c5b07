import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EstimateChoices, type EstimateCount, estimateCounts } from '../../model/estimate.ts';
import { estimate, noCounts, usualChoices } from './estimate.ts';
import { computePrice, examplePrices } from './price.ts';
import { highLevelTime } from './request-rules.ts';

const of = (counts: Partial<Record<EstimateCount, number>>, withApi = false) =>
  estimate({ ...noCounts, subAccounts: 1, ...counts }, { prices: examplePrices, withApi });

describe('the estimate', () => {
  it('calls 5,000 contacts simple and 5,001 not (R234)', () => {
    expect(of({ contacts: 5000 })).toMatchObject({ class: 'simple', weeks: '1 to 2 weeks' });
    expect(of({ contacts: 5001 })).toMatchObject({ class: 'standard' });
  });

  it.each([
    ['memberships', 1],
    ['membershipsToRebuild', 1],
    ['customObjects', 2],
    ['transactions', 20_001],
  ] as const)('%s alone make it three to five weeks (R235)', (name, count) => {
    expect(of({ contacts: 100, [name]: count - 1 })).toMatchObject({ class: 'simple' });
    expect(of({ contacts: 100, [name]: count })).toMatchObject({ class: 'extended', weeks: '3 to 5 weeks' });
  });

  it('computes a price up to two million records and none beyond (R229)', () => {
    expect(of({ contacts: 2_000_000 }).price?.total).toBeGreaterThan(0);
    expect(of({ contacts: 2_000_001 })).toMatchObject({ class: 'scoped individually', price: null });
  });

  it('has no price per record: within a band one more record costs nothing (R227)', () => {
    const edges = new Set(examplePrices.bands.map(({ upTo }) => upTo));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_999_998 }), (contacts) => {
        fc.pre(!edges.has(contacts));
        expect(of({ contacts: contacts + 1 }).price).toEqual(of({ contacts }).price);
      }),
      { seed: 7, numRuns: 200 },
    );
    const lines = computePrice(
      { ...noCounts, memberships: 900, customObjects: 3 },
      900,
      examplePrices,
    )?.lines;
    expect(lines?.map(({ rule, amount }) => [rule, amount])).toEqual([
      ['P-BAND', 900],
      ['P-MEMBERSHIP', 600],
      ['P-OBJECT', 700],
    ]);
  });

  it('has downloading from Kartra as the largest piece of work for many contacts (R236)', () => {
    const lines = of({ contacts: 60_000, columns: 40 }).human;
    const largest = lines.reduce((most, line) => (line.minutes > most.minutes ? line : most));
    expect(largest).toMatchObject({ rule: 'H-EXPORT-MORE', phase: 'Export', who: 'you', count: 5 });
    expect(of({ contacts: 10_000 }).human.some(({ rule }) => rule === 'H-EXPORT-MORE')).toBe(false);
  });

  it('gives the same answer for the same counts, and never less for more', () => {
    const anyCounts = fc.record(
      Object.fromEntries(estimateCounts.map((name) => [name, fc.nat(50_000)])) as Record<
        EstimateCount,
        fc.Arbitrary<number>
      >,
    );
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(...estimateCounts), fc.nat(10_000), (counts, name, more) => {
        const less = estimate(counts, { prices: examplePrices, withApi: true });
        expect(estimate(counts, { prices: examplePrices, withApi: true })).toEqual(less);
        const greater = estimate(
          { ...counts, [name]: counts[name] + more },
          { prices: examplePrices, withApi: true },
        );
        expect(greater.highLevelRequests).toBeGreaterThanOrEqual(less.highLevelRequests);
        expect(greater.humanMinutes).toBeGreaterThanOrEqual(less.humanMinutes);
        expect(greater.workingDays.likely).toBeGreaterThanOrEqual(less.workingDays.likely);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('names the limit that binds', () => {
    expect(highLevelTime(100)).toEqual({ minutes: 0, limit: '100 requests per 10 seconds' });
    expect(highLevelTime(101)).toMatchObject({ minutes: 10 / 60 });
    expect(highLevelTime(200_000).limit).toBe('100 requests per 10 seconds');
    expect(highLevelTime(200_001)).toEqual({ minutes: 1440, limit: '200,000 requests a day' });
  });

  it('counts requests by endpoint, Kartra’s only where its API is asked', () => {
    const { requests, highLevelRequests, kartraRequests } = of({ contacts: 101, companies: 10 });
    expect(requests.map(({ rule, requests: count }) => [rule, count])).toEqual([
      ['E-LOOK', 45],
      ['E-FIELD-OWN', 22],
      ['E-COMPANY', 10],
      ['E-COMPANY-GROUP', 10],
      ['E-COMPANY-LINK', 3],
      ['E-CONTACT', 101],
      ['E-READ-CONTACTS', 1],
      ['E-READ-CONSENT', 101],
    ]);
    expect([highLevelRequests, kartraRequests]).toEqual([293, 0]);
    expect(of({ contacts: 101 }, true).kartraRequests).toBe(101);
  });

  it('follows what was decided and what the probe found', () => {
    const counts = {
      ...noCounts,
      contacts: 1000,
      memberships: 500,
      affiliates: 40,
      transactions: 2000,
      activities: 9000,
      history: 800,
    };
    const requestsOf = (choices: Partial<EstimateChoices>) =>
      estimate(counts, { prices: examplePrices, choices: { ...usualChoices, ...choices } }).highLevelRequests;
    const usual = requestsOf({});
    // A record and its link for each, the object itself, and reading links back person by person.
    expect(requestsOf({ memberships: 'custom-object' })).toBe(usual + 500 + 500 + 25 + 5 + 500);
    expect(requestsOf({ transactions: 'totals' })).toBe(usual - 2000 - 14 - 20);
    expect(requestsOf({ activity: 'archive' })).toBe(usual - 800 - 800);
    expect(requestsOf({ consentBySearch: true })).toBe(usual - 1000 + 8);
  });

  it('is corrected by what a rehearsal took, line by line, as far as that says something', () => {
    const counts = { ...noCounts, contacts: 1000, notes: 500, tags: 30 };
    const measured = {
      inputs: { ...noCounts, contacts: 100, notes: 50, tags: 10 },
      choices: usualChoices,
      requests: {
        'POST /contacts/': 150,
        'POST /locations/{locationId}/tags': 90,
        'POST /contacts/search (read back)': 7,
      },
    };
    const { requests, calibration } = estimate(counts, { prices: examplePrices, measured });
    const line = (rule: string) => requests.find((one) => one.rule === rule)?.requests;
    expect(calibration).toEqual({ from: 'measured', people: 100, factors: { 'POST /contacts/': 1.5 } });
    expect([line('E-CONTACT'), line('E-NOTE'), line('E-TAG')]).toEqual([1500, 500, 30]);
  });
});
