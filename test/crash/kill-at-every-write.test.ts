/**
 * SIGKILL at every write of the journal and at every response of a run over every kind of record, each process
 * going on where the last one died: the location ends as after an uninterrupted run (I3).
 *
 * `npm test` takes a sample; `npm run test:crash:full` kills at one write or response after the other.
 */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { comparableLocation } from '../support/compare-locations.ts';
import { everyKind } from '../support/every-kind.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';

const full = process.env['LANDFALL_CRASH'] === 'full';
const entry = fileURLToPath(new URL('apply-and-die.ts', import.meta.url));

interface Death {
  readonly write: 'startRun' | 'beginRequest' | 'endRequest' | 'settle';
  readonly moment: 'before' | 'after';
  /** The n-th such write of the process. */
  readonly nth: number;
}

const beforeAnything: Death = { write: 'startRun', moment: 'after', nth: 1 };

/** In turn: with an intent but nothing sent; with a response not yet noted; right after. */
const deaths: readonly Death[] = [
  { write: 'beginRequest', moment: 'after', nth: 1 },
  { write: 'endRequest', moment: 'before', nth: 1 },
  { write: 'endRequest', moment: 'after', nth: 1 },
];

let open: TestMigration[] = [];

afterEach(async () => {
  await Promise.all(open.map((migration) => migration.close()));
  open = [];
});

async function plannedMigration(): Promise<TestMigration> {
  const migration = await startMigration({
    ...everyKind(full ? 40 : 12),
    // A location that would let every duplicate happen, so that one sent twice is seen twice.
    simulator: {
      behaviours: { duplicateTagRefused: false, duplicateCustomFieldRefused: false },
      locations: [
        {
          name: 'Rehearsal',
          settings: { allowDuplicateContact: true, allowDuplicateOpportunity: true },
        },
      ],
    },
  });
  open.push(migration);
  await migration.prepare();
  await migration.plan();
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

async function expectSameEnd(killed: TestMigration, uninterrupted: TestMigration): Promise<void> {
  const [one, other] = [await killed.state(), await uninterrupted.state()];
  expect(comparableLocation({ ...one })).toEqual(comparableLocation({ ...other }));
  expect(one.contacts.length).toBe(full ? 40 : 12);
  const { verification } = await killed.verify();
  expect(verification.records).toMatchObject({ mismatched: 0, missing: 0, extra: 0 });
}

/** Runs killed side by side, each through a part of its own. */
const parts = full ? 4 : 1;
/** Kills of each part, and how many writes a process lives to see: each one, or a sample. */
const [killsEach, stride] = full ? [75, 1] : [6, 15];

test(`kill -9 at ${full ? 'every write and response' : 'sampled writes and responses'}: the same end as an uninterrupted run (I3)`, async () => {
  const uninterrupted = await plannedMigration();
  const operations = await operationsOf(uninterrupted);
  expect(operations).toBeGreaterThanOrEqual(full ? 200 : 100);
  expect(await applyUntil(uninterrupted, null)).toBe(false);
  const killPart = async (part: number): Promise<{ readonly of: TestMigration; readonly kills: number }> => {
    const of = await plannedMigration();
    const begun = Math.round((operations * part) / parts);
    const start: Death = begun === 0 ? beforeAnything : { write: 'endRequest', moment: 'before', nth: begun };
    let kills = (await applyUntil(of, start)) ? 1 : 0;
    for (let turn = 0; kills < killsEach; turn += 1) {
      const death = deaths[turn % deaths.length];
      // The first operation of all is struck by each; the rest as the stride says.
      const nth = part === 0 && turn < deaths.length ? 1 : stride;
      if (death === undefined || !(await applyUntil(of, { ...death, nth }))) break;
      kills += 1;
      if (full && kills % 10 === 0) console.log(`part ${part}: ${kills} kills`);
    }
    while (await applyUntil(of, null));
    return { of, kills };
  };
  const killed = await Promise.all(Array.from({ length: parts }, (_, part) => killPart(part)));
  const kills = killed.reduce((sum, part) => sum + part.kills, 0);
  if (full) console.log(`${kills} kills over ${parts} runs of ${operations} operations`);
  for (const { of } of killed) await expectSameEnd(of, uninterrupted);
  expect(kills).toBeGreaterThanOrEqual(full ? 280 : 6);
}, 3_600_000);
