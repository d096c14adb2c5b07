import { expect, it } from 'vitest';
import type { Entity, EntityKind } from '../model/entity.ts';
import { filterStatusColumn } from '../model/entity.ts';
import { countPeople } from './count-people.ts';

function people(...columns: Record<string, string>[]) {
  return {
    async *all(kind: EntityKind): AsyncGenerator<readonly Entity[]> {
      yield columns.map((one, index) => ({
        id: index,
        kind,
        marker: `L:${index}`,
        columns: one,
        superseded: {},
        origin: { file: 'a.csv', line: index + 2 },
      }));
    },
  };
}

it('counts a mailing status under every name Kartra has had for it', async () => {
  const counts = await countPeople(
    people(
      { [filterStatusColumn]: 'Unsubscribed' },
      { mailing_status: 'Inactive' },
      { mailing_status: 'Blacklisted' },
      { mailing_status: 'On Holiday' },
      {},
    ),
    { statuses: ['unsubscribed', 'Inactive', 'Blocklisted', 'on holiday', 'Deleted'], lists: [], tags: [] },
  );
  expect(counts.statuses).toEqual({
    unsubscribed: 2,
    Inactive: 2,
    Blocklisted: 1,
    'on holiday': 1,
    Deleted: 0,
  });
});

it('finds a name among others in a cell, whatever separates them, and no part of one', async () => {
  const cells = [{ lists: 'News, VIP' }, { lists: 'News (old)|VIP' }, { lists: 'Newsletter' }, {}];
  const counts = await countPeople(people(...cells), { statuses: [], lists: ['News', 'VIP'], tags: ['VIP'] });
  expect(counts).toMatchObject({ lists: { News: 1, VIP: 2 }, tags: { VIP: 0 } });
});
