import { expect, it } from 'vitest';
import { furnishLocation } from './location-state.ts';
import { MODULE_STORE_NAMES } from './module-stores.ts';
import { readLines, writeLines } from './state-lines.ts';
import { addLocation, createWorld } from './world.ts';

it('every module store is written to the state file and read back', () => {
  const world = createWorld(1, () => 0);
  const location = furnishLocation({ id: 'here', name: 'Here' }, 'company', world.ids, 0);
  addLocation(world, location);
  for (const name of MODULE_STORE_NAMES) location[name].put({ id: `${name}-1`, slug: name } as never);
  const again = createWorld(1, () => 0);
  readLines(again, writeLines(world));
  for (const name of MODULE_STORE_NAMES)
    expect(again.locations.get('here')?.[name].values()).toEqual([{ id: `${name}-1`, slug: name }]);
});
