/**
 * SIGKILL at every write of the journal and at every response of a run over every kind of record, each process
 * going on where the last one died: the location ends as after an uninterrupted run (I3).
 *
 * `npm test` takes a sample; `npm run test:crash:full` kills at one write or response after the other
 * (`LANDFALL_CRASH_PART=0` to `7`: through one part of the run only).
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { comparableEnd } from '../support/compare-locations.ts';
import { everyKind, everyKindHost } from '../support/every-kind.ts';
import { type SavedMigration, startMigration, type TestMigration } from '../support/migration.ts';

const full = process.env['LANDFALL_CRASH'] === 'full';
const entry = fileURLToPath(new URL('apply-and-die.ts', import.meta.url));

interface Death {
  readonly write: 'startRun' | 'beginRequest' | 'endRequest' | 'any';
  readonly moment: 'before' | 'after';
  /** The n-th such write of the process. */
  readonly nth: number;
}

const beforeAnything: Death = { write: 'startRun', moment: 'after', nth: 1 };

/**
 * In turn: with an intent but nothing sent; with a response not yet noted; before and after the first thing the next
 * start notes, which is what it found when it looked; right after an outcome; in the midst of several requests.
 */
const deaths: readonly Death[] = [
  { write: 'beginRequest', moment: 'after', nth: 1 },
  { write: 'endRequest', moment: 'before', nth: 1 },
  { write: 'any', moment: 'before', nth: 1 },
  { write: 'any', moment: 'after', nth: 1 },
  { write: 'endRequest', moment: 'after', nth: 1 },
  { write: 'any', moment: 'after', nth: 3 },
];

let open: Pick<TestMigration, 'close'>[] = [];

afterEach(async () => {
  await Promise.all(open.map((migration) => migration.close()));
  open = [];
});

const people = full ? 12 : 6;

/** One planned migration, at rest: all that follow are its copies. */
async function planned(): Promise<SavedMigration> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-crash-'));
  const stateFile = join(folder, 'simulator.jsonl');
  const migration = await startMigration({
    ...everyKind(people),
    // A location that would let every duplicate happen, so that one sent twice is seen twice.
    simulator: {
      stateFile,
      behaviours: { duplicateTagRefused: false, duplicateCustomFieldRefused: false },
      locations: [
        {
          name: 'Rehearsal',
          users: [everyKindHost],
          settings: { allowDuplicateContact: true, allowDuplicateOpportunity: true },
        },
      ],
    },
  });
  open.push(migration, { close: () => rm(folder, { recursive: true, force: true }) });
  await migration.prepare();
  await migration.plan();
  await migration.simulator.stop();
  return { folder: migration.folder, stateFile };
}

async function copyOf(saved: SavedMigration): Promise<TestMigration> {
  const migration = await startMigration({ copyOf: saved });
  open.push(migration);
  return migration;
}

/** @returns whether it was killed; false when it came to its end */
function applyUntil(migration: TestMigration, death: Death | null): Promise<boolean> {
  const args = death === null ? [] : [death.write, death.moment, String(death.nth)];
  const child = spawn(process.execPath, [entry, migration.workspaceFolder, ...args], {
    // Hundreds of processes read the same source.
    env: { ...migration.environment, NODE_COMPILE_CACHE: join(tmpdir(), 'landfall-compile-cache') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`apply ended with ${code ?? signal}: ${complaint}`));
    });
  });
}

/** Every operation that needs a request. */
async function operationsOf(migration: TestMigration): Promise<number> {
  return migration.with(async ({ ledger }) => {
    const plan = await ledger.plans.latest('rehearsal');
    const counts = Object.values(await ledger.journal.counts(plan?.id ?? 0));
    return counts.reduce((sum, { planned, unchanged, skipped }) => sum + planned - unchanged - skipped, 0);
  });
}

/** Every kind of record is among them. */
async function expectSameEnd(killed: TestMigration, uninterrupted: TestMigration): Promise<void> {
  const [one, other] = [await killed.state(), await uninterrupted.state()];
  expect(comparableEnd(one)).toEqual(comparableEnd(other));
  for (const kind of kinds)
    expect(`${kind} ${(comparableEnd(one)[kind]?.length ?? 0) > 0}`).toBe(`${kind} true`);
  const { verification } = await killed.verify();
  expect(verification.records).toMatchObject({ missing: 0, mismatched: 0, extra: 0 });
}

const kinds = [
  'contacts',
  'businesses',
  'customFields',
  'tags',
  'pipelines',
  'opportunities',
  'objects',
].concat([
  'objectFields',
  'associations',
  'records',
  'relations',
  'calendars',
  'appointments',
  'notes',
  'media',
]);

/** Runs killed one after the other, each through a part of its own. */
const parts = full ? 8 : 1;
/** Kills of each part, and how many writes a process lives to see: each one, or a sample. */
const [killsEach, stride] = full ? [39, 0] : [6, 12];
const only = process.env['LANDFALL_CRASH_PART'];
const taken = Array.from({ length: parts }, (_, part) => part).filter(
  (part) => only === undefined || part === Number(only),
);

test(`kill -9 at ${full ? 'every write and response' : 'sampled writes and responses'}: the same end as an uninterrupted run (I3)`, async () => {
  const saved = await planned();
  const uninterrupted = await copyOf(saved);
  const operations = await operationsOf(uninterrupted);
  expect(operations).toBeGreaterThanOrEqual(full ? 150 : 100);
  expect(await applyUntil(uninterrupted, null)).toBe(false);
  const killPart = async (part: number): Promise<{ readonly of: TestMigration; readonly kills: number }> => {
    const of = await copyOf(saved);
    // The last one begins early enough to be killed as often before the run ends.
    const begun = Math.round((operations * part) / (parts + 1));
    const start: Death = begun === 0 ? beforeAnything : { write: 'endRequest', moment: 'before', nth: begun };
    let kills = (await applyUntil(of, start)) ? 1 : 0;
    for (let turn = 0; kills < killsEach; turn += 1) {
      const death = deaths[turn % deaths.length];
      // The first operation of all is struck by each; the rest as the stride says.
      const later = part === 0 && turn < deaths.length ? 0 : stride;
      if (death === undefined || !(await applyUntil(of, { ...death, nth: death.nth + later }))) break;
      kills += 1;
    }
    while (await applyUntil(of, null));
    return { of, kills };
  };
  let kills = 0;
  for (const part of taken) {
    const killed = await killPart(part);
    kills += killed.kills;
    await expectSameEnd(killed.of, uninterrupted);
    if (full) console.log(`part ${part}: ${killed.kills} kills, the same end; ${kills} so far`);
  }
  if (full) console.log(`${kills} kills over ${taken.length} runs of ${operations} operations`);
  expect(kills).toBeGreaterThanOrEqual(full ? taken.length * 38 : 6);
}, 7_200_000);
