import { expect, test } from 'vitest';
import type { Entity } from '../model/entity.ts';
import type { ColumnMap } from '../model/field-map.ts';
import { createFindEmptied } from './find-emptied.ts';
import { startDraft } from './record-draft.ts';

const column = (name: string, target: ColumnMap['target'], transform = 'text'): ColumnMap =>
  ({ object: 'contact', column: name, target, transform, values: {} }) as unknown as ColumnMap;
const custom = (key: string, dataType: string): ColumnMap['target'] =>
  ({ kind: 'custom', custom: { key, name: key, dataType, options: [] } }) as ColumnMap['target'];

const findEmptied = createFindEmptied([
  column('city', { kind: 'field', field: 'city' }),
  column('town', { kind: 'field', field: 'city' }),
  column('name', { kind: 'field', field: 'firstName' }, 'split-name'),
  column('shoe', custom('shoe', 'NUMERICAL')),
  column('tags', { kind: 'tags', separator: ',', prefix: '' }),
]);

const draftOf = (columns: Entity['columns'], superseded: Entity['superseded']) =>
  startDraft({
    id: 1,
    kind: 'contact',
    marker: 'L:1',
    columns,
    superseded,
    origin: { file: 'a.csv', line: 2 },
  });

test('a cell an earlier export filled and the latest leaves empty, with the field that kept what was unusable', () => {
  const before = { city: ['London'], name: ['Ann Ash'], shoe: ['38'], tags: ['vip'], unmapped: ['x'] };
  expect(findEmptied(draftOf({}, before))).toEqual([
    'city',
    'custom.shoe',
    'custom.shoe_text',
    'firstName',
    'lastName',
  ]);
});

test('not one that was only changed, was never filled, or whose field another column fills', () => {
  expect(findEmptied(draftOf({ city: 'Paris' }, { city: ['London'] }))).toEqual([]);
  expect(findEmptied(draftOf({}, {}))).toEqual([]);
  const draft = draftOf({ town: 'Paris' }, { city: ['London'] });
  draft.fields.city = 'Paris';
  expect(findEmptied(draft)).toEqual([]);
});
