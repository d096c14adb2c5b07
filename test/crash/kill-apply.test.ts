/**
 * `kill -9` of the applying process at random moments, again and again, then a resume to the end: the
 * destination is the same as after an uninterrupted run (I3). Moments come from a printed seed, so a
 * failure can be repeated with LANDFALL_CRASH_SEED.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { comparable, startMigration, type TestMigration } from '../support/migration.ts';

const contacts = 500;
const kills = 20;
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const seed = Number(process.env['LANDFALL_CRASH_SEED'] ?? 20_261_124);

let open: TestMigration[] = [];

afterEach(async () => {
  await Promise.all(open.map((migration) => migration.close()));
  open = [];
});

async function plannedMigration(): Promise<TestMigration> {
  const migration = await startMigration({ contacts, seed: 3, vintage: 'contacts' });
  open.push(migration);
  await migration.prepare();
  // People who stand there already, so that updates and bulk tags are killed too.
  const [first, second] = await migration.with(async ({ ledger }) => {
    for await (const batch of ledger.entities.all('contact'))
      return batch.filter(({ columns }) => columns['email']);
    return [];
  });
  for (const entity of [first, second]) {
    const email = entity?.columns['email']?.trim().toLowerCase() ?? '';
    await migration.ask('ui', {
      locationId: migration.locationId,
      action: 'create-contact',
      contact: { firstName: 'Typed', email, tags: ['typed by hand'] },
    });
  }
  await migration.ask('clock', { advanceMs: 60_000 });
  await migration.plan();
  return migration;
}

interface Kill {
  /** Operations settled in this process before the kill is armed. */
  readonly after: number;
  /** Milliseconds from then on. */
  readonly delayMs: number;
}

/** Runs `landfall apply` in a process of its own. @returns true when it was killed, false when it ended. */
function applyUntil(migration: TestMigration, kill: Kill | null): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [main, 'apply', '--target', 'rehearsal', '--workspace', migration.workspaceFolder, '--json'],
    { env: migration.environment, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  let begun: number | null = null;
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  child.on('message', ({ settled }: { settled?: number }) => {
    if (settled === undefined) return;
    begun ??= settled;
    if (kill !== null && settled - begun >= kill.after) setTimeout(() => child.kill('SIGKILL'), kill.delayMs);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`apply ended with ${code}: ${complaint}`));
    });
  });
}

test(`kill -9: ${kills} kills at random moments of a ${contacts}-contact run: the same end state as an uninterrupted run (I3)`, {
  timeout: 600_000,
}, async () => {
  const uninterrupted = await plannedMigration();
  expect(await applyUntil(uninterrupted, null)).toBe(false);

  const killed = await plannedMigration();
  const moments = fc.sample(
    fc.record({ after: fc.integer({ min: 0, max: 14 }), delayMs: fc.integer({ min: 0, max: 30 }) }),
    { numRuns: kills, seed },
  );
  let count = 0;
  for (const moment of moments) if (await applyUntil(killed, moment)) count += 1;
  expect(count, `seed ${seed}`).toBe(kills);
  expect(await applyUntil(killed, null)).toBe(false);

  expect(comparable(await killed.state())).toEqual(comparable(await uninterrupted.state()));
  const verified = await killed.verify();
  expect(verified.verification.records).toMatchObject({
    mismatched: 0,
    missing: 0,
    extra: 0,
    unverifiable: 0,
  });
  expect(verified.counts['contact']?.unresolved).toBe(0);
});
