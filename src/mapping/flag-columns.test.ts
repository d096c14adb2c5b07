/** One column per tag or list: recognised, turned into tags, and never mistaken for consent. */
import { describe, expect, test } from 'vitest';
import type { ColumnProfile, FieldMap } from '../model/field-map.ts';
import { compileMapper } from './compile-mapper.ts';
import { confirmMap, confirmNamed } from './confirm-map.ts';
import { readFlag, readFlagHeader } from './flag-columns.ts';
import { createNameTags } from './name-tags.ts';
import { proposeMap } from './propose/propose-map.ts';
import { setColumn } from './set-column.ts';

const profile = (column: string, samples: readonly string[] = ['Yes', 'No']): ColumnProfile => {
  const base = { filled: 9, distinct: 2, maxLength: 9, multiline: false };
  return { column, samples, ...base };
};

test.each([
  ['Tag: VIP', { of: 'tag', name: 'VIP' }],
  ['tags:  Spring Sale ', { of: 'tag', name: 'Spring Sale' }],
  ['List - News', { of: 'list', name: 'News' }],
  ['Tag [VIP]', { of: 'tag', name: 'VIP' }],
  ['lists/News', { of: 'list', name: 'News' }],
  ['tags', null],
  ['Tag:', null],
  ['Taggart: x', null],
  ['List price', null],
  ['Listing - type', null],
])('header %j', (header, flag) => {
  expect(readFlagHeader(header)).toEqual(flag);
});

test.each([
  ['1', true],
  ['yes', true],
  ['VIP', true],
  ['2024-05-06 10:00:00', true],
  ['0', false],
  ['No', false],
  ['', false],
  ['Unsubscribed', false],
  ['perhaps', null],
])('a cell that says %j', (text, has) => {
  expect(readFlag(text, 'list:VIP')).toBe(has);
});

const map: FieldMap = proposeMap(
  {
    contact: [
      profile('email', ['a@example.com', 'b@example.com']),
      profile('Tag: Gold Plan', ['1']),
      profile('Tag: Do Not Email', ['x']),
      profile('List: News'),
      profile('Tag: colour', ['red', 'blue']),
    ],
  },
  { unknownColumns: 'custom-field' },
);

test('each becomes the one tag it names; other words under such a header stay what they are', () => {
  const [, gold, stop, news, colour] = map.columns;
  expect(gold).toMatchObject({ target: { kind: 'tag', name: 'Gold Plan' }, evidence: null });
  expect(stop).toMatchObject({ target: { kind: 'tag', name: 'Do Not Email' }, evidence: 'blocked' });
  expect(news).toMatchObject({ target: { kind: 'tag', name: 'list:News' }, evidence: 'lists' });
  expect(colour?.target.kind).toBe('custom');
});

describe('a person', () => {
  const who = { by: 'A. Person', at: '2026-11-02T10:00:00.000Z', withoutReview: true };
  const looked = confirmNamed(confirmMap(map, who), who, ['List: News']);
  const mapWith = (fieldMap: FieldMap, columns: Readonly<Record<string, string>>) => {
    const entity = {
      id: 1,
      kind: 'contact',
      marker: 'L:7',
      columns: { email: 'a@example.com', gdpr_status: 'Accepted', gdpr_communications: 'Yes', ...columns },
      superseded: {},
      origin: { file: 'a.csv', line: 2 },
    } as const;
    const mapped = compileMapper(fieldMap, {
      defaultCountry: 'US',
      timeZone: 'America/New_York',
      emailConsent: 'rule-table',
      phoneConsent: 'off',
      suppressionTags: 'evidence',
      hasLists: true,
    })(entity);
    const names = createNameTags(fieldMap, 'contact')?.(entity) ?? [];
    expect(names.map(({ tag }) => tag).toSorted()).toEqual(mapped.contact.tags);
    return mapped;
  };

  test('gets the tags of every yes, and every cell has one fate', () => {
    const { contact, cells, issues } = mapWith(looked, {
      'Tag: Gold Plan': 'Yes',
      'List: News': '2024-05-06',
      'Tag: Do Not Email': '0',
    });
    expect(contact.tags).toEqual(['gold plan', 'list:news']);
    expect(contact.restricted.email).toBeUndefined();
    const fates = Object.fromEntries(cells.map(({ column, fate, rule }) => [column, `${fate} ${rule}`]));
    expect(fates).toMatchObject({
      'Tag: Gold Plan': 'transformed tag-given',
      'Tag: Do Not Email': 'archive tag-not-given',
    });
    expect(issues.map(({ code }) => code)).not.toContain('tag-unclear');
    const unclear = mapWith(looked, { 'Tag: Gold Plan': 'perhaps' });
    expect(unclear.issues).toContainEqual(
      expect.objectContaining({ code: 'tag-unclear', before: 'perhaps' }),
    );
  });

  test('is on a list only by a yes, and only once somebody looked at the column', () => {
    const email = (fieldMap: FieldMap, cell: string) =>
      mapWith(fieldMap, { 'List: News': cell }).contact.restricted.email === undefined;
    expect([email(looked, 'Yes'), email(looked, 'No'), email(confirmMap(map, who), 'Yes')]).toEqual([
      true,
      false,
      false,
    ]);
    const archived = setColumn(looked, 'List: News', { target: 'archive', by: who.by, at: who.at });
    expect(email(archived, 'No')).toBe(false);
  });

  test('with a yes under an opt-out gets no e-mail', () => {
    const cells = { 'List: News': 'Yes', 'Tag: Do Not Email': 'x' };
    expect(mapWith(looked, cells).contact.restricted.email).toBeDefined();
  });
});
