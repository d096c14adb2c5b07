/** `landfall doctor`: says what is well and what is not, and its bundle holds nothing of anybody (R41, I11). */
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runPause } from '../../src/pipeline/run-pause.ts';
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
  expect(says).toContain('rehearsal well: nothing unclear: every request has its outcome');
  expect(
    says.find((text) => /^rehearsal well: the token works, [\d,]+ requests left today/.test(text)),
  ).toBeDefined();
  expect(says).toContain('production look: not connected');
  expect(says).toContain('clock well: within 2 s of HighLevel’s');
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
  expect(paused.stdout).toContain('! rehearsal: 1 records whose outcome is unclear');
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
  for (const secret of secrets)
    for (const text of [bundle, paused.stdout, paused.stderr, broken.stdout, broken.stderr])
      expect(text).not.toContain(secret);
});
