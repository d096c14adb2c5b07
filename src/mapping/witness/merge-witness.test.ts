import { describe, expect, test } from 'vitest';
import type { Entity } from '../../model/entity.ts';
import type { LeadRecord, WitnessLead } from '../../model/witness.ts';
import { toTags } from '../transforms/tags.ts';
import { addToTally, findReading } from './find-reading.ts';
import { type MergeContext, mergeWitness } from './merge-witness.ts';

const exportedAt = 1_000;

function person(columns: Record<string, string>): Entity {
  const origin = { file: 'contacts.csv', line: 2 };
  return { id: 1, kind: 'contact', marker: 'L:1', columns, superseded: {}, origin };
}

function lead(rest: Partial<LeadRecord>, readAt = 2_000): WitnessLead {
  const record: LeadRecord = {
    leadId: '1',
    email: 'ann@example.com',
    fields: {},
    customFields: [],
    tags: [],
    lists: [],
    sequences: [],
    memberships: [],
    gdprStatus: '',
    communications: '',
    deleted: false,
    ...rest,
  };
  return { marker: 'L:1', outcome: 'read', note: null, readAt, record };
}

function merge(
  columns: Record<string, string>,
  api: WitnessLead,
  extra: readonly string[] = [],
  reading: MergeContext['reading'] = 'agreed-is-1',
) {
  const context = {
    reading,
    columns: new Set([...Object.keys(columns), ...extra]),
    exportedAt: () => exportedAt,
  };
  const { entity, differences } = mergeWitness(person(columns), api, context);
  return {
    columns: entity.columns,
    superseded: entity.superseded,
    found: differences.map(({ field, kind, wins }) => `${field} ${kind} ${wins}`),
    differences,
  };
}

describe('what says the same is left alone', () => {
  test.each([
    ['city', ' ZÜRICH', 'Zu\u0308rich'],
    ['date_joined', '05 Jan 2024', '2024-01-05 10:11:12'],
    ['date_joined', '05/01/2024 10:11:12', '2024-01-05 10:11:12'],
    ['country', 'United Kingdom', 'GB'],
    ['score', '12.0', '12'],
    ['notes', 'one\r\ntwo', 'one\ntwo'],
  ])('%s %j = %j', (column, exported, api) => {
    const result = merge({ [column]: exported }, lead({ fields: { [column]: api } }));
    expect(result.columns[column]).toBe(exported);
    expect(result.found).toEqual([]);
  });

  test('a phone with its code beside or in front', () => {
    const fields = { phone: '7700 900219', phone_country_code: '+44' };
    expect(merge({ phone: '+447700900219' }, lead({ fields })).found).toEqual([]);
    expect(merge({ phone: '07700900219', phone_country_code: '44' }, lead({ fields })).found).toEqual([]);
    expect(merge({ phone: '7700900218', phone_country_code: '44' }, lead({ fields })).found).toEqual([
      'phone changed api',
    ]);
  });
});

describe('what differs', () => {
  test('the later one stands and the other becomes an earlier value', () => {
    const api = lead({ fields: { city: 'Bonn' } });
    expect(merge({ city: 'Berlin' }, api)).toMatchObject({
      columns: { city: 'Bonn' },
      superseded: { city: ['Berlin'] },
      found: ['city changed api'],
    });
    expect(merge({ city: 'Berlin' }, { ...api, readAt: 500 })).toMatchObject({
      columns: { city: 'Berlin' },
      superseded: { city: ['Bonn'] },
      found: ['city changed export'],
    });
  });

  test.each([
    ['cut-short', 'notes', 'x'.repeat(255), 'x'.repeat(400)],
    ['encoding-damaged', 'city', 'FranÃ§ois', 'François'],
    ['number-damaged', 'phone', '1.23457E+11', '123456789012'],
    ['zeros-lost', 'zip', '1234', '01234'],
  ])('%s is put right whatever its age', (kind, column, exported, api) => {
    const result = merge({ [column]: exported }, lead({ fields: { [column]: api } }, 500));
    expect(result.found).toEqual([`${column} ${kind} api`]);
    expect(result.columns[column]).toBe(api);
    expect(result.superseded[column]).toEqual([exported]);
  });

  test('a blank in the export is filled only by a later look, a blank in the API removes nothing', () => {
    const api = lead({ fields: { city: 'Bonn' } });
    expect(merge({}, api, ['city'])).toMatchObject({
      columns: { city: 'Bonn' },
      found: ['city blank-in-export api'],
    });
    expect(merge({}, { ...api, readAt: 500 }, ['city']).columns).toEqual({});
    expect(merge({ city: 'Bonn' }, lead({}))).toMatchObject({
      columns: { city: 'Bonn' },
      found: ['city blank-in-api export'],
    });
  });

  test('a column no export has is added without a word', () => {
    const result = merge(
      {},
      lead({
        fields: { twitter: '@ann' },
        customFields: [
          { identifier: 'shirt', type: 'radio_button', values: ['M, tall'] },
          { identifier: 'constructor', type: 'input_field', values: ['x'] },
        ],
        memberships: [
          { name: 'Course', level: 'Gold', active: false },
          { name: 'Course', level: 'Silver', active: true },
        ],
        sequences: [
          { name: 'Welcome', step: '3', status: 'active' },
          { name: 'Old', step: '1', status: 'unsubscribed' },
        ],
      }),
    );
    expect(result.columns).toEqual({
      twitter: '@ann',
      shirt: 'M, tall',
      'constructor (API)': 'x',
      membership_access: 'Course / Gold (ended)\nCourse / Silver (active)',
      sequence_steps: 'Welcome: step 3 (active)\nOld: step 1 (unsubscribed)',
      sequence_positions: 'Welcome:step-3\n',
      membership_open: 'Course:Silver\n',
    });
    expect(result.found).toEqual([]);
  });

  test('a custom field is recognised by its identifier in any case, choices as a set', () => {
    const field = { identifier: 'interests', type: 'checkbox', values: ['B', 'A'] };
    expect(merge({ Interests: 'A;B' }, lead({ customFields: [field] })).found).toEqual([]);
    expect(merge({ Interests: 'A' }, lead({ customFields: [field] }))).toMatchObject({
      columns: { Interests: 'B, A' },
      found: ['Interests changed api'],
    });
  });
});

