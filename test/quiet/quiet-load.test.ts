/**
 * Quiet load (B3): beside workflows of somebody else nothing is written until they are drafts or accepted by
 * name; whatever could start one waits for `release`, which goes by 1, 25, all.
 */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptWorkflows } from '../../src/pipeline/accept-workflows.ts';
import { runRelease } from '../../src/pipeline/run-release.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { act, operations, writesTo } from '../support/small-account.ts';

const standing = 1_000;

interface TriggerRow {
  readonly event: string;
  readonly contactId: string;
  readonly detail: string;
}

let migration: TestMigration;

const triggers = async () => (await migration.state()).triggerLog as readonly TriggerRow[];
const release = () =>
  migration.with((workspace) => runRelease(workspace, 'rehearsal', migration.surroundings, () => undefined));
const workflows = ['Welcome', 'Follow up'] as const;
const setAll = async (action: 'publish-workflow' | 'unpublish-workflow') => {
  for (const name of workflows) await act(migration, action, { name });
};

beforeEach(async () => {
  migration = await startMigration({ contacts: 60, seed: 31 });
  for (let number = 0; number < standing; number += 1) {
    await act(migration, 'create-contact', {
      contact: { firstName: 'Own', email: `own-${number}@example.org`, tags: ['theirs'] },
    });
  }
  await act(migration, 'create-custom-field', { field: { name: 'Their field', dataType: 'TEXT' } });
  await setAll('publish-workflow');
  await migration.ask('clock', { advanceMs: 60_000 });
  await migration.prepare();
});

afterEach(() => migration.close());

test('1,000 contacts and two published workflows: no write until they are drafts; held tags come last, by 1, 25, all', async () => {
  const planned = await migration.plan();
  const held = planned.counts['held-tags']?.updated ?? 0;
  expect(held).toBeGreaterThan(26);
  await expect(migration.apply()).rejects.toMatchObject({ code: 'workflows-published', exitCode: 3 });
  expect(await writesTo(migration)).toEqual([]);

  await setAll('unpublish-workflow');
  await expect(release()).rejects.toMatchObject({ code: 'step-missing', exitCode: 3 });
  const applied = await migration.apply();
  expect(applied).toMatchObject({ status: 'done', held });
  const loaded = await migration.state();
  const ours = loaded.contacts.filter(({ tags }) => !tags.includes('theirs'));
  expect(ours.length).toBeGreaterThan(50);
  expect(ours.flatMap(({ tags }) => tags)).toEqual([]);
  expect(loaded.triggerLog).toEqual([]);
  expect((await migration.verify()).status).toBe('done');

  // Published again for the release: each must be accepted by name, as for any write.
  await setAll('publish-workflow');
  await expect(release()).rejects.toMatchObject({ code: 'workflows-published' });
  await migration.with((workspace) =>
    acceptWorkflows(workspace, 'rehearsal', workflows, 'Ann', migration.surroundings),
  );
  const steps = [await release(), await release(), await release(), await release()];
  expect(steps.map(({ released, held: left }) => [released, left])).toEqual([
    [1, held - 1],
    [25, held - 26],
    [held - 26, 0],
    [0, 0],
  ]);
  expect(steps.map(({ next }) => next?.split(' ')[1])).toEqual(['release', 'release', 'verify', 'verify']);

  const expected = (await operations(migration))
    .filter(({ object }) => object === 'held-tags')
    .flatMap(({ destinationId, expected: wanted }) =>
      (wanted as { tags: string[] }).tags.map((tag) => `${destinationId ?? ''} ${tag}`),
    );
  const log = await triggers();
  const added = log.filter(({ event }) => event === 'tag-added');
  expect(added.map(({ contactId, detail }) => `${contactId} ${detail}`).sort()).toEqual(expected.sort());
  // The rest is the change those tags are: of the same people, of nothing else.
  const others = log.filter(({ event }) => event !== 'tag-added');
  expect(new Set(others.map(({ event, detail }) => `${event} ${detail}`))).toEqual(
    new Set(['contact-changed tags']),
  );
  expect(new Set(others.map(({ contactId }) => contactId))).toEqual(
    new Set(added.map(({ contactId }) => contactId)),
  );
  expect((await migration.verify()).status).toBe('done');
  expect((await migration.plan()).changes).toBe(0);
  const after = await migration.state();
  expect(after.contacts.filter(({ tags }) => tags.includes('theirs'))).toHaveLength(standing);
});

test('with every workflow a draft nothing is held back', async () => {
  await setAll('unpublish-workflow');
  expect((await migration.plan()).counts['held-tags']).toBeUndefined();
  expect(await migration.apply()).not.toHaveProperty('held');
  expect(await triggers()).toEqual([]);
  expect(await release()).toMatchObject({ released: 0, held: 0 });
});
