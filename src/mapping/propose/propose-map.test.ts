import { describe, expect, test } from 'vitest';
import type { ColumnProfile } from '../../model/field-map.ts';
import { needsPerson } from '../confirm-map.ts';
import { customFieldsOf, holdingFieldsOf } from '../custom-fields-of.ts';
import { contactPreset } from '../presets/contact-preset.ts';
import { findMapProblem } from '../validate-map.ts';
import { detectDateTransform } from './detect-date-transform.ts';
import { proposeMap } from './propose-map.ts';

function profile(column: string, change: Partial<ColumnProfile> = {}): ColumnProfile {
  const base = { filled: 100, distinct: 50, samples: ['a', 'b'], maxLength: 20, multiline: false };
  return { column, ...base, ...change };
}

function propose(
  profiles: readonly ColumnProfile[],
  unknownColumns: 'custom-field' | 'archive' = 'custom-field',
) {
  return proposeMap({ contact: [profile('email'), ...profiles] }, { unknownColumns }).columns.slice(1);
}

describe('columns the preset knows', () => {
  const all = proposeMap(
    { contact: [...contactPreset.keys()].map((column) => profile(column)) },
    { unknownColumns: 'custom-field' },
  );

  test('every one has a home, and the map may be used', () => {
    expect(all.columns.filter((column) => column.target.kind === 'archive')).toEqual([]);
    expect(all.columns.every((column) => column.because !== '' && column.status === 'proposed')).toBe(true);
    expect(findMapProblem(all)).toBeNull();
    expect(all).toMatchObject({ confirmedBy: null, confirmedAt: null, withoutReview: false });
  });

  test('custom fields are unique, the marker first', () => {
    const fields = customFieldsOf(all);
    expect(fields[0]).toEqual({ key: 'kartra_id', name: 'Kartra ID', dataType: 'TEXT', options: [] });
    expect(new Set(fields.map((field) => field.key)).size).toBe(fields.length);
    expect(new Set(fields.map((field) => field.name.toLowerCase())).size).toBe(fields.length);
    expect(fields.every((field) => /^[a-z][a-z0-9_]*$/.test(field.key))).toBe(true);
    expect(holdingFieldsOf(all).map((field) => field.key)).toEqual([
      'kartra_email_unusable',
      'kartra_phone',
      'kartra_country',
      'kartra_date_joined_text',
      'kartra_score_text',
      'kartra_time_zone',
      'kartra_phone_extension',
    ]);
  });

  test('an empty one needs no custom field, but stays evidence', () => {
    const [notes, gdpr, city] = propose([
      profile('notes', { filled: 0 }),
      profile('gdpr_status', { filled: 0 }),
      profile('city', { filled: 0 }),
    ]);
    expect(notes?.target).toEqual({ kind: 'archive', reason: 'no value in any row' });
    expect(gdpr).toMatchObject({ target: { kind: 'archive' }, evidence: 'gdpr-status' });
    expect(city?.target.kind).toBe('field');
  });

  test('an empty one makes no field in HighLevel, nor does a part or a list of names', () => {
    const empty = propose(
      ['phone', 'phone_country_code', 'tags', 'lists', 'country', 'score', 'lead_id'].map((column) =>
        profile(column, { filled: 0, distinct: 0, samples: [] }),
      ),
    );
    expect(empty.map(({ target }) => target.kind)).toEqual([...Array(6).fill('archive'), 'marker']);
    expect(empty[3]).toMatchObject({ evidence: 'lists' });
    expect(empty.map(needsPerson)).toEqual(Array(7).fill(false));
    const map = { columns: empty, confirmedBy: null, confirmedAt: null, withoutReview: false };
    expect(customFieldsOf(map).map(({ key }) => key)).toEqual(['kartra_id']);
  });

  test('an empty one leaves its place to a column with values', () => {
    const [website, homepage] = propose([
      profile('website', { filled: 0, distinct: 0, samples: [] }),
      profile('Homepage', { samples: ['https://example.com', 'https://example.org'] }),
    ]);
    expect(homepage?.target).toEqual({ kind: 'field', field: 'website' });
    expect(website?.target).toEqual({ kind: 'archive', reason: 'no value in any row' });
  });

  test('empty where a template comes from says nothing of a column with values here', () => {
    const there = proposeMap(
      { contact: [profile('Plan', { filled: 0 })] },
      { unknownColumns: 'custom-field' },
    );
    const decided = { by: 'Ann', at: '2026-06-01T00:00:00.000Z', withoutReview: true };
    const columns = there.columns.map((column) => ({ ...column, status: 'confirmed' as const, decided }));
    const options = { unknownColumns: 'custom-field', templates: [{ ...there, columns }] } as const;
    expect(proposeMap({ contact: [profile('Plan')] }, options).columns[0]).toMatchObject({
      tier: 'none',
      target: { kind: 'custom' },
    });
  });

  test('a name a template gives to one column is free for no other', () => {
    const names = ['color', 'Color'].map((column) => profile(column));
    const there = proposeMap({ contact: names }, { unknownColumns: 'custom-field' });
    const decided = { by: 'Ann', at: '2026-06-01T00:00:00.000Z', withoutReview: true };
    const columns = there.columns.map((column) => ({ ...column, status: 'confirmed' as const, decided }));
    const map = proposeMap(
      { contact: ['COLOR', 'color', 'Color'].map((column) => profile(column)) },
      { unknownColumns: 'custom-field', templates: [{ ...there, columns }] },
    );
    expect(map.columns).toHaveLength(3);
    expect(findMapProblem(map)).toBeNull();
  });

  test('a constant one is carried all the same', () => {
    expect(propose([profile('gdpr_status', { distinct: 1 })])[0]?.target.kind).toBe('custom');
  });

  test('text that does not fit one line gets a field that holds it', () => {
    const [business] = propose([profile('business_type', { multiline: true })]);
    expect(business).toMatchObject({ target: { custom: { dataType: 'LARGE_TEXT' } }, transform: 'exact' });
  });

  test('a dialling code without a phone column is kept as text', () => {
    const lone = proposeMap({ contact: [profile('phone_country_code')] }, { unknownColumns: 'archive' });
    expect(lone.columns[0]?.target).toMatchObject({
      kind: 'custom',
      custom: { key: 'kartra_phone_country_code' },
    });
    expect(findMapProblem(lone)).toBeNull();
  });
});

