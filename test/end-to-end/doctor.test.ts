/** `landfall doctor`: says what is well and what is not, and its bundle holds nothing of anybody (R41, I11). */
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runDoctor } from '../../src/pipeline/run-doctor.ts';
import { runPause } from '../../src/pipeline/run-pause.ts';
import { startKartraAccount } from '../support/kartra-account.ts';
import { leaveIntent, type SmallMigration, startSmallMigration } from '../support/small-account.ts';

const main = join(import.meta.dirname, '../../src/cli/main.ts');
let migration: SmallMigration;

beforeEach(async () => {
  migration = await startSmallMigration();
});

afterEach(() => migration.close());

const doctor = (...flags: readonly string[]) => doctorIn(migration.environment, ...flags);

function doctorIn(
  env: NodeJS.ProcessEnv,
  ...flags: readonly string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const all = [main, 'doctor', ...flags, '--workspace', migration.workspaceFolder];
    const child = execFile(process.execPath, all, { env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

test('a healthy workspace: ledger whole, token works, quota left, nothing unclear', async () => {
  await migration.plan();
  const { code, stdout } = await doctor('--json');
  const summary = JSON.parse(stdout) as {
    status: string;
    checks: { about: string; state: string; says: string }[];
  };
  expect({ code, status: summary.status }).toEqual({ code: 0, status: 'done' });
  const says = summary.checks.map(({ about, state, says: text }) => `${about} ${state}: ${text}`);
  expect(says).toContain('ledger well: whole');
  expect(says).toContain('rehearsal well: nothing unclear: every request has its answer on record');
  expect(
    says.find((text) => /^rehearsal well: the token works, [\d,]+ requests left today/.test(text)),
  ).toBeDefined();
  expect(says).toContain('production look: not connected');
  expect(says).toContain('clock well: within 2 s of HighLevel’s');
});

test('Kartra’s API is looked at where it is connected', async () => {
  const account = await startKartraAccount({ contacts: 2 });
  const look = async () => {
    const { checks } = await account.with((workspace) => runDoctor(workspace, account.surroundings, '0'));
    return checks.filter(({ about }) => about === 'kartra').map(({ state, says }) => `${state}: ${says}`);
  };
  expect(await look()).toEqual([]);
  await account.connect();
  expect(await look()).toEqual(['well: the key works']);
  await writeFile(join(account.folder, 'key'), 'wrong');
  expect(await look()).toEqual([expect.stringMatching(/^broken: source-unauthorized: /) as string]);
  expect(await account.writes()).toEqual([]);
});

test('a clock that is off is said, with what it spoils', async () => {
  // The machine's own clock, an hour and more behind the simulator's.
  await migration.ask('clock', { advanceMs: 3_600_000 });
  const off = await doctorIn({ ...migration.environment, LANDFALL_CLOCK: 'system' });
  expect(off.code).toBe(0);
  expect(off.stdout).toMatch(/! clock: 3[67]\d\d s behind HighLevel’s: what your team edits/);
});

test('what is not well: a pause, an unclear record, a token that is gone; and the bundle names nobody', async () => {
  await migration.plan();
  await leaveIntent(migration, 'L:1');
  const { environment } = migration.surroundings;
  await migration.with((workspace) => runPause('pause', workspace, null, environment, Date.now()));
  const token = await readFile(join(migration.folder, 'token'), 'utf8');
  const paused = await doctor();
  expect(paused.code).toBe(0);
  expect(paused.stdout).toContain('! rehearsal: paused since ');
  expect(paused.stdout).toContain(
    '! rehearsal: 1 record without an answer, so that it is unclear what arrived',
  );
  await rm(join(migration.folder, 'token'));
  const broken = await doctor('--bundle');
  expect(broken.code).toBe(3);
  expect(broken.stdout).toContain('✗ rehearsal: token-missing');
  const bundle = await readFile(join(migration.workspaceFolder, 'reports/doctor.json'), 'utf8');
  expect(JSON.parse(bundle)).toMatchObject({ step: 'doctor', status: 'blocked' });
  const secrets = [
    token,
    migration.locationId,
    migration.folder,
    'example.com',
    '41555501',
    'Ash',
    'Birch',
    'Cedar',
  ];
  // The next command names the folder as the person who typed it did.
  const shown = [paused.stdout, paused.stderr, broken.stdout, broken.stderr].map((text) =>
    text.replaceAll(/^next: .*$/gm, ''),
  );
  for (const secret of secrets) for (const text of [bundle, ...shown]) expect(text).not.toContain(secret);
});
