import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordState } from '../../model/verification.ts';
import type { Ledger } from '../ledger.ts';
import { openLedger } from '../sqlite/open-ledger.ts';

let folder: string;
let ledger: Ledger;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-verified-'));
  ledger = await openLedger(join(folder, 'ledger.db'));
});

afterEach(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const change = (sql: string): void => {
  const database = new Database(join(folder, 'ledger.db'));
  database.exec(sql);
  database.close();
};

/** A plan for location LOC1 with one contact and the tags given to it. */
const plan = (id: number, location = 'LOC1') =>
  change(`insert into plan (id, hash, target, location_id, inputs, made_at) values (${id}, 'h', 'rehearsal', '${location}', '{}', 0);
    insert into operation (plan_id, phase, rank, object, action, external_id, destination_id, depends_on, expected, changes, kept, state, attempts)
    values (${id}, 2, 1, 'contact', 'create', 'L:1', 'c1', '[]', '{}', '[]', '[]', 'done', 1),
           (${id}, 2, 2, 'contact-tags', 'update', 'L:1:tags', 'c1', '[]', '{}', '[]', '[]', 'done', 1);`);

/** A finished read-back of a plan, and what it found of the contact. */
async function readBack(planId: number, runId: string, state: RecordState | null): Promise<void> {
  change(
    `insert into run (id, step, target, location_id, plan_id, started_at) values ('${runId}', 'verify', 'rehearsal', 'LOC1', ${planId}, 0);`,
  );
  const found = { object: 'contact', externalId: 'L:1', destinationId: 'c1', field: null };
  if (state !== null)
    await ledger.verifications.add(runId, [{ ...found, state, expected: null, actual: null }]);
  const records = { verified: 0, mismatched: 0, missing: 0, extra: 0, suspended: 0, unverifiable: 0 };
  await ledger.verifications.finish(planId, { runId, records, tallies: [], endedAt: 1 });
}

const stood = async (object = 'contact', location = 'LOC1') => [
  ...(await ledger.verifications.foundStanding(location, object, ['c1', 'c2'])),
];

test('what no read-back looked for, or found missing or could not tell of, was never found standing', async () => {
  plan(1);
  expect(await stood()).toEqual([]);
  await readBack(1, 'a', 'missing');
  await readBack(1, 'b', 'unverifiable');
  expect(await stood()).toEqual([]);
});

test('what one found as written, different or edited stood there, whatever a later one says', async () => {
  for (const [at, state] of ([null, 'mismatched', 'suspended'] as const).entries()) {
    plan(at + 1);
    await readBack(at + 1, `first ${at}`, state);
    await readBack(at + 1, `then ${at}`, 'missing');
    expect(await stood()).toEqual(['c1']);
    change('delete from discrepancy; delete from verification; delete from operation;');
  }
});

test('a read-back of another plan of the location counts, one of another kind or location does not', async () => {
  plan(1);
  await readBack(1, 'a', 'missing');
  plan(2);
  await readBack(2, 'b', null);
  expect(await stood()).toEqual(['c1']);
  expect(await stood('company')).toEqual([]);
  expect(await stood('contact', 'LOC2')).toEqual([]);
});
