/**
 * Rollback of a whole run into a location that is in use (I7): what stood there before stands there after, but for
 * what the summary names; the buckets add up to what was written.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readStatus } from '../../src/pipeline/read-status.ts';
import { ACCOUNT_OBJECTS } from '../../src/simulator/generate/account-objects.ts';
import type { TestMigration } from '../support/migration.ts';
import { differences, dump, startInto, undo } from './rolling-back.ts';

const isFull = process.env['LANDFALL_ROLLBACK_FULL'] === '1';
const own = isFull
  ? { contacts: 1_000, opportunities: 200, tags: 50, activity: true }
  : { contacts: 60, opportunities: 20, tags: 10, activity: true };

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

test('a whole run is undone: before equals after, less the custom objects nobody can delete', async () => {
  migration = await startInto(own, {
    contacts: isFull ? 600 : 60,
    seed: 5,
    account: {
      objects: [...ACCOUNT_OBJECTS],
      deals: isFull ? 200 : 24,
    },
    companies: { count: 8, acmeSpellings: 3 },
  });
  const before = await dump(migration);
  const theirs = ['notes', 'tasks', 'appointments', 'conversations', 'records', 'opportunities'];
  for (const kind of theirs) expect((before[kind] as unknown[]).length).toBeGreaterThan(5);
  await migration.plan();
  const applied = await migration.apply();
  expect(applied.status).toBe('done');
  expect(Object.keys(differences(before, await dump(migration))).length).toBeGreaterThan(5);

  const preview = await undo(migration, { kind: 'all' }, 'preview');
  const summary = await undo(migration);
  expect(summary.byObject).toEqual(preview.byObject);
  const { targets, next } = await migration.with((workspace) => readStatus(workspace, 0));
  expect(targets.rehearsal.undoneAt).toEqual(expect.any(Number));
  expect(next).not.toContain('apply');
  const { written, reversed, kept, errored, notReversible } = summary.rollback;
  if (isFull) console.log(JSON.stringify({ rollback: summary.rollback, requests: summary.requests }));
  expect(written).toBe(reversed + kept + errored + notReversible);
  expect(errored).toBe(0);
  const left = differences(before, await dump(migration));
  // Listed as not reversible: each object, with the one field and the folder that come with it, and stored files.
  const { contacts, media, ...schema } = left;
  const objects = summary.byObject['object']?.notReversible;
  const files = summary.byObject['attachment']?.notReversible ?? 0;
  expect(notReversible).toBe((objects ?? 0) + files);
  expect(Object.keys(schema)).toEqual(['objects', 'objectFields', 'objectFieldFolders']);
  expect(Object.values(schema).map(({ gone, more }) => [gone.length, more.length])).toEqual(
    Array.from({ length: 3 }, () => [0, objects]),
  );
  expect(media?.gone).toEqual([]);
  expect(media?.more.length).toBeGreaterThanOrEqual(files);
  // Listed as kept: people who said no in Kartra stay closed for e-mail, and nothing else of theirs differs.
  const reasons = await keptReasons(migration);
  expect(reasons.size).toBe(kept);
  expect(new Set(reasons.values())).toEqual(new Set(['an opt-out is never undone']));
  expect(contacts?.gone.map(idIn).sort()).toEqual([...reasons.keys()].sort());
  expect(contacts?.more.map(withoutEmailSetting).sort()).toEqual(
    contacts?.gone.map(withoutEmailSetting).sort(),
  );
});

/** HighLevel id → reason, of everything that was left in place. */
async function keptReasons(of: TestMigration): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(of.workspaceFolder, 'reports/rollback-rehearsal.csv'), 'utf8');
  const rows = text
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
  return new Map(
    rows.flatMap(([, , id = '', became, why = '']) =>
      became === 'left in place because someone used it' ? [[id, why] as const] : [],
    ),
  );
}

const idIn = (row: string): string => (JSON.parse(row) as { id: string }).id;

function withoutEmailSetting(row: string): string {
  const contact = JSON.parse(row) as { dndSettings?: [string, unknown][] };
  const { dndSettings = [], ...rest } = contact;
  return JSON.stringify({ ...rest, dndSettings: dndSettings.filter(([channel]) => channel !== 'Email') });
}
