/** What an earlier run left unclear, met by the commands that write after the load. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runRelease } from '../../src/pipeline/run-release.ts';
import { runRepair } from '../../src/pipeline/run-repair.ts';
import {
  act,
  leaveIntent,
  operations,
  type SmallMigration,
  startSmallMigration,
  writesTo,
} from '../support/small-account.ts';

let migration: SmallMigration;

beforeEach(async () => {
  migration = await startSmallMigration();
  // A workflow that is published while planning holds tags back.
  await act(migration, 'publish-workflow', { name: 'Welcome' });
  await migration.plan();
  await act(migration, 'unpublish-workflow', { name: 'Welcome' });
  await migration.apply();
});

afterEach(() => migration.close());

const release = () =>
  migration.with((workspace) => runRelease(workspace, 'rehearsal', migration.surroundings, () => undefined));
const repair = () =>
  migration.with((workspace) => runRepair(workspace, 'rehearsal', migration.surroundings, () => undefined));
const unclear = async () =>
  (await operations(migration)).filter(({ state }) => state === 'intent' || state === 'unknown').length;

test('release and repair write nothing while the load is unclear; apply looks for it, and both go on', async () => {
  await leaveIntent(migration, 'L:1');
  const before = (await writesTo(migration)).length;
  const refused = { code: 'step-missing', details: { next: 'landfall apply --target rehearsal' } };
  await expect(release()).rejects.toMatchObject(refused);
  await expect(repair()).rejects.toMatchObject(refused);
  expect((await writesTo(migration)).length).toBe(before);

  expect((await migration.apply()).status).toBe('done');
  expect(await unclear()).toBe(0);
  expect((await migration.state()).contacts).toHaveLength(3);
  const held = (await operations(migration)).find(({ object }) => object === 'held-tags');
  await leaveIntent(migration, held?.externalId ?? '');
  for (let step = 0; step < 3; step += 1) expect((await release()).status).toBe('done');
  expect(await unclear()).toBe(0);
  expect((await operations(migration)).filter(({ state }) => state !== 'done')).toEqual([]);
  const { status, repair: figures } = await repair();
  expect({ status, found: figures.found }).toEqual({ status: 'done', found: 0 });
});
