import { expect, test } from 'vitest';
import type { ExportFile } from '../model/entity.ts';
import { unifyColumns } from './unify-columns.ts';

const file = (id: number, header: readonly string[]): ExportFile => ({
  id,
  name: `contacts-${id}.csv`,
  sha256: String(id),
  kind: 'contacts',
  bytes: 1,
  encoding: 'utf-8',
  generation: 1,
  exportedAt: id,
  header,
  rows: 0,
  staged: 0,
  rejected: 0,
});

test('a header that two exports spell differently is one column, under the newest spelling', () => {
  const keys = unifyColumns([file(1, ['Email', 'Shoe Size']), file(2, ['email', 'shoe_size'])]);
  expect(keys.get(1)).toEqual(['email', 'shoe_size']);
  expect(keys.get(2)).toEqual(['email', 'shoe_size']);
});

test('two columns of one file that differ only in spelling stay two', () => {
  const keys = unifyColumns([file(1, ['email', 'Shoe Size']), file(2, ['email', 'Shoe-Size', 'shoe_size'])]);
  expect(keys.get(1)).toEqual(['email', 'Shoe Size']);
  expect(keys.get(2)).toEqual(['email', 'Shoe-Size', 'shoe_size']);
});
