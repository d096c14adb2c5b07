import { expect, test } from 'vitest';
import { mergeWritten, withoutMoved, writtenValue } from './merge-written.ts';

test('of a person the latest value of each field counts, also of one a later plan left to somebody', () => {
  const all = [
    {
      fields: { city: 'London', firstName: 'Ada' },
      custom: { a: 1 },
      tags: ['x'],
      restricted: [],
      company: null,
    },
    { fields: { firstName: 'Ada B.' }, custom: {}, tags: ['y'], restricted: ['sms'], company: 'C:1' },
  ];
  expect(mergeWritten('contact', all)).toEqual({
    fields: { city: 'London', firstName: 'Ada B.' },
    custom: { a: 1 },
    tags: ['y'],
    restricted: ['sms'],
    company: 'C:1',
  });
});

test('of a deal the fields that were left keep what was written before, or were never ours', () => {
  const all = [
    { name: 'One', ownerId: 'u1', amount: 5, custom: { a: 1, b: 2 }, left: ['amount'] },
    { name: 'Two', ownerId: 'u2', amount: 6, custom: { a: 3 }, left: ['owner', 'amount'] },
  ];
  const merged = mergeWritten('opportunity', all);
  expect(merged).toMatchObject({ name: 'Two', ownerId: 'u1', custom: { a: 3, b: 2 }, left: ['amount'] });
  expect(writtenValue(merged, 'owner')).toBe('u1');
  expect(writtenValue(merged, 'amount')).toBeUndefined();
  expect(writtenValue(merged, 'custom.b')).toBe(2);
});

test('of a record the properties are put together; of a note the last text that was ours stands', () => {
  const record = mergeWritten('order-record', [
    { properties: { a: '1', b: '2' } },
    { properties: { a: '3' } },
  ]);
  expect(writtenValue(record, 'b')).toBe('2');
  expect(writtenValue(record, 'a')).toBe('3');
  expect(
    mergeWritten('note', [
      { contact: 'L:1', body: 'ours' },
      { contact: 'L:1', body: null },
    ]),
  ).toEqual({
    contact: 'L:1',
    body: 'ours',
  });
});

test('a field somebody changed between plan and write was not written, whatever the operation expects', () => {
  const person = { fields: { city: 'Rome', firstName: 'Ada' }, custom: { a: 1, b: 2 }, tags: ['x'] };
  expect(withoutMoved(person, new Set(['city', 'custom.b']))).toEqual({
    fields: { firstName: 'Ada' },
    custom: { a: 1 },
    tags: ['x'],
  });
  const deal = { name: 'One', ownerId: 'u1', amount: 5, custom: { amount: 7 }, left: ['stage'] };
  expect(withoutMoved(deal, new Set(['owner', 'amount']))).toEqual({
    name: 'One',
    custom: { amount: 7 },
    left: ['stage'],
  });
  expect(withoutMoved({ properties: { a: '1', b: '2' } }, new Set(['a']))).toEqual({
    properties: { b: '2' },
  });
  expect(withoutMoved(deal, new Set())).toBe(deal);
});
