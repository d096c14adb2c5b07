/** What a probe changes for a migration: fewer requests to prove the same, and the plan says so before. */
import { afterEach, expect, test } from 'vitest';
import { runProbe } from '../../src/pipeline/run-probe.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';

let open: TestMigration | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

const consentRequests = ({ requests }: { requests: { byPurpose: Readonly<Record<string, number>> } }) =>
  requests.byPurpose['verify-dnd'] ?? 0;

test('consent is proven by pages once the probe saw search tell it, and a lifted opt-out is still found', async () => {
  const migration = await startMigration({ contacts: 60 });
  open = migration;
  await migration.prepare();
  const plan = await migration.plan();
  expect(plan.probeSaves).toBeGreaterThan(40);
  await migration.apply();
  const cautious = await migration.verify();
  expect(cautious.status).toBe('done');
  expect(consentRequests(cautious)).toBeGreaterThan(40);

  const options = { target: 'rehearsal', again: false, program: '1', onProgress: () => undefined } as const;
  await migration.with((workspace) => runProbe(workspace, options, migration.surroundings));
  expect((await migration.plan()).probeSaves).toBe(0);
  const proven = await migration.verify();
  expect(proven.verification.records).toEqual(cautious.verification.records);
  expect(proven.verification.fields).toEqual(cautious.verification.fields);
  // One page for each channel.
  expect(consentRequests(proven)).toBe(4);

  const contact = (await migration.state()).contacts.find(({ dnd }) => dnd === true);
  await migration.ask('ui', {
    locationId: migration.locationId,
    action: 'edit-contact',
    contactId: contact?.id,
    changes: { dnd: false, dndSettings: { SMS: { status: 'inactive' } } },
  });
  await migration.ask('clock', { advanceMs: 60_000 });
  const lifted = await migration.verify();
  expect(lifted.status).toBe('differences');
  expect(lifted.verification.records.mismatched).toBe(1);
});
