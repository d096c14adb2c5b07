import { describe, expect, test } from 'vitest';
import { listCompanies, MAX_COMPANIES } from './company-table.ts';
import { planCompanies } from './plan-companies.ts';
import { listSpellings } from './spell-company.ts';

test('no two companies but the twins have one name, and no two one domain', () => {
  const companies = listCompanies(MAX_COMPANIES);
  const names = companies.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size).toBe(MAX_COMPANIES - 1);
  const domains = companies.flatMap(({ domain }) => domain ?? []);
  expect(new Set(domains).size).toBe(domains.length);
  for (const domain of domains) expect(domain).toMatch(/^[a-z]+(-[a-z]+)*\.example$/);
  expect(companies.filter(({ isTwin }) => isTwin).map(({ name }) => name)).toEqual(
    [names.at(-1), names.at(-1)].map(() => companies.at(-1)?.name),
  );
});

test('Acme Ltd has four hundred spellings', () => {
  const [acme] = listCompanies(1);
  const spellings = listSpellings(acme!, 400);
  expect(spellings[0]).toBe('Acme Ltd');
  expect(new Set(spellings).size).toBe(400);
});

describe('pins', () => {
  test('every company has a person where there is room', () => {
    const { pins, entries } = planCompanies({ contacts: 2000, companies: 50, acmeSpellings: 40 });
    const pinned = [...pins.values()].map(({ company }) => company.key);
    expect(new Set(pinned).size).toBe(50);
    expect(pinned.filter((key) => key === entries[0]?.key)).toHaveLength(40);
    expect([...pins.keys()].every((index) => index >= 0 && index < 2000)).toBe(true);
  });

  test('a small account settles nothing beforehand', () => {
    expect(planCompanies({ contacts: 30 })).toMatchObject({ hasSharedMail: false, pins: new Map() });
    expect(planCompanies({ contacts: 0 }).pins.size).toBe(0);
    expect(planCompanies({ contacts: 40, acmeSpellings: 40 }).pins.size).toBe(40);
  });

  test.each([
    { companies: 0 },
    { companies: 1.5 },
    { companies: MAX_COMPANIES + 1 },
    { acmeSpellings: -1 },
    { acmeSpellings: 401 },
    { acmeSpellings: 5, companies: 1 },
    { contacts: 3, acmeSpellings: 4 },
  ])('refuses %j', (wrong) => {
    expect(() => planCompanies({ contacts: 1000, ...wrong })).toThrow(RangeError);
  });
});
