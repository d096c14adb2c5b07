import { expect, it } from 'vitest';
import type { CostInputs } from '../model/report-facts.ts';
import { compareCosts } from './compare-costs.ts';
import { sumSurvey } from './sum-survey.ts';
import { surveyUnderTest } from './survey-under-test.ts';

const costs: CostInputs = {
  currency: 'USD',
  kartraTiers: [
    { upTo: 2500, monthly: 119 },
    { upTo: 12_500, monthly: 229 },
  ],
  highLevelMonthly: 97,
  perText: 0.01,
  perCallMinute: 0.02,
  perThousandEmails: 0.5,
  textsAMonth: 1000,
  callMinutesAMonth: 200,
  emailsAMonth: 40_000,
};
const bare = surveyUnderTest({});
const of = (contacts: number, pruned: number) => {
  const survey = {
    ...bare,
    counts: { ...bare.counts, contact: contacts },
    pruning: { ...bare.pruning, people: pruned },
  };
  return compareCosts(costs, survey, sumSurvey(survey));
};

it('a month by the tier that holds everybody, and by the one that holds who is worth keeping (R42, R43)', () => {
  const shared = { texts: 10, calls: 4, mails: 20, highLevel: 131 };
  expect(of(3000, 600)).toEqual([
    { of: 'everybody', contacts: 3000, kartra: 229, ...shared, difference: -98 },
    { of: 'without the dead weight', contacts: 2400, kartra: 119, ...shared, difference: 12 },
  ]);
});

it('a tier nobody wrote down has no price, and without prices there is nothing to compare', () => {
  expect(of(20_000, 0)[0]).toMatchObject({ kartra: null, difference: null });
  expect(compareCosts(null, bare, sumSurvey(bare))).toEqual([]);
});
