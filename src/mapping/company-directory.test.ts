import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClueCount, CompanyClues } from '../model/company.ts';
import { companyClues } from './company-clues.ts';
import { buildCompanyDirectory, type CompanyDecisions } from './company-directory.ts';

const recommended: CompanyDecisions = { sameName: true, fromDomains: false };

interface Typed {
  readonly companyName?: string;
  readonly website?: string;
  readonly email?: string;
}

function directoryOf(people: readonly Typed[], decisions = recommended) {
  const clues = people.map((fields) => companyClues(fields));
  const groups = clues.flatMap((one): ClueCount[] => (one === null ? [] : [{ clues: one, contacts: 1 }]));
  const directory = buildCompanyDirectory(groups, decisions);
  return {
    companies: directory.companies,
    keys: clues.map((one: CompanyClues | null) => {
      const found = directory.companyOf(one);
      return found.kind === 'company' ? found.externalId : found.kind;
    }),
  };
}

test('spellings of one website are one company, named as most people spell it (R62, R63)', () => {
  const { companies, keys } = directoryOf([
    { companyName: 'Acme Ltd', website: 'https://www.acme.example/' },
    { companyName: 'ACME Limited', website: 'ACME.example.' },
    { companyName: 'Acme Ltd', website: 'http://shop.acme.example/x' },
  ]);
  expect(new Set(keys)).toEqual(new Set(['C:D:acme.example']));
  expect(companies).toMatchObject([{ name: 'Acme Ltd', domain: 'acme.example', contacts: 3 }]);
});

test('an e-mail domain counts where two people there name the same company', () => {
  const { keys } = directoryOf([
    { companyName: 'Bluth Inc', email: 'a@banana.example' },
    { companyName: 'bluth, inc.', email: 'b@banana.example' },
  ]);
  expect(keys).toEqual(['C:D:banana.example', 'C:D:banana.example']);
});

test('an e-mail domain with one person counts only where it looks like the name', () => {
  const { keys } = directoryOf([
    { companyName: 'Bluth Inc', email: 'a@bluth.example' },
    { companyName: 'Wonka Ltd', email: 'b@someisp.example' },
  ]);
  expect(keys[0]).toBe('C:D:bluth.example');
  expect(keys[1]).toMatch(/^C:N:/);
});

test('a provider or a university is no company: the names at it disagree', () => {
  const { keys } = directoryOf([
    { companyName: 'Acme Ltd', email: 'a@uni.example' },
    { companyName: 'Bluth Inc', email: 'b@uni.example' },
  ]);
  expect(keys[0]).toMatch(/^C:N:/);
  expect(keys[1]).toMatch(/^C:N:/);
  expect(keys[0]).not.toBe(keys[1]);
});

test('free-mail is never a key; the name alone is one company, by decision', () => {
  const people = [
    { companyName: 'Acme Ltd', email: 'a@gmail.com' },
    { companyName: 'acme limited', email: 'b@yahoo.com' },
    { companyName: 'Acme GmbH', email: 'c@gmail.com' },
  ];
  const { keys, companies } = directoryOf(people);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[0]).not.toBe(keys[2]);
  expect(companies).toHaveLength(2);
  expect(directoryOf(people, { ...recommended, sameName: false }).companies).toEqual([]);
});

test('a person without a domain joins the one company known by that name', () => {
  const { keys } = directoryOf([
    { companyName: 'Acme Ltd', website: 'acme.example' },
    { companyName: 'ACME LTD', email: 'a@gmail.com' },
  ]);
  expect(keys).toEqual(['C:D:acme.example', 'C:D:acme.example']);
});

test('two companies of one name stay two; who cannot be told apart stays unlinked', () => {
  const { keys, companies } = directoryOf([
    { companyName: 'Acme Ltd', website: 'acme.example' },
    { companyName: 'Acme Ltd', website: 'acme-holding.example' },
    { companyName: 'Acme Ltd', email: 'a@gmail.com' },
  ]);
  expect(keys).toEqual(['C:D:acme.example', 'C:D:acme-holding.example', 'ambiguous']);
  expect(companies).toHaveLength(2);
});

test('no company is invented from a domain alone, unless so decided', () => {
  const people = [{ website: 'acme.example' }, { email: 'b@bluth.example' }];
  expect(directoryOf(people)).toMatchObject({ companies: [], keys: ['none', 'none'] });
  const { companies } = directoryOf(people, { ...recommended, fromDomains: true });
  expect(companies.map(({ name }) => name)).toEqual(['acme.example', 'bluth.example']);
});

test('neither the order of people nor that of files matters', () => {
  const person = fc.record(
    {
      companyName: fc.constantFrom('Acme Ltd', 'ACME Limited', 'Bluth Inc', 'n/a'),
      website: fc.constantFrom('acme.example', 'www.acme.example', 'bluth.example', 'facebook.com/x'),
      email: fc.constantFrom('a@acme.example', 'b@gmail.com', 'c@uni.example'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(person, { maxLength: 12 }), fc.nat(), (people, turn) => {
      const cut = people.length === 0 ? 0 : turn % people.length;
      const turned = [...people.slice(cut), ...people.slice(0, cut)];
      const { keys, companies } = directoryOf(people);
      const again = directoryOf(turned);
      expect(again.companies).toEqual(companies);
      expect([...again.keys.slice(people.length - cut), ...again.keys.slice(0, people.length - cut)]).toEqual(
        keys,
      );
    }),
  );
});
