/** Consent (B4, I8): shown before, strict where addresses are shared, proved after for everybody. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runProbe } from '../../src/pipeline/run-probe.ts';
import { type SimulatedContact, startMigration, type TestMigration } from '../support/migration.ts';
import { act } from '../support/small-account.ts';

const header = 'id,email,first_name,lists,gdpr_status,gdpr_communications,date_joined';
const pairs = 40;
let migration: TestMigration;

afterEach(() => migration.close());

/** 40 addresses, each of somebody who agreed and somebody who did not; 20 more people who agreed; one without any. */
async function start(dndSearchable: boolean): Promise<void> {
  const day = (n: number) => `2024-01-${String((n % 28) + 1).padStart(2, '0')} 10:00:00`;
  const rows = Array.from({ length: pairs }, (_, n) => [
    `${2 * n + 1},both-${n}@example.com,Yes,News,Accepted,Yes,${day(n)}`,
    `${2 * n + 2},both-${n}@example.com,No,News,Accepted,No,${day(n + 1)}`,
  ]);
  const open = Array.from(
    { length: 20 },
    (_, n) => `${500 + n},open-${n}@example.com,Open,News,Accepted,Yes,${day(n)}`,
  );
  migration = await startMigration({
    csv: [header, ...rows.flat(), ...open, `900,,Nowhere,News,Accepted,No,${day(1)}`].join('\r\n'),
    simulator: {
      locations: [{ name: 'Rehearsal', settings: { allowDuplicateContact: true } }],
      behaviours: { dndSearchable },
    },
  });
  for (let n = 0; n < pairs; n += 1) {
    await act(migration, 'create-contact', {
      contact: { firstName: 'There', email: `both-${n}@example.com` },
    });
  }
  await migration.ask('clock', { advanceMs: 60_000 });
  await migration.prepare();
  const probe = { target: 'rehearsal', again: false, program: '1.2.3', onProgress: () => undefined } as const;
  await migration.with((workspace) => runProbe(workspace, probe, migration.surroundings));
}

const isOpen = ({ dndSettings }: SimulatedContact, channel: string) =>
  dndSettings?.[channel]?.status !== 'active';

async function expectStricter(): Promise<void> {
  const { contacts } = await migration.state();
  const shared = contacts.filter(({ email }) => email?.startsWith('both-'));
  expect(shared.length).toBeGreaterThanOrEqual(2 * pairs);
  expect(shared.filter((contact) => isOpen(contact, 'Email'))).toEqual([]);
  const open = contacts.filter(({ email }) => email?.startsWith('open-'));
  expect(open.map((contact) => isOpen(contact, 'Email'))).toEqual(Array(20).fill(true));
  for (const channel of ['SMS', 'WhatsApp', 'Call']) {
    expect(open.filter((contact) => isOpen(contact, channel))).toEqual([]);
  }
}

test('shared addresses end with the stricter; filters prove it in a few requests, with a file of evidence', async () => {
  await start(true);
  const { consent } = await migration.plan();
  expect(consent.rows).toEqual([
    { gdprStatus: 'Accepted', communications: 'Yes', reason: null, people: pairs + 20, paying: 0 },
    {
      gdprStatus: 'Accepted',
      communications: 'No',
      reason: 'communications-declined',
      people: pairs + 1,
      paying: 0,
    },
  ]);
  expect(consent.closed).toEqual({ email: pairs + 1, sms: 101, whatsApp: 101, call: 101 });
  await migration.apply();
  await expectStricter();
  await migration.ask('clock', { advanceMs: 60_000 });
  const verified = await migration.verify();
  expect(verified.status).toBe('done');
  const { consent: proof } = verified.verification;
  expect(proof.people).toBeGreaterThanOrEqual(60);
  expect(proof.byRead).toBe(0);
  // One page of each channel, instead of a read of each of 100 people.
  expect(proof.requests).toBe(4);
  const evidence = await readFile(
    join(migration.workspaceFolder, 'reports', 'consent-evidence-rehearsal.csv'),
    'utf8',
  );
  const lines = evidence.trim().split('\r\n').slice(1);
  // Who was not written has lines too, with the reason, what Kartra says and nothing proved.
  const missing = lines.filter((line) => line.startsWith('L:900,,'));
  expect(missing).toHaveLength(4);
  expect(missing[0]).toBe(
    'L:900,,no: neither a usable e-mail nor a usable phone,email,Accepted,,No,,,no,communications: no,',
  );
  expect(lines).toHaveLength(4 * (proof.people + 1));
  const written = lines.filter((line) => !missing.includes(line));
  expect(written.filter((line) => line.includes(',no,') && !line.endsWith(',filtered search'))).toEqual([]);
  expect(evidence).toContain(',yes,email,Accepted,,No,,,no,communications: no,filtered search');
  expect(evidence).toContain('somebody with the same address said no');
  expect(evidence).not.toContain('@');
});

test('where DND cannot be searched, each is read by id, and the count says so', async () => {
  await start(false);
  await migration.plan();
  await migration.apply();
  await expectStricter();
  const { consent: proof } = (await migration.verify()).verification;
  expect(proof.byFilter).toBe(0);
  expect(proof.requests).toBeGreaterThanOrEqual(proof.byRead);
});

test('a channel somebody opens by hand is found', async () => {
  await start(true);
  await migration.plan();
  await migration.apply();
  const { contacts } = await migration.state();
  const one = contacts.find(({ email }) => email === 'open-3@example.com');
  await act(migration, 'edit-contact', {
    contactId: one?.id,
    changes: { dndSettings: { SMS: { status: 'inactive' } } },
  });
  await migration.ask('clock', { advanceMs: 60_000 });
  const verified = await migration.verify();
  expect(verified.status).toBe('differences');
  expect(verified.verification.records.mismatched).toBe(1);
});
