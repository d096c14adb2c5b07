/**
 * Differences of every kind, planted in the location after a load of all eleven objects: each is found and called what
 * it is, nothing else is; the repair brings them to none, and what a person edited, or must settle, is left and listed.
 *
 * LANDFALL_PLANTED=400 plants that many; without it a sample of each kind.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBalanced, moneyLines } from '../../src/model/money-report.ts';
import type { LoadReconciliation } from '../../src/model/reconciliation.ts';
import { keepOwners } from '../../src/pipeline/run-assign-owners.ts';
import { runMapConfirm, runMapSet } from '../../src/pipeline/run-map.ts';
import { runRepair } from '../../src/pipeline/run-repair.ts';
import { ACCOUNT_OBJECTS } from '../../src/simulator/generate/account-objects.ts';
import { CUSTOM_FIELDS } from '../../src/simulator/generate/custom-fields.ts';
import { STAFF } from '../../src/simulator/generate/records/staff.ts';
import { faultsOfPaper } from '../support/check-document.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { tickingFrom } from '../support/ticking-from.ts';
import { type Planted, plantDifferences } from './plant-differences.ts';

const wanted = Number(process.env['LANDFALL_PLANTED'] ?? 60);
/** The day after the exports were made: a third of the bookings are still to come. */
const now = Date.parse('2026-06-12T12:00:00Z');

let migration: TestMigration;
let planted: readonly Planted[];
/** The paper after the clean load. */
let balanced: LoadReconciliation;

beforeAll(
  async () => {
    const users = ['dana', 'omar', 'priya'].map((local) => `${local}@landfallsample.example`);
    migration = await startMigration({
      contacts: Math.ceil(Math.max(60, wanted / 3)),
      seed: 11,
      account: { objects: ACCOUNT_OBJECTS, currencies: ['USD', 'EUR'] },
      simulator: {
        realNow: tickingFrom(now),
        locations: [{ name: 'Rehearsal', users, settings: { allowDuplicateOpportunity: true } }],
      },
      separators: { 'contact.tags': ',' },
      choices: { memberships: 'custom-object', affiliates: 'custom-object' },
    });
    await migration.prepare();
    // A field with choices, so that a wrong one can stand there.
    await migration.with(async (workspace) => {
      const who = { by: 'a test', at: '2026-06-12T12:00:00.000Z' };
      const options = CUSTOM_FIELDS.find(({ identifier }) => identifier === 'business_stage')?.options ?? [];
      const target = 'custom:SINGLE_OPTIONS:Business stage';
      await runMapSet(workspace, 'contact.business_stage', { target, options, ...who });
      await runMapConfirm(workspace, { ...who, withoutReview: true });
      // Deals name their owners; whose user each is, only a person knows.
      const owners = STAFF.filter(({ hasLeft }) => !hasLeft);
      await keepOwners(
        workspace,
        owners.map(({ name, email }) => ({ owner: name, user: email, records: 1 })),
        who,
      );
    });
    await migration.plan();
    await migration.apply();
    const clean = await migration.verify();
    if (clean.status !== 'done') throw new Error('a clean load is not as planned');
    balanced = await reconciliation();
    planted = await plantDifferences(migration);
  },
  60_000 + wanted * 1_500,
);

afterAll(() => migration.close());

/** The figures of the paper a read-back ends with. */
async function reconciliation(): Promise<LoadReconciliation> {
  const file = join(migration.workspaceFolder, 'reports/reconciliation-rehearsal.json');
  const paper = JSON.parse(await readFile(file, 'utf8')) as {
    readonly report: string;
    readonly figures: LoadReconciliation;
  };
  expect(faultsOfPaper(paper)).toEqual([]);
  return paper.figures;
}

type Found = Omit<Planted, 'kind' | 'stays'>;

async function found(): Promise<readonly Found[]> {
  return migration.with(async ({ ledger }) => {
    const plan = await ledger.plans.latest('rehearsal');
    const latest = await ledger.verifications.latest(plan?.id ?? 0);
    const all: Found[] = [];
    for await (const batch of ledger.verifications.discrepancies(latest?.runId ?? ''))
      for (const { object, externalId, field, state } of batch)
        all.push({ object, externalId, field, state });
    return all;
  });
}