describe('tags and lists', () => {
  test('a comma inside a name stays inside it', () => {
    const { columns, found } = merge({ tags: 'VIP,Yes, please' }, lead({ tags: ['VIP', 'Yes, please'] }));
    expect(found).toEqual([]);
    const tags = toTags(columns['tags'] ?? '', { separator: ',', prefix: '' } as never);
    expect(tags.value).toEqual(['vip', 'yes, please']);
    const one = merge({ tags: 'Yes, please' }, lead({ tags: ['Yes, please'] }));
    expect(toTags(one.columns['tags'] ?? '', { separator: ',', prefix: '' } as never).value).toEqual([
      'yes, please',
    ]);
  });

  test('what one side only has is named', () => {
    expect(merge({ tags: 'a,b' }, lead({ tags: ['b', 'c'] }))).toMatchObject({
      columns: { tags: 'b\nc\n' },
      superseded: { tags: ['a,b'] },
      found: ['tags only-in-export api', 'tags only-in-api api'],
    });
  });

  test('a list counts only where both say so; one that was left is never among them', () => {
    const lists = [
      { name: 'News', active: true },
      { name: 'Old', active: false },
      { name: 'New', active: true },
    ];
    expect(merge({ lists: 'News, Old' }, lead({ lists }))).toMatchObject({
      columns: { lists: 'News\n', lists_left: 'Old\n' },
      found: ['lists list-left strictest', 'lists only-in-api strictest'],
    });
    expect(merge({}, lead({ lists }), ['lists']).columns).toEqual({ lists_left: 'Old\n' });
    expect(merge({}, lead({ lists })).columns).toEqual({ lists: 'News\nNew\n', lists_left: 'Old\n' });
  });
});

describe('consent', () => {
  const consent = (columns: Record<string, string>, status: string, code: string, reading = 'agreed-is-1') =>
    merge(
      columns,
      lead({ gdprStatus: status, communications: code }),
      ['gdpr_status', 'gdpr_communications'],
      reading as MergeContext['reading'],
    ).columns;
  const yes = { gdpr_status: 'Accepted', gdpr_communications: 'Yes' };

  test('the stricter one stands, whichever it is', () => {
    expect(consent(yes, '3', '1')).toMatchObject({ gdpr_status: 'Not accepted', gdpr_communications: 'Yes' });
    expect(consent({ ...yes, gdpr_status: 'Pending' }, '2', '1')).toMatchObject({ gdpr_status: 'Pending' });
    expect(consent(yes, '2', '0')).toMatchObject({ gdpr_communications: 'No' });
    expect(consent(yes, '2', '1')).toEqual(yes);
    expect(consent({ gdpr_status: 'Accepted' }, '2', '1')).toEqual({ gdpr_status: 'Accepted' });
  });

  test('who was never asked has said nothing, unless the export says yes', () => {
    expect(consent({ gdpr_status: 'Not subject' }, '1', '0')).toEqual({ gdpr_status: 'Not subject' });
    expect(consent({ ...yes, gdpr_status: 'Off' }, '0', '0')).toMatchObject({ gdpr_communications: 'No' });
  });

  test('a code nobody can read is no consent', () => {
    expect(consent(yes, '2', '1', 'unknown')).toMatchObject({ gdpr_communications: '1' });
    expect(consent(yes, '2', '1', 'agreed-is-0')).toMatchObject({ gdpr_communications: 'No' });
  });

  test('a deleted lead is blocked', () => {
    const deleted = { ...lead({}), outcome: 'deleted', record: null } as const;
    expect(merge({}, deleted)).toMatchObject({
      columns: { lead_deleted: '1' },
      found: ['lead_deleted deleted strictest'],
    });
  });

  test('the reading needs ten people and nearly all of them', () => {
    const tally = { agreedIs1: 0, agreedIs0: 0 };
    const says = (word: string, code: string) =>
      addToTally(tally, person({ gdpr_communications: word }), lead({ communications: code }));
    for (let index = 0; index < 9; index += 1) says('Yes', '1');
    expect(findReading(tally)).toBe('unknown');
    says('No', '0');
    expect(findReading(tally)).toBe('agreed-is-1');
    says('Yes', '0');
    expect(findReading(tally)).toBe('unknown');
    expect(findReading({ agreedIs1: 1, agreedIs0: 99 })).toBe('agreed-is-0');
  });
});

test('merging twice is merging once', () => {
  const api = lead({ fields: { city: 'Bonn', phone: '2' }, tags: ['x'], lists: [], gdprStatus: '3' });
  const context = { reading: 'unknown', columns: new Set(['city', 'tags']), exportedAt: () => 0 } as const;
  const once = mergeWitness(person({ city: 'Berlin', tags: 'a' }), api, context).entity;
  const twice = mergeWitness(once, api, context).entity;
  expect(twice).toEqual(once);
});
