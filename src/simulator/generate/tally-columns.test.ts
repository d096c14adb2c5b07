import { expect, test } from 'vitest';
import { tallyColumns } from './tally-columns.ts';

test('finds empty and constant columns, and none without rows', () => {
  const tally = tallyColumns(['id', 'twitter', 'account', 'late']);
  expect(tally.sum()).toEqual({ emptyColumns: [], constantColumns: [] });
  tally.see(['1', '', 'Acme', '']);
  tally.see(['2', '', 'Acme', 'x']);
  tally.see(['3', '', 'Acme', '']);
  expect(tally.sum()).toEqual({
    emptyColumns: ['twitter'],
    constantColumns: [{ column: 'account', value: 'Acme' }],
  });
});
