/**
 * Rehearsing with one location (B8): a small sample at addresses that reach nobody goes into the real location, is read
 * back, taken away and asked for once more; nothing is signed while anything of it stands.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isoInstant } from '../../src/model/clock.ts';
import { readStatus } from '../../src/pipeline/read-status.ts';
import { undoRehearsal } from '../../src/pipeline/rehearse/undo-rehearsal.ts';
import { runConnect } from '../../src/pipeline/run-connect.ts';
import { decide } from '../../src/pipeline/run-decide.ts';
import { runRehearse } from '../../src/pipeline/run-rehearse.ts';
import { acceptSpotCheck } from '../../src/pipeline/run-spot-check.ts';
import { differences, dump, startInto } from '../rollback/rolling-back.ts';
import type { TestMigration } from '../support/migration.ts';
import { recordRehearsal, signOff } from '../support/production.ts';
import { act, writesTo } from '../support/small-account.ts';

const who = { by: 'A. Person', at: isoInstant(0) };

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

/** A workspace whose one location, with people of its own, is connected as production. */
async function oneLocation(): Promise<TestMigration> {
  migration = await startInto(
    { contacts: 6, opportunities: 2, tags: 2 },
    { contacts: 40, seed: 5, account: { objects: ['contacts', 'deals'], deals: 12 } },
  );
  const file = join(migration.workspaceFolder, 'landfall.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/\brehearsal:/u, 'production:'));
  return migration;
}

const rehearse = (of: TestMigration, rest: Partial<Parameters<typeof runRehearse>[2]> = {}) =>
  of.with((workspace) =>
    runRehearse(workspace, of.surroundings, {
      sample: 15,
      seed: 1,
      keep: false,
      confirmed: true,
      program: 'test',
      onProgress: () => undefined,
      ...rest,
    }),
  );

test('only where it was decided and said again; masked, small, gone again, and production is as it was', async () => {
  const of = await oneLocation();
  const nothing = { code: 'step-missing', exitCode: 3 };
  await of.with((workspace) => decide(workspace, 'only-one-location', 'none', who));
  await expect(rehearse(of)).rejects.toMatchObject(nothing);
  expect((await of.with((workspace) => readStatus(workspace, 0))).approvals.inProduction).toBe(false);
  await of.with((workspace) => decide(workspace, 'only-one-location', 'sample', who));
  await of.with((workspace) => decide(workspace, 'rehearsal-addresses', 'real', who));
  expect((await of.with((workspace) => readStatus(workspace, 0))).approvals.inProduction).toBe(true);
  const writesBefore = await writesTo(of);
  await expect(rehearse(of, { confirmed: false })).rejects.toMatchObject({ code: 'rehearsal-unconfirmed' });
  await expect(rehearse(of, { keep: true })).rejects.toMatchObject({ code: 'usage' });
  await expect(rehearse(of, { sample: 501 })).rejects.toMatchObject({ code: 'usage' });
  // The same location under two names would be a way round the sign-off.
  const token = { file: join(of.folder, 'token') };
  await expect(
    of.with((workspace) => runConnect(workspace, 'rehearsal', of.locationId, token, of.surroundings)),
  ).rejects.toMatchObject({ code: 'usage', details: { value: of.locationId } });
  expect(await writesTo(of)).toEqual(writesBefore);

  const before = await dump(of);
  const { rehearsal, status } = await rehearse(of);
  expect(status).toBe('done');
  expect(rehearsal).toMatchObject({ masked: true, target: 'production', fields: { different: 0 } });
  expect(rehearsal.people).toBeLessThan(rehearsal.of);
  expect(rehearsal.undone).toMatchObject({ errored: 0, kept: 0 });
  expect(rehearsal.proof?.looked).toBeGreaterThan(rehearsal.people);
  expect(rehearsal.proof?.standing).toBe(0);
  expect(differences(before, await dump(of))).toEqual({});
  // Nobody's real address ever left for HighLevel, whatever was decided for rehearsals elsewhere.
  const created = (await of.state()).contacts.filter(({ email }) => email?.endsWith('@example.invalid'));
  expect(created).toEqual([]);

  await of.plan('production');
  await of.with((workspace) => acceptSpotCheck(workspace, 'rehearsal', who));
  const { signoff } = await signOff(of);
  expect(signoff.rehearsal).toMatchObject({ cleanedUp: true, masked: true, locationId: of.locationId });
});

test('while something of it stands nothing is signed; what somebody used is named, and goes when they let it go', async () => {
  const of = await oneLocation();
  await of.with((workspace) => decide(workspace, 'only-one-location', 'sample', who));
  const before = await dump(of);
  // Somebody takes up a contact of the rehearsal in the minute in which it stands there.
  let used: string | undefined;
  const stop = new AbortController();
  const interrupted = await rehearseUntilRead(of, stop, async () => {
    used = (await of.state()).contacts.find(({ email }) => email?.endsWith('@example.invalid'))?.id;
    await act(of, 'edit-contact', { contactId: used, changes: { city: 'Typed by hand' } });
    // A preview reads by search, which shows an edit later.
    await of.ask('clock', { advanceMs: 120_000 });
  });
  expect(interrupted).toBe('interrupted');
  expect(used).toBeDefined();

  await of.plan('production');
  await recordRehearsal(of);
  await expect(signOff(of)).rejects.toMatchObject({
    code: 'rehearsal-standing',
    details: { next: 'landfall rehearse --undo --yes' },
  });
  const undo = (mode: 'preview' | 'yes') =>
    of.with((workspace) => undoRehearsal(workspace, of.surroundings, mode, () => undefined));
  const seen = await undo('preview');
  expect(seen).toMatchObject({ preview: true, proof: null, rollback: { errored: 0 } });
  expect(seen.rollback.kept).toBeGreaterThan(0);
  const first = await undo('yes');
  expect(first).toMatchObject({ proof: { standing: 0 }, next: 'landfall rehearse --undo --yes' });
  await expect(signOff(of)).rejects.toMatchObject({ code: 'rehearsal-standing' });
  await act(of, 'delete-contact', { contactId: used });
  await of.ask('clock', { advanceMs: 120_000 });
  expect(await undo('yes')).toMatchObject({ rollback: { kept: 0, errored: 0 }, next: 'landfall rehearse' });
  expect(differences(before, await dump(of))).toEqual({});
  // Nothing in the way any more but the plan, which saw the schema of the rehearsal.
  await expect(signOff(of)).rejects.toMatchObject({ code: 'plan-stale' });
});

/** Interrupts a rehearsal when everything stands, before it is taken away. @returns its status */
async function rehearseUntilRead(
  of: TestMigration,
  stop: AbortController,
  act_: () => Promise<void>,
): Promise<string> {
  const surroundings = { ...of.surroundings, stop: stop.signal };
  return of.with(async (workspace) => {
    const run = runRehearse(workspace, surroundings, {
      sample: 15,
      seed: 1,
      keep: false,
      confirmed: true,
      program: 'test',
      onProgress(what) {
        if (what === 'taking it away again') stop.abort();
      },
    });
    const status = await run.then(
      (summary) => summary.status,
      (error: unknown) => (error as { code: string }).code,
    );
    await act_();
    return status;
  });
}
