/**
 * SIGKILL at every write of a rollback's journal, each process going on where the last one died: the location ends as it
 * was before the load, and the sums are those of a rollback nobody interrupted (I3, I7).
 *
 * `npm test` takes one death with requests under way; `npm run test:rollback:full` dies at one write after the other.
 */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { RollbackCounts } from '../../src/model/rollback.ts';
import { differences, dump, startInto } from '../rollback/rolling-back.ts';
import { everyKind } from '../support/every-kind.ts';
import type { TestMigration } from '../support/migration.ts';

const isFull = process.env['LANDFALL_ROLLBACK_FULL'] === '1';
const entry = fileURLToPath(new URL('rollback-and-die.ts', import.meta.url));

/** In turn: with intents but nothing sent; with a response not yet noted; right after; in the middle of whatever. */
const deaths: readonly (readonly [write: string, moment: string, nth: string])[] = isFull
  ? [
      ['beginRequest', 'after', '1'],
      ['endRequest', 'before', '1'],
      ['endRequest', 'after', '1'],
      ['any', 'after', '7'],
      ['any', 'before', '18'],
    ]
  : [['endRequest', 'before', '20']];

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

/** @returns the sums where it came to its end; null where it was killed */
function undoUntil(of: TestMigration, death: readonly string[]): Promise<RollbackCounts | null> {
  const child = spawn(process.execPath, [entry, of.workspaceFolder, ...death], {
    env: { ...of.environment, NODE_COMPILE_CACHE: join(tmpdir(), 'landfall-compile-cache') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(null);
      else if (code === 0) resolve(JSON.parse(said) as RollbackCounts);
      else reject(new Error(`rollback ended with ${code ?? signal}: ${complaint}`));
    });
  });
}

test(`kill -9 at ${isFull ? 'every write' : 'a write'} of a rollback, resumed: as before the load, with the sums of one never interrupted`, async () => {
  const own = { contacts: 4, opportunities: 2, tags: 2 };
  const of = await startInto(own, everyKind(isFull ? 18 : 6));
  migration = of;
  const before = await dump(of);
  await of.plan();
  await of.apply();
  let kills = 0;
  let sums: RollbackCounts | null = null;
  for (let turn = 0; sums === null; turn += 1) {
    sums = await undoUntil(of, deaths[isFull ? turn % deaths.length : turn] ?? []);
    if (sums === null) kills += 1;
    if (isFull && kills % 20 === 0) console.log(`${kills} kills`);
  }
  const { written, reversed, kept, errored, notReversible } = sums;
  if (isFull) console.log(`${kills} kills, ${written} written`);
  expect(kills).toBeGreaterThanOrEqual(isFull ? 80 : 1);
  expect({ kept, errored, sum: reversed + notReversible }).toEqual({ kept: 0, errored: 0, sum: written });
  const { objects, objectFields, objectFieldFolders, media, ...left } = differences(before, await dump(of));
  expect(left).toEqual({});
  // Custom objects and stored files stay: nobody can delete one by program.
  const stays = objects?.more.length ?? 0;
  for (const schema of [objectFields, objectFieldFolders]) expect(schema?.more.length).toBe(stays);
  expect(media?.gone ?? []).toEqual([]);
  expect(notReversible).toBeGreaterThanOrEqual(stays);
  expect(notReversible).toBeLessThanOrEqual(stays + (media?.more.length ?? 0));
}, 3_600_000);
