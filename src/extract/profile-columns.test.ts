import { expect, it } from 'vitest';
import type { EntityStore } from '../ledger/ledger.ts';
import type { Entity } from '../model/entity.ts';
import type { ColumnProfile } from '../model/field-map.ts';
import { distinctLimit, profileColumns } from './profile-columns.ts';

async function profile(people: readonly Record<string, string>[], columns: readonly string[] = []) {
  const saved: ColumnProfile[][] = [];
  const store: Pick<EntityStore, 'all' | 'saveProfiles'> = {
    async *all() {
      for (let at = 0; at < people.length; at += 3) {
        yield people.slice(at, at + 3).map(
          (columns, index): Entity => ({
            id: at + index + 1,
            kind: 'contact',
            marker: `L:${at + index + 1}`,
            columns,
            superseded: {},
            origin: { file: 'a.csv', line: 2 },
          }),
        );
      }
    },
    saveProfiles: async (_, profiles) => {
      saved.push([...profiles]);
    },
  };
  const returned = await profileColumns(store as EntityStore, 'contact', columns);
  expect(saved).toEqual([returned]);
  return returned;
}

it('counts cells, values, length and lines per column', async () => {
  const people = [
    { email: 'a@b.co', city: 'Köln' },
    { email: 'c@d.co', city: 'Köln', notes: 'one\r\ntwo' },
    { email: 'e@f.co', city: 'Ulm' },
    { email: 'g@h.co' },
  ];
  expect(await profile(people)).toMatchObject([
    {
      column: 'email',
      filled: 4,
      distinct: 4,
      samples: ['a@b.co', 'c@d.co', 'e@f.co', 'g@h.co'],
      maxLength: 6,
      multiline: false,
    },
    { column: 'city', filled: 3, distinct: 2, samples: ['Köln', 'Ulm'], maxLength: 4, multiline: false },
    { column: 'notes', filled: 1, distinct: 1, samples: ['one\r\ntwo'], maxLength: 8, multiline: true },
  ]);
});

it('counts distinct values up to the limit and keeps five samples', async () => {
  const people = Array.from({ length: distinctLimit + 50 }, (_, index) => ({
    score: String(index),
    long: 'x'.repeat(300) + index,
  }));
  const [score, long] = await profile(people);
  expect(score).toMatchObject({
    filled: distinctLimit + 50,
    distinct: distinctLimit,
    samples: ['0', '1', '2', '3', '4'],
  });
  expect(long).toMatchObject({ distinct: distinctLimit, maxLength: 304 });
  expect(long?.samples.every((sample) => sample.length === 200)).toBe(true);
});

it('finds nothing where there is nobody', async () => {
  expect(await profile([])).toEqual([]);
});

it('shows the value that proves how a column is read, and counts people without one', async () => {
  const dates = Array.from({ length: 30 }, (_, n) => ({ joined: `0${(n % 9) + 1}/03/2024` }));
  const [joined] = await profile([...dates, { joined: '25/03/2024' }, {}, { joined: '26/03/2024' }]);
  expect(joined?.rows).toBe(33);
  expect(joined?.samples).toHaveLength(6);
  expect(joined?.samples.at(-1)).toBe('25/03/2024');
  expect(joined?.readings?.dates).toMatchObject({ dayFirst: 2, monthFirst: 0 });
});

it('has a profile of a column no row has a value in', async () => {
  const profiles = await profile([{ email: 'a@b.co', extra: 'x' }], ['twitter', 'email']);
  expect(profiles.map(({ column, filled }) => [column, filled])).toEqual([
    ['twitter', 0],
    ['email', 1],
    ['extra', 1],
  ]);
  expect(profiles[0]).toMatchObject({ rows: 1, distinct: 0, samples: [], readings: { questions: [] } });
});
