/** I2: production is written only with a sign-off on exactly what is written; every refusal names what moved. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isoInstant } from '../../src/model/clock.ts';
import { decide } from '../../src/pipeline/run-decide.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { runMapConfirm, runMapSet } from '../../src/pipeline/run-map.ts';
import {
  connectProduction,
  planAndSignOff,
  recordRehearsal,
  recordSpotCheck,
  signOff,
} from '../support/production.ts';
import { type SmallMigration, startSmallMigration, writesTo } from '../support/small-account.ts';

const who = { by: 'a test', at: isoInstant(0) };

let migration: SmallMigration;
let production: string;

beforeEach(async () => {
  migration = await startSmallMigration();
  production = await connectProduction(migration);
});

afterEach(() => migration.close());

const inProduction = (action: string, rest: object) =>
  migration.ask('ui', { locationId: production, action, ...rest });

async function expectClosed(code: string, value: string): Promise<void> {
  const before = await writesTo(migration, production);
  const details = { value: expect.stringContaining(value) as string };
  await expect(migration.apply('production')).rejects.toMatchObject({ code, exitCode: 3, details });
  expect(await writesTo(migration, production)).toEqual(before);
}

describe('production stays closed', () => {
  test('without a sign-off, and for the release of tags too', async () => {
    await migration.plan('production');
    await expectClosed('signoff-missing', 'production');
    const { runRelease } = await import('../../src/pipeline/run-release.ts');
    await expect(
      migration.with((workspace) =>
        runRelease(workspace, 'production', migration.surroundings, () => undefined),
      ),
    ).rejects.toMatchObject({ code: 'signoff-missing' });
    expect(await writesTo(migration, production)).toEqual([]);
  });

  test('a sign-off asks for a plan, a rehearsal of the same map and decisions, and a spot-check', async () => {
    await expect(signOff(migration)).rejects.toMatchObject({ code: 'step-missing', exitCode: 3 });
    await migration.plan('production');
    await expect(signOff(migration)).rejects.toMatchObject({ code: 'rehearsal-missing', exitCode: 3 });
    await recordRehearsal(migration, { mapVersion: 'another', decisionsHash: 'another' });
    await expect(signOff(migration)).rejects.toMatchObject({
      code: 'rehearsal-missing',
      details: { value: 'mapping.yaml, decisions' },
    });
    const records = { verified: 0, mismatched: 2, missing: 0, extra: 1, suspended: 0, unverifiable: 0 };
    await recordRehearsal(migration, { records });
    await expect(signOff(migration)).rejects.toMatchObject({ code: 'rehearsal-different', exitCode: 3 });
    await recordRehearsal(migration);
    await expect(signOff(migration)).rejects.toMatchObject({ code: 'spot-check-open', exitCode: 3 });
    await recordSpotCheck(migration, null);
    await expect(signOff(migration)).rejects.toMatchObject({ code: 'spot-check-open' });
    await recordSpotCheck(migration, 'wrong');
    await expect(signOff(migration)).rejects.toMatchObject({
      code: 'spot-check-open',
      details: { value: 'L:1' },
    });
    await expectClosed('signoff-missing', 'production');
  });
});

describe('after the sign-off', () => {
  beforeEach(async () => {
    // One custom field stands there already: the plan leans on it.
    await inProduction('create-custom-field', { field: { name: 'Shoe size', dataType: 'NUMERICAL' } });
    await planAndSignOff(migration);
  });

  test('it is written, and only then', async () => {
    expect(await writesTo(migration, production)).toEqual([]);
    expect(await migration.apply('production')).toMatchObject({ status: 'done' });
    expect(await migration.verify('production')).toMatchObject({ status: 'done' });
    expect((await writesTo(migration, production)).length).toBeGreaterThan(3);
    // Run again, it goes on where it was: there is nothing left, and nothing to sign.
    expect(await migration.apply('production')).toMatchObject({ status: 'done', changes: 0 });
  });

  test('a live location may go on living: what the plan does not use changes nothing', async () => {
    await inProduction('create-tag', { name: 'typed today' });
    await inProduction('create-custom-field', { field: { name: 'Hat size', dataType: 'TEXT' } });
    await inProduction('create-contact', { contact: { firstName: 'Walk', email: 'in@example.com' } });
    expect(await migration.apply('production')).toMatchObject({ status: 'done' });
  });

  test('another export', async () => {
    const file = join(migration.workspaceFolder, 'exports', 'contacts_kartra_09-06-2026_6a2803f884d5c.csv');
    await writeFile(file, (await readFile(file, 'utf8')).replace('Boston', 'Salem'));
    await migration.with((workspace) => runExtract(workspace, () => undefined));
    await expectClosed('plan-stale', 'export file contacts_kartra');
    await migration.plan('production');
    await expectClosed('signoff-stale', 'export file contacts_kartra');
  });

  test('another map', async () => {
    await migration.with(async (workspace) => {
      await runMapSet(workspace, 'shoe_size', { target: 'archive', ...who });
      await runMapConfirm(workspace, { ...who, withoutReview: true });
    });
    await expectClosed('plan-stale', 'mapping.yaml');
    await migration.plan('production');
    await expectClosed('signoff-stale', 'mapping.yaml');
  });

  test('another decision', async () => {
    await migration.with((workspace) => decide(workspace, 'existing-contacts', 'skip', who));
    await expectClosed('plan-stale', 'decisions');
    await migration.plan('production');
    await expectClosed('signoff-stale', 'decisions');
  });

  test('another setting of the location', async () => {
    await inProduction('edit-settings', { settings: { allowDuplicateContact: true } });
    await expectClosed('plan-stale', 'duplicate contacts allowed');
    await migration.plan('production');
    await expectClosed('signoff-stale', 'duplicate contacts allowed');
  });

  test('other operations: somebody of the plan was typed in meanwhile', async () => {
    await inProduction('create-contact', { contact: { firstName: 'Ann', email: 'ann@example.com' } });
    await migration.ask('clock', { advanceMs: 60_000 });
    await migration.plan('production');
    await expectClosed('signoff-stale', 'what will be written');
  });

  test('a rollback voids it', async () => {
    await migration.with(({ ledger }) => ledger.approvals.voidSignoffs('a rollback took the load back'));
    await expectClosed('signoff-stale', 'a rollback took the load back');
    await signOff(migration);
    expect(await migration.apply('production')).toMatchObject({ status: 'done' });
  });

  test('on paper: who, what, on what it rests, and what nobody looked at', async () => {
    const { signoff, files } = await signOff(migration, 'B. Other');
    expect(files).toEqual(['html', 'md', 'json'].map((form) => `reports/signoff.${form}`));
    expect(signoff.withoutReview.join('\n')).toMatch(/columns of the field map\nthe decision /);
    const paper = await readFile(join(migration.workspaceFolder, 'reports/signoff.md'), 'utf8');
    const plan = await migration.with(({ ledger }) => ledger.plans.latest('production'));
    for (const part of ['B. Other', plan?.hash ?? '', signoff.fingerprint, ...signoff.withoutReview])
      expect(paper).toContain(part);
  });
});
