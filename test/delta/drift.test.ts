/** Drift (issue 12): HighLevel as it is now against what was written there, by reads alone. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runDrift } from '../../src/pipeline/run-drift.ts';
import { act, type SmallMigration, startSmallMigration, writesTo } from '../support/small-account.ts';

let migration: SmallMigration;

beforeEach(async () => {
  migration = await startSmallMigration();
});

afterEach(() => migration.close());

const drift = () =>
  migration.with((workspace) => runDrift(workspace, 'rehearsal', migration.surroundings, () => undefined));

async function edit(email: string, changes: object, silently = false): Promise<void> {
  const contact = (await migration.state()).contacts.find((one) => one.email === email);
  await migration.ask('clock', { advanceMs: 60_000 });
  await act(migration, 'edit-contact', {
    contactId: contact?.id,
    changes,
    ...(silently ? { silently } : {}),
  });
  await migration.ask('clock', { advanceMs: 60_000 });
}

test('before anything was written there is nothing to compare', async () => {
  await migration.plan();
  await expect(drift()).rejects.toMatchObject({ code: 'step-missing', exitCode: 3 });
});

test('something changed in HighLevel after the load: what somebody edited, emptied or deleted since is found by object and field, by reads alone', async () => {
  await migration.plan();
  await migration.apply();
  expect(await drift()).toMatchObject({ status: 'done', drift: { different: 0 }, files: [] });
  await edit('ann@example.com', { city: 'Paris' });
  await edit('bob@example.com', { firstName: 'Rob' }, true);
  const before = await writesTo(migration);
  const found = await drift();
  expect(found.status).toBe('differences');
  const differing = found.drift.fields.filter(({ different }) => different > 0);
  expect(differing).toEqual([
    { object: 'contact', field: 'firstName', compared: 3, same: 2, different: 1, edited: 0 },
    { object: 'contact', field: 'city', compared: 3, same: 2, different: 1, edited: 1 },
  ]);
  expect(await writesTo(migration)).toEqual(before);
  const paper = await readFile(join(migration.workspaceFolder, 'reports/drift-rehearsal.csv'), 'utf8');
  expect(paper).toContain('L:1');
  expect(paper).toContain('edited by your team since');

  // A plan that leaves the edit alone, carried out or not, does not make it what we wrote.
  await migration.plan();
  expect((await drift()).drift.fields.filter(({ different }) => different > 0)).toEqual(differing);
  await migration.apply();
  expect((await drift()).drift.different).toBe(2);
  // The verdict of the verification is its own.
  const plan = await migration.with(({ ledger }) => ledger.plans.latest('rehearsal'));
  expect(await migration.with(({ ledger }) => ledger.verifications.latest(plan?.id ?? 0))).toBeNull();

  await act(migration, 'delete-contact', { contactId: migration.existingId });
  await migration.ask('clock', { advanceMs: 60_000 });
  expect((await drift()).drift.records.missing).toBe(1);
});
