import { expect, it } from 'vitest';
import { emptyLocation } from './location-state.ts';
import { STORE_NAMES } from './plain-stores.ts';
import { readLines, writeLines } from './state-lines.ts';
import { addLocation, createWorld } from './world.ts';

/** A record that every store can take: it has all second keys and groups. */
const columns = ['name', 'email', 'slug', 'key', 'fieldKey', 'objectKey', 'contactId', 'offerId'].concat([
  'affiliateId',
]);
const record = {
  ...Object.fromEntries(columns.map((column) => [column, 'x'])),
  relations: [{ objectKey: 'contact', recordId: 'x' }],
};

it('every plain store is written to the state file and read back', () => {
  const world = createWorld(1, () => 0);
  const settings = {} as never;
  const place = { id: 'here', companyId: 'c', name: 'Here', country: 'US', timezone: 'UTC', settings };
  const location = emptyLocation({ ...place, duplicatePriority: ['email', 'phone'] }, 'token');
  addLocation(world, location);
  for (const name of STORE_NAMES) location[name].put({ ...record, id: `${name}-1` } as never);
  const again = createWorld(1, () => 0);
  readLines(again, writeLines(world));
  expect(STORE_NAMES.length).toBeGreaterThan(30);
  const read = again.locations.get('here');
  expect(STORE_NAMES.map((name) => [name, read?.[name].values()])).toEqual(
    STORE_NAMES.map((name) => [name, [{ ...record, id: `${name}-1` }]]),
  );
});
