import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entity } from '../model/entity.ts';
import { compileRecord } from './compile-record.ts';
import { proposeMap } from './propose/propose-map.ts';
import { setColumn } from './set-column.ts';

const who = { by: 'A. Person', at: '2026-11-02T10:00:00.000Z' };
const context = { defaultCountry: 'US', timeZone: 'America/New_York' };
const profile = (column: string) => ({
  column,
  filled: 9,
  distinct: 7,
  samples: ['a'],
  maxLength: 9,
  multiline: false,
});
const columns =
  'Deal ID,Deal,Stage,Value,Status,Contact Email,Lead ID,Close Date,Created Date,Notes,Colour'.split(',');
const map = proposeMap({ deal: columns.map(profile) }, { unknownColumns: 'custom-field' });

function deal(cells: Entity['columns'], superseded: Entity['superseded'] = {}): Entity {
  const origin = { file: 'deals.csv', line: 2 };
  return { id: 1, kind: 'deal', marker: 'D:1', columns: cells, superseded, origin } as unknown as Entity;
}

test('a deal is carried in the terms of HighLevel, with the person it belongs to', () => {
  const { issues, cells, ...record } = compileRecord(
    map,
    'deal',
    context,
  )(
    deal({
      'Deal ID': '1',
      Deal: ' Big one ',
      Stage: 'Proposal',
      Value: '$1,234.50',
      Status: 'Won',
      'Contact Email': 'ann@example.com',
      'Lead ID': '7',
      'Close Date': '2026-03-04',
      'Created Date': '2026-01-02 10:00:00',
      Colour: 'red',
    }),
  );
  expect(record).toEqual({
    externalId: 'D:1',
    fields: {
      name: 'Big one',
      pipelineStage: 'Proposal',
      monetaryValue: '1234.5',
      status: 'won',
      closeDate: '2026-03-04',
      createdAt: '2026-01-02T10:00:00-05:00',
    },
    custom: { colour: 'red' },
    tags: [],
    emptied: [],
    links: [
      { to: 'contact', column: 'Contact Email', value: 'ann@example.com' },
      { to: 'contact', column: 'Lead ID', value: '7' },
    ],
  });
  expect(cells).toHaveLength(10);
  expect(issues.map(({ code }) => code).toSorted()).toEqual([
    'instant-form',
    'money-form',
    'option-case',
    'trimmed',
  ]);
});

test('a value HighLevel would drop is mapped, left out on record, or kept as text', () => {
  const decided = setColumn(map, 'deal.Status', { values: ['Closed=won', 'Parked=skip'], ...who });
  const statusOf = (text: string) => {
    const { fields, custom, cells } = compileRecord(decided, 'deal', context)(deal({ Status: text }));
    return [fields.status, custom['status_as_written'], cells[0]?.fate, cells[0]?.rule];
  };
  expect(statusOf('closed')).toEqual(['won', undefined, 'transformed', 'value-mapped']);
  expect(statusOf('Parked')).toEqual([undefined, undefined, 'archive', 'value-left-out']);
  expect(statusOf('Maybe')).toEqual([undefined, 'Maybe', 'text', 'option-unknown']);
});

test('I5: every non-empty cell, superseded ones too, has exactly one fate', () => {
  const mapRecord = compileRecord(map, 'deal', context);
  const text = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('', ' ', '$5', 'Won', '2026-01-02', '1,234'),
  );
  const row = fc.dictionary(fc.constantFrom(...columns, 'Unheard of'), text);
  fc.assert(
    fc.property(row, row, (now, before) => {
      const superseded = Object.fromEntries(
        Object.entries(before).map(([column, value]) => [column, [value]]),
      );
      const { cells } = mapRecord(deal(now, superseded));
      const filled = [...Object.entries(now), ...Object.entries(before)].filter(([, value]) => value !== '');
      expect(cells.map(({ column }) => column).toSorted()).toEqual(
        filled.map(([column]) => column).toSorted(),
      );
    }),
  );
});
