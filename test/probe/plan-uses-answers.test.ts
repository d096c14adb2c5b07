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
  // Besides the same fields: of each of eleven lists, the people who get no e-mail, whom search counts now.
  const { compared, equal, ...rest } = cautious.verification.fields;
  expect(proven.verification.fields).toEqual({ compared: compared + 11, equal: equal + 11, ...rest });
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

const twelve = [
  'id,email,first_name,tags,date_joined',
  ...Array.from({ length: 12 }, (_, at) => `${at + 1},p${at}@example.com,P${at},vip,2024-01-01 10:00:00`),
].join('\n');

async function probed(only: readonly string[], simulator: Parameters<typeof startMigration>[0]) {
  const migration = await startMigration({ csv: twelve, ...simulator });
  open = migration;
  await migration.prepare();
  const options = {
    target: 'rehearsal',
    again: true,
    only,
    program: '1',
    onProgress: () => undefined,
  } as const;
  await migration.with((workspace) => runProbe(workspace, options, migration.surroundings));
  return migration;
}

interface Sent {
  readonly method: string;
  readonly path: string;
}

test('people are tagged as many at a time as the probe saw the location take', async () => {
  const migration = await probed(['bulk-tags'], { simulator: { behaviours: { bulkTagsMax: 10 } } });
  for (let at = 0; at < 12; at += 1)
    await migration.ask('ui', {
      locationId: migration.locationId,
      action: 'create-contact',
      contact: { firstName: `P${at}`, email: `p${at}@example.com` },
    });
  await migration.ask('clock', { advanceMs: 60_000 });
  await migration.plan();
  const before = ((await migration.ask('requests')) as readonly Sent[]).length;
  expect((await migration.apply()).status).toBe('done');
  const sent = ((await migration.ask('requests')) as readonly Sent[]).slice(before);
  expect(sent.filter(({ path }) => path === '/contacts/bulk/tags/update/add')).toHaveLength(2);
  expect((await migration.state()).contacts.every(({ tags }) => tags.includes('vip'))).toBe(true);
});

test('who was added without an answer is found by address at once, where the token may look', async () => {
  const migration = await probed(['contact-lookup'], {
    simulator: {
      behaviours: { lookupNeedsOAuth: false },
      locations: [{ name: 'Rehearsal', settings: { allowDuplicateContact: true } }],
    },
  });
  await migration.plan();
  await migration.ask('faults', [
    { match: { method: 'POST', path: '/contacts/' }, effect: 'drop-after', times: 2 },
  ]);
  const before = ((await migration.ask('requests')) as readonly Sent[]).length;
  expect((await migration.apply()).status).toBe('done');
  const sent = ((await migration.ask('requests')) as readonly Sent[]).slice(before);
  expect(sent.filter(({ path }) => path === '/contacts/lookup')).toHaveLength(2);
  const emails = (await migration.state()).contacts.map(({ email }) => email);
  expect([emails.length, new Set(emails).size]).toEqual([12, 12]);
});