const lines = (some: readonly Found[]) =>
  some
    .map(({ object, externalId, field, state }) => `${state} ${object} ${externalId} ${field ?? ''}`)
    .sort();

const repair = () =>
  // What is gone was deleted after it was read back: added again only because it is asked for.
  migration.with((workspace) =>
    runRepair(workspace, 'rehearsal', migration.surroundings, () => undefined, true),
  );

describe('planted differences', () => {
  test('are enough, and of every kind', () => {
    expect(planted.length).toBeGreaterThanOrEqual(wanted);
    const kinds = new Set(planted.map(({ kind }) => kind));
    for (const kind of [
      'field dropped',
      'truncated',
      'wrong value',
      'wrong option',
      'tag missing',
      'tag extra',
      'DND lost',
      'company link lost',
      'edited after',
      'wrong company name',
      'company edited after',
      'wrong stage',
      'wrong name',
      'wrong owner',
      'deal missing',
      'deal edited after',
      'wrong property',
      'record missing',
      'relation missing',
      'record edited after',
      'duplicate record',
      'appointment truncated',
      'appointment missing',
      'appointment edited after',
      'note truncated',
      'note missing',
      'note edited after',
      'wrong time zone',
      'wrong rule',
      'file lost',
      'duplicate',
    ])
      expect(kinds).toContain(kind);
  });

  test('every one is found and called what it is, and nothing else', async () => {
    expect((await migration.verify()).status).toBe('differences');
    const seen = lines(await found());
    const expected = lines(planted);
    expect(seen.filter((line) => !expected.includes(line))).toEqual([]);
    expect(expected.filter((line) => !seen.includes(line))).toEqual([]);
  });

  test('the paper on the whole load balances after a clean one, and shows each record that went since (R191)', async () => {
    const { objects, money, cellSums } = balanced;
    expect(objects.length).toBeGreaterThan(15);
    const off = objects.filter(
      (one) => one.difference !== 0 || one.open !== 0 || one.differing !== 0 || one.unproved !== 0,
    );
    expect(off).toEqual([]);
    const [people] = objects.filter(({ object }) => object === 'contact');
    expect(people?.source).toBe((people?.written ?? 0) + (people?.leftOut ?? 0));
    expect(money.months.length).toBeGreaterThan(3);
    expect(moneyLines(money).filter(({ sides }) => !isBalanced(sides))).toEqual([]);
    const fates = Object.values(cellSums.byFate);
    expect(fates.reduce((sum, cells) => sum + cells, 0)).toBe(cellSums.read);
    expect(cellSums.read).toBeGreaterThan(500);
    const now = await reconciliation();
    const gone = (object: string) =>
      planted.filter((one) => one.object === object && one.state === 'missing').length;
    for (const one of now.objects)
      expect([one.object, one.difference]).toEqual([one.object, gone(one.object)]);
    const lead = await readFile(
      join(migration.workspaceFolder, 'reports/reconciliation-rehearsal.md'),
      'utf8',
    );
    expect(lead).toContain('Not everything balances');
  });

  test('the repair brings them to none but what a person must settle, and says why of each', async () => {
    const { repair: repaired, verification } = await repair();
    const rest = planted.filter(({ stays }) => stays);
    expect(lines(await found())).toEqual(lines(rest));
    const count = (state: string) => rest.filter((one) => one.state === state).length;
    expect(verification.records).toMatchObject({ missing: 0, extra: count('extra') });
    expect(repaired.edited).toBe(count('suspended'));
    expect(repaired.found).toBe(planted.length - count('suspended') - count('extra'));
    const left = Object.values(repaired.left).flatMap((reasons) => Object.values(reasons));
    expect(left.reduce((sum, records) => sum + records, 0)).toBe(count('mismatched'));
    expect(Object.keys(repaired.left).sort()).toEqual(['calendar', 'contact']);
  });

  test('a second repair writes nothing', async () => {
    const { repair: repaired } = await repair();
    expect(repaired.written).toBe(0);
  });
});
