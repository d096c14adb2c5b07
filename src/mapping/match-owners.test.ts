import { expect, test } from 'vitest';
import { checkValues, choiceColumns } from './find-open-values.ts';
import { matchOwners } from './match-owners.ts';
import { proposeMap } from './propose/propose-map.ts';
import { setColumn } from './set-column.ts';

const users = [
  { id: 'token-user', name: 'Admin', email: 'admin@agency.example' },
  { id: 'u1', name: 'Ann', email: 'ann@example.com' },
  { id: 'u2', name: 'Bo', email: 'twice@example.com' },
  { id: 'u3', name: 'Bo again', email: 'twice@example.com' },
  { id: 'u4', name: 'Hidden', email: '' },
];

test('owners are matched by address in any case; everybody else stays a placeholder', () => {
  const owners = ['Ann@Example.com ', 'gone@old.example', 'twice@example.com', 'Cy', 'Left', ''].map(
    (owner) => ({
      owner,
      records: 1,
    }),
  );
  const values = { Cy: 'ann@example.com', Left: null };
  expect(matchOwners({ values }, owners, users).map(({ userId, because }) => [userId, because])).toEqual([
    ['u1', 'same-email'],
    [null, 'nobody'],
    [null, 'several-users'],
    ['u1', 'named-by-a-person'],
    [null, 'left-out-by-a-person'],
    [null, 'nobody'],
  ]);
});

test('values that HighLevel would drop are found before anything is planned, answered ones are not', () => {
  const profile = { column: 'Status', filled: 3, distinct: 3, samples: [], maxLength: 5, multiline: false };
  const map = proposeMap({ deal: [profile] }, { unknownColumns: 'archive' });
  const openOf = (values: readonly string[]) => {
    const decided =
      values.length === 0
        ? map
        : setColumn(map, 'deal.Status', { values, by: 'A. Person', at: '2026-11-02T10:00:00.000Z' });
    const check = checkValues(choiceColumns(decided, 'deal'));
    for (const Status of ['Won', ' open', 'Hot', 'Hot', 'Cold', '']) check.add({ Status });
    return check.result().map((open) => [open.values, open.cells]);
  };
  expect(openOf([])).toEqual([[['Hot', 'Cold'], 3]]);
  expect(openOf(['Hot=won'])).toEqual([[['Cold'], 1]]);
  expect(openOf(['Hot=won', '*=skip'])).toEqual([]);
});
