import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GradeInputs, grades, type Letter } from '../model/audit.ts';
import { estimate, noCounts } from './estimate/estimate.ts';
import { examplePrices } from './estimate/price.ts';
import { gradeMigration } from './grade.ts';

/** An account as the pair is usually met: every kind of record, standard fields, a map nobody has looked at. */
const usualCounts = {
  ...noCounts,
  contacts: 5000,
  companies: 200,
  deals: 150,
  transactions: 4000,
  subscriptions: 300,
  affiliates: 40,
  calendars: 3,
  appointments: 200,
  customFields: 12,
  tags: 40,
  lists: 8,
  pipelines: 2,
  columns: 40,
  sequences: 4,
  automations: 5,
  pages: 5,
  forms: 3,
  products: 5,
  customObjects: 1,
  subAccounts: 1,
};
const usual = estimate(usualCounts, { prices: examplePrices });
const usualInputs: GradeInputs = {
  lossyKinds: 4,
  troubles: 0,
  unconfirmedColumns: 40,
  undecidedColumns: 0,
  clashingFields: 0,
  workingDays: usual.workingDays.likely,
  requests: usual.highLevelRequests,
  records: usual.records,
};

const counts: readonly (keyof GradeInputs)[] = ['records', 'requests', 'workingDays'];
const resolvable: readonly (keyof GradeInputs)[] = [
  'lossyKinds',
  'troubles',
  'unconfirmedColumns',
  'undecidedColumns',
  'clashingFields',
];
const anyInputs: fc.Arbitrary<GradeInputs> = fc.record({
  lossyKinds: fc.nat(4),
  troubles: fc.nat(5),
  unconfirmedColumns: fc.nat(100),
  undecidedColumns: fc.nat(60),
  clashingFields: fc.nat(8),
  workingDays: fc.nat(80),
  requests: fc.nat(5_000_000),
  records: fc.nat(4_000_000),
});
const rank = (letter: Letter): number => grades.indexOf(letter);

describe('the grade', () => {
  it('of the usual account is B, with C for a map nobody has confirmed', () => {
    const { overall, subjects, word } = gradeMigration(usualInputs);
    expect(subjects.map(({ letter }) => letter).join('')).toBe('BCBBB');
    expect(overall).toBe('B');
    expect(word).toBe('Standard migration');
  });

  it('never becomes better by more records, nor worse by a trouble resolved', () => {
    const key = fc.constantFrom(...counts, ...resolvable);
    fc.assert(
      fc.property(anyInputs, key, fc.integer({ min: 1, max: 1_000_000 }), (inputs, name, more) => {
        const [before, after] = [inputs, { ...inputs, [name]: inputs[name] + more }].map((one) =>
          gradeMigration(one),
        );
        expect(rank(after?.overall ?? 'A')).toBeGreaterThanOrEqual(rank(before?.overall ?? 'F'));
        for (const [at, { letter }] of (before?.subjects ?? []).entries()) {
          expect(rank(after?.subjects[at]?.letter ?? 'A')).toBeGreaterThanOrEqual(rank(letter));
        }
      }),
      { seed: 13, numRuns: 500 },
    );
  });

  it('tells what would make it better, and grading again agrees', () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        for (const { becomes, overall, subject } of gradeMigration(inputs).counterfactuals) {
          const now = gradeMigration(inputs);
          const before = now.subjects.find((one) => one.subject === subject)?.letter ?? 'A';
          expect(rank(becomes)).toBeLessThan(rank(before));
          expect(rank(overall)).toBeLessThanOrEqual(rank(now.overall));
        }
      }),
      { seed: 13, numRuns: 200 },
    );
    const clash = { ...usualInputs, unconfirmedColumns: 0, clashingFields: 3 };
    expect(gradeMigration(clash).counterfactuals[0]).toMatchObject({
      if: 'the 3 clashing fields are resolved',
      becomes: 'A',
    });
  });

  it('reaches A and F by accounts there are', () => {
    const small = estimate({ ...noCounts, contacts: 300, columns: 12 }, { prices: examplePrices });
    const tidy = gradeMigration({
      ...usualInputs,
      lossyKinds: 1,
      unconfirmedColumns: 0,
      workingDays: small.workingDays.likely,
      requests: small.highLevelRequests,
      records: small.records,
    });
    expect(tidy.overall).toBe('A');
    const huge = estimate(
      {
        ...usualCounts,
        contacts: 1_500_000,
        transactions: 4_000_000,
        sequences: 60,
        pages: 200,
        membershipsToRebuild: 12,
      },
      { prices: examplePrices },
    );
    const worst = gradeMigration({
      lossyKinds: 4,
      troubles: 5,
      unconfirmedColumns: 60,
      undecidedColumns: 30,
      clashingFields: 4,
      workingDays: huge.workingDays.likely,
      requests: huge.highLevelRequests,
      records: huge.records,
    });
    expect(worst.overall).toBe('F');
    expect(worst.subjects.map(({ letter }) => letter).join('')).toBe('FFFFF');
  });
});
