import { describe, expect, test } from 'vitest';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { ExpectedContact } from '../model/expected-contact.ts';
import { compareContact } from './compare-contact.ts';
import { startTally, sumTallies } from './tally.ts';

const expected = {
  fields: { firstName: 'Ann', email: 'ann@example.com' },
  custom: { kartra_id: 'L:1', day: '2024-01-02', choices: ['a', 'b'] },
  tags: ['new', 'vip'],
  restricted: ['sms'],
  company: null,
} as const satisfies ExpectedContact;
const actual: DestinationContact = {
  id: 'c1',
  fields: { firstName: 'Ann', email: 'Ann@Example.com' },
  custom: { f1: 'L:1', f2: '2024-01-02T00:00:00.000Z', f3: ['b', 'a'] },
  tags: ['vip', 'theirs', 'NEW'],
  restricted: ['sms', 'call'],
  companyId: null,
  additionalEmails: [],
  additionalPhones: [],
  namesExact: true,
  readBy: 'get',
};
const fields = new Map([
  ['kartra_id', { id: 'f1', dataType: 'TEXT' }],
  ['day', { id: 'f2', dataType: 'DATE' }],
  ['choices', { id: 'f3', dataType: 'MULTIPLE_OPTIONS' }],
]);
const companies = new Map([['company:acme', 'b1']]);
const compare = (rest: Partial<DestinationContact> = {}, left: readonly string[] = []) =>
  compareContact(expected, { ...actual, ...rest }, { fields, companies, left: new Set(left) });
const different = (rest: Partial<DestinationContact>) =>
  compare(rest)
    .filter(({ comparison }) => comparison === 'different')
    .map(({ field }) => field);

describe('a contact read back', () => {
  test('every expected field is compared once, each normaliser by its name', () => {
    expect(compare().map(({ field, comparison, normaliser }) => [field, comparison, normaliser])).toEqual([
      ['firstName', 'equal', null],
      ['email', 'normalised', 'lower-case'],
      ['custom.kartra_id', 'equal', null],
      ['custom.day', 'normalised', 'date granularity'],
      ['custom.choices', 'normalised', 'order of choices'],
      ['tags', 'equal', null],
      ['dnd.sms', 'equal', null],
    ]);
  });

  test.each([
    [{ fields: { email: 'ann@example.com' } }, ['firstName']],
    [{ custom: {} }, ['custom.kartra_id', 'custom.day', 'custom.choices']],
    [
      { custom: { f1: 'L:2', f2: '2024-01-03', f3: ['a'] } },
      ['custom.kartra_id', 'custom.day', 'custom.choices'],
    ],
    [{ tags: ['vip'] }, ['tags']],
    [{ restricted: ['call'] }, ['dnd.sms']],
  ] as const)('%j differs in %j', (rest, found) => {
    expect(different(rest)).toEqual(found);
  });

  test('the company is compared by the id it has at the location', () => {
    const withCompany = { ...expected, company: 'company:acme' };
    const company = (companyId: string | null) =>
      compareContact(withCompany, { ...actual, companyId }, { fields, companies, left: new Set() })
        .filter(({ field }) => field === 'company')
        .map(({ comparison }) => comparison);
    expect(company('b1')).toEqual(['equal']);
    expect(company('b2')).toEqual(['different']);
    expect(company(null)).toEqual(['different']);
  });

  test('restrictions are not judged by a read that does not show them', () => {
    expect(compare({ restricted: null }).map(({ field }) => field)).not.toContain('dnd.sms');
  });

  test('names are judged by their letters only where the read may have changed their case', () => {
    const lower = { fields: { ...actual.fields, firstName: 'ann' } };
    expect(different(lower)).toEqual(['firstName']);
    expect(different({ ...lower, namesExact: false })).toEqual([]);
  });

  test('fields somebody moved between plan and write are left out', () => {
    expect(compare({}, ['email', 'custom.day']).map(({ field }) => field)).not.toContain('email');
    expect(compare({}, ['email', 'custom.day'])).toHaveLength(5);
  });
});

test('tallies count per object and field, and their sum', () => {
  const tally = startTally();
  tally.addRecord('contact', 'verified');
  for (const comparison of ['equal', 'different', 'normalised', 'equal'] as const) {
    tally.addField('contact', { field: 'city', comparison });
  }
  tally.addField('tag', { field: 'city', comparison: 'equal' });
  expect(tally.fields()).toEqual([
    { object: 'contact', field: 'city', compared: 4, equal: 2, normalised: 1, different: 1 },
    { object: 'tag', field: 'city', compared: 1, equal: 1, normalised: 0, different: 0 },
  ]);
  expect(sumTallies(tally.fields())).toEqual({ compared: 5, equal: 3, normalised: 1, different: 1 });
  expect(tally.records()).toMatchObject({ verified: 1, missing: 0 });
});