describe('columns no preset knows', () => {
  test.each<[string, Partial<ColumnProfile>, object]>([
    [
      'varying values',
      {},
      { kind: 'custom', custom: { key: 'x', name: 'X', dataType: 'TEXT', options: [] } },
    ],
    ['one value in some rows', { distinct: 1, filled: 10 }, { kind: 'custom' }],
    ['digits stay text', { samples: ['007', '12'] }, { custom: { dataType: 'TEXT' } }],
    ['several lines', { multiline: true }, { custom: { dataType: 'LARGE_TEXT' } }],
    ['long', { maxLength: 256 }, { custom: { dataType: 'LARGE_TEXT' } }],
    ['empty', { filled: 0, distinct: 0 }, { kind: 'archive', reason: 'no value in any row' }],
    ['constant', { distinct: 1 }, { kind: 'archive', reason: 'the same value in every row' }],
  ])('%s', (_name, change, target) => {
    expect(propose([profile('x', change)])[0]?.target).toMatchObject(target);
  });

  test('one person alone is no proof of a constant', () => {
    const one = proposeMap(
      { contact: [profile('x', { filled: 1, distinct: 1 })] },
      { unknownColumns: 'custom-field' },
    );
    expect(one.columns[0]?.target.kind).toBe('custom');
  });

  test('all are archived where that was decided', () => {
    expect(propose([profile('x')], 'archive')[0]?.target.kind).toBe('archive');
  });

  test.each([
    [['favorite_color'], ['favorite_color'], ['Favorite color']],
    [['Shoe Size?'], ['shoe_size'], ['Shoe Size?']],
    [['Größe'], ['gro_e'], ['Größe']],
    [['Notes'], ['notes'], ['Notes (Kartra)']],
    [['Kartra score'], ['kartra_score_'], ['Kartra score (Kartra)']],
    [
      ['color', 'Color'],
      ['color_', 'color'],
      ['Color (Kartra)', 'Color'],
    ],
    [['年齢'], ['column_'], ['年齢']],
    [['2024'], ['column_2024'], ['2024']],
  ])('names and keys of %j', (columns, keys, names) => {
    const fields = propose(columns.map((column) => profile(column))).map(({ target }) =>
      target.kind === 'custom' ? target.custom : null,
    );
    expect(fields.map((field) => field?.name)).toEqual(names);
    for (const [index, key] of keys.entries()) expect(fields[index]?.key.startsWith(key)).toBe(true);
    expect(new Set(fields.map((field) => field?.key)).size).toBe(fields.length);
  });

  test('a renamed one says so', () => {
    expect(propose([profile('Notes')])[0]?.because).toContain('"Notes" is taken');
  });

  test('a column named for an opt-out is evidence; lists a person left are tags of their own', () => {
    const [optOut, left] = propose([
      profile('do_not_contact'),
      profile('unsubscribed_lists', { samples: ['a;b'] }),
    ]);
    expect(optOut).toMatchObject({ evidence: 'blocked', target: { kind: 'custom' } });
    expect(left).toMatchObject({
      evidence: null,
      target: { kind: 'tags', prefix: 'list-unsub:', separator: ';' },
    });
  });
});

test.each([
  [['2024-01-05 10:00:00'], 'date'],
  [['03/04/2024', '25/04/2024'], 'date-dmy'],
  [['03/04/2024', '04/25/2024'], 'date-mdy'],
  [['03/04/2024'], 'date'],
  [['25/04/2024', '04/25/2024'], 'date'],
])('dates like %j', (samples, transform) => {
  expect(detectDateTransform(samples)).toBe(transform);
});
