import { expect, test } from 'vitest';
import { columnsWithTable, createChangeSamples } from './sample-changes.ts';

const issue = (field: string | null, code: string, before: string) =>
  ({ field, code, before, after: before.trim(), severity: 'info', externalId: 'L:1' }) as const;

test('counts every change and keeps three different examples of each', () => {
  const changes = createChangeSamples();
  for (const n of [1, 1, 2, 3, 4]) changes.add(issue('phone', 'phone-form', ` ${n}`));
  changes.add(issue('phone', 'phone-guessed', ' 9'));
  changes.add(issue(null, 'no-email-or-phone', ''));
  expect(changes.result()).toEqual([
    {
      column: 'phone',
      change: 'phone-form',
      count: 5,
      examples: ['1', '2', '3'].map((after) => ({ before: ` ${after}`, after })),
    },
    { column: 'phone', change: 'phone-guessed', count: 1, examples: [{ before: ' 9', after: '9' }] },
  ]);
});

test('a table is for three kinds of change or more', () => {
  const changes = createChangeSamples();
  for (const code of ['a', 'b', 'c']) changes.add(issue('phone', code, ' 1'));
  for (const code of ['a', 'b']) changes.add(issue('city', code, ' 1'));
  expect(columnsWithTable(changes.result()).map(({ column }) => column)).toEqual(['phone', 'phone', 'phone']);
});
