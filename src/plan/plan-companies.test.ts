import { expect, test } from 'vitest';
import type { DestinationCompany, MappedCompany } from '../model/company.ts';
import { companyReference } from '../model/company.ts';
import { type CompanyContext, planCompanies as plan } from './plan-companies.ts';

const acme: MappedCompany = {
  externalId: 'C:D:acme.example',
  name: 'Acme Ltd',
  nameKey: 'acme ltd',
  domain: 'acme.example',
  contacts: 3,
};
const nameless: MappedCompany = { ...acme, externalId: 'C:N:0123456789abcdef', domain: null };

const never: CompanyContext = { namedBefore: new Map(), resolve: () => null };
const planCompanies = (
  companies: readonly MappedCompany[],
  existing: readonly DestinationCompany[],
  context: Partial<CompanyContext> = {},
) => plan(companies, existing, { ...never, ...context });

const standing = (company: Partial<DestinationCompany>): DestinationCompany => ({
  id: 'b1',
  name: 'Acme',
  website: null,
  description: null,
  ...company,
});

test('a new company carries our reference', () => {
  const [operation] = planCompanies([acme], []);
  expect(operation).toMatchObject({
    action: 'create',
    expected: {
      name: 'Acme Ltd',
      website: 'acme.example',
      description: 'Kartra reference: C:D:acme.example',
    },
  });
});

test('the reference decides, then the domain, then the name where no domain is known', () => {
  const ours = standing({ id: 'ours', description: `Important!\n${companyReference(acme.externalId)}` });
  const byDomain = standing({ id: 'domain', website: 'https://www.ACME.example/' });
  const byName = standing({ id: 'name', name: 'ACME Limited' });
  expect(planCompanies([acme], [byDomain, ours])[0]?.destinationId).toBe('ours');
  expect(planCompanies([acme], [byName, byDomain])[0]?.destinationId).toBe('domain');
  expect(planCompanies([acme], [byName])[0]?.destinationId).toBe('name');
  expect(planCompanies([nameless], [byDomain])[0]?.action).toBe('create');
});

test('an existing company gains the website it lacks and nothing else', () => {
  const [operation] = planCompanies([acme], [standing({ name: 'ACME LTD' })]);
  expect(operation).toMatchObject({
    action: 'update',
    changes: [{ field: 'website', before: null, after: 'acme.example' }],
    expected: { name: 'ACME LTD', website: 'acme.example', description: null },
  });
  const [right] = planCompanies([acme], [standing({ website: 'acme.example' })]);
  expect(right).toMatchObject({ action: 'unchanged', changes: [] });
});

test('a company that carries the reference of another key is not taken', () => {
  const other = standing({ name: 'Acme Ltd', description: companyReference('C:D:acme-holding.example') });
  expect(planCompanies([acme], [other])[0]?.action).toBe('create');
});

test('several that fit are left to a person', () => {
  const twins = [
    standing({ id: 'a', website: 'acme.example' }),
    standing({ id: 'b', website: 'acme.example' }),
  ];
  expect(planCompanies([acme], twins)[0]).toMatchObject({
    action: 'skip',
    reason: 'several existing companies fit',
  });
});

test('a company we named follows Kartra, unless somebody renamed it; renamed on both sides, a person decides', () => {
  const ours = (name: string) =>
    standing({ name, website: 'acme.example', description: companyReference(acme.externalId) });
  const namedBefore = new Map([[acme.externalId, 'Acme']]);
  const followed = planCompanies([acme], [ours('Acme')], { namedBefore })[0];
  expect(followed).toMatchObject({
    action: 'update',
    changes: [{ field: 'name', before: 'Acme', after: 'Acme Ltd' }],
    expected: { name: 'Acme Ltd', named: 'Acme Ltd' },
  });
  const both = planCompanies([acme], [ours('ACME Group')], { namedBefore })[0];
  expect(both).toMatchObject({
    action: 'unchanged',
    kept: [{ field: 'name', wrote: 'Acme', before: 'ACME Group', after: 'Acme Ltd' }],
    expected: { name: 'ACME Group', named: 'Acme' },
  });
  const decided = { namedBefore, resolve: () => ({ choice: 'source' as const }) };
  expect(planCompanies([acme], [ours('ACME Group')], decided)[0]).toMatchObject({ action: 'update' });
  // Somebody gave it Kartra's new name already: it counts as ours, and is compared by its reference as before.
  const agreed = planCompanies([acme], [ours('Acme Ltd')], { namedBefore })[0];
  expect(agreed).toMatchObject({
    action: 'unchanged',
    kept: [],
    expected: { name: 'Acme Ltd', named: 'Acme Ltd', description: companyReference(acme.externalId) },
  });
  const same = new Map([[acme.externalId, 'Acme Ltd']]);
  const theirs = planCompanies([acme], [ours('ACME Group')], { namedBefore: same })[0];
  expect(theirs).toMatchObject({ action: 'unchanged', expected: { name: 'ACME Group' } });
  expect(theirs?.kept[0]?.wrote).toBeUndefined();
  // One that stood there before is never renamed.
  expect(planCompanies([acme], [standing({ name: 'ACME', website: 'acme.example' })])[0]?.action).toBe(
    'unchanged',
  );
});
