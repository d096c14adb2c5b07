/** A whole name and a date of birth, from the header to the contact. */
import { expect, test } from 'vitest';
import type { Entity } from '../model/entity.ts';
import type { FieldMap } from '../model/field-map.ts';
import { compileMapper } from './compile-mapper.ts';
import { proposeMap } from './propose/propose-map.ts';

const profile = (column: string, samples: readonly string[]) => ({
  column,
  samples,
  filled: 3,
  distinct: 3,
  maxLength: 20,
  multiline: false,
});
const email = profile('email', ['a@example.com', 'b@example.com', 'c@example.com']);
const propose = (...columns: readonly ReturnType<typeof profile>[]): FieldMap =>
  proposeMap({ contact: [email, ...columns] }, { unknownColumns: 'custom-field' });
const context = {
  defaultCountry: 'US',
  timeZone: 'UTC',
  emailConsent: 'rule-table',
  phoneConsent: 'off',
  suppressionTags: 'evidence',
  hasLists: false,
} as const;
const mapOne = (map: FieldMap, columns: Readonly<Record<string, string>>) => {
  const origin = { file: 'a.csv', line: 2 };
  const entity: Entity = { id: 1, kind: 'contact', marker: 'L:1', columns, superseded: {}, origin };
  return compileMapper(map, context)(entity);
};

const names = profile('Full name', ['Ann Lee', 'Bo van Dam', 'Cy Ray Dee']);
const births = profile('Date of birth', ['1980-02-03', '1971-12-24', '1990-06-07']);

test('one column of whole names becomes first and last name, each split an issue', () => {
  const map = propose(names);
  expect(map.columns[1]).toMatchObject({ target: { kind: 'field', field: 'name' }, transform: 'split-name' });
  const { contact, issues, cells } = mapOne(map, { email: 'a@example.com', 'Full name': 'Bo van Dam' });
  expect(contact.fields).toEqual({ email: 'a@example.com', firstName: 'Bo', lastName: 'van Dam' });
  expect(issues.filter(({ code }) => code === 'name-split')).toMatchObject([
    { externalId: 'L:1', field: 'Full name', before: 'Bo van Dam', after: 'Bo · van Dam' },
  ]);
  expect(cells).toContainEqual({ column: 'Full name', fate: 'transformed', rule: 'name-split' });
});

test('beside columns of first and last names it has no claim on them', () => {
  const map = propose(names, profile('first_name', ['Ann', 'Bo', 'Cy']));
  const target = map.columns.find(({ column }) => column === 'Full name')?.target;
  expect(target).toMatchObject({ kind: 'custom' });
});

test('a date of birth is HighLevel’s own field; what is no date is held as it was written', () => {
  const map = propose(births);
  expect(map.columns[1]).toMatchObject({
    target: { kind: 'field', field: 'dateOfBirth' },
    transform: 'date',
  });
  const born = mapOne(map, { email: 'a@example.com', 'Date of birth': '1980-02-03 00:00:00' });
  expect(born.contact.fields.dateOfBirth).toBe('1980-02-03');
  const unclear = mapOne(map, { email: 'a@example.com', 'Date of birth': '03/02/1980' });
  expect(unclear.contact.fields.dateOfBirth).toBeUndefined();
  expect(unclear.contact.custom['kartra_date_of_birth']).toBe('03/02/1980');
});

test('a gender becomes a custom field, since HighLevel’s own cannot be read back', () => {
  const [, gender] = propose(profile('Gender', ['female', 'male', 'female'])).columns;
  expect(gender).toMatchObject({ target: { kind: 'custom', custom: { name: 'Gender (Kartra)' } } });
  expect(gender?.because).toContain('shows the one it keeps itself in no answer');
});
