import { describe, expect, test } from 'vitest';
import type { Entity } from '../../model/entity.ts';
import { type AccessEvidence, addAccess, mergeAccess } from './access.ts';

const person = 'L:7';

/** A row of the memberships export, as mapped. */
function exported(
  membership: string,
  level: string,
  active: string,
  exportedAt = 100,
): AccessEvidence['exported'][number] {
  const entity: Entity = {
    id: 1,
    kind: 'membership',
    marker: `M:${membership} ${level}`,
    columns: {},
    superseded: {},
    origin: { file: 'memberships.csv', line: 2 },
    contact: person,
  };
  const fields = { name: membership, level, active, grantedAt: '2024-01-02' };
  return {
    entity,
    carried: {
      externalId: entity.marker,
      fields,
      custom: {},
      tags: [],
      links: [],
      emptied: [],
      issues: [],
      cells: [],
    },
    exportedAt,
  };
}

const none: AccessEvidence = { exported: [], api: null, tags: [] };
const api = (active: boolean, readAt = 200) => ({
  memberships: [{ name: 'Course', level: 'Gold', active }],
  readAt,
});

describe('where export and API tell of the same level', () => {
  test.each([
    ['API later', 300, 'ended'],
    ['export later', 50, 'active'],
  ])('%s: the later one stands, and the difference is kept', (_, readAt, state) => {
    const rows = mergeAccess(person, {
      ...none,
      exported: [exported('Course', 'Gold', 'yes')],
      api: api(false, readAt),
    });
    expect(rows).toMatchObject([
      { state, disputed: true, sources: ['export', 'api'], granted: '2024-01-02' },
    ]);
  });

  test('case and blanks make no second level, and a row that does not say gives way', () => {
    const rows = mergeAccess(person, {
      ...none,
      exported: [exported('course ', 'GOLD', '', 300)],
      api: api(true, 200),
    });
    expect(rows).toMatchObject([{ state: 'active', disputed: false }]);
  });
});

test('tags tell of access by their name; others do not', () => {
  const tags = [
    'Member: Circle',
    'membership:  Course',
    'Access: Vault',
    'Memberships are fun',
    'VIP',
    'member:',
  ];
  const rows = mergeAccess(person, { ...none, tags });
  expect(rows.map(({ membership, state, sources }) => [membership, state, sources[0]])).toEqual([
    ['Circle', 'active', 'tag'],
    ['Course', 'active', 'tag'],
    ['Vault', 'active', 'tag'],
  ]);
});

test('the tag of access that has ended is taken away, whoever gave it', () => {
  const contact = {
    externalId: person,
    fields: {},
    custom: {},
    tags: ['access:course:gold', 'vip'],
    restricted: {},
    company: null,
    joined: null,
  };
  const ended = mergeAccess(person, { ...none, exported: [exported('Course', 'Gold', 'no')] });
  expect(addAccess(contact, ended).tags).toEqual(['vip']);
  const active = mergeAccess(person, { ...none, exported: [exported('Course', 'Gold', 'yes')] });
  expect(addAccess(contact, active).tags).toEqual(['access:course:gold', 'vip']);
});
