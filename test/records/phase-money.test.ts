/** R191: money is read back and added up at the end of each phase, before the next begins. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startMigration, type TestMigration } from '../support/migration.ts';

const csv = [
  'id,email,first_name,date_joined',
  '1,ann@example.com,Ann,2024-01-01 10:00:00',
  '2,bob@example.com,Bob,2024-01-02 10:00:00',
].join('\n');
const deals =
  'Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date,Created Date,Lost Reason,Notes\n' +
  '7,Ann first,Sales,New,"1,200.50",USD,Open,ann@example.com,1,,,2026-05-01,2026-01-01 10:00:00,,\n' +
  '8,Bob second,Sales,New,90,EUR,Open,bob@example.com,2,,,2026-02-01,2026-01-02 10:00:00,,\n';
const subscriptions =
  'subscription_id,Status,Product,Price_point,Buyer_Email,lead_id,Recurrence_Term,Start date,Next payment date,Next payment amount\n' +
  '31,Active,Gold,1,ann@example.com,1,monthly,03 Mar 2026,03 Jul 2026,£20.00\n';

let migration: TestMigration | undefined;
afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

async function start(): Promise<TestMigration> {
  migration = await startMigration({
    csv,
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }] },
    files: { 'deals_kartra.csv': deals, 'subscriptions_kartra.csv': subscriptions },
  });
  await migration.prepare();
  await migration.plan();
  return migration;
}

const recordsOf = async (of: TestMigration) =>
  ((await of.state()) as unknown as { records: readonly unknown[] }).records;

const paper = (of: TestMigration, phase: string) =>
  readFile(join(of.workspaceFolder, `reports/reconciliation-rehearsal-${phase}.md`), 'utf8');

test('each phase ends with its sums by currency and month, equal on both sides', async () => {
  const of = await start();
  expect((await of.apply()).status).toBe('done');
  const opportunities = await paper(of, 'opportunities');
  expect(opportunities).toContain('| USD | 2026-05 | value of deals | 1200.50 | 1200.50 | equal |');
  expect(opportunities).toContain('| EUR | 2026-02 | value of deals | 90.00 | 90.00 | equal |');
  expect(await paper(of, 'subscriptions')).toMatch(/\| 2026-03 \| subscribed \| 20.00 \| 20.00 \| equal \|/u);
  expect(await paper(of, 'contacts')).not.toContain('Money');
});

test('an amount HighLevel dropped without a word stops the run before the next phase, naming month and sums', async () => {
  const of = await start();
  const drop = { match: { method: 'POST', path: '/opportunities/' }, effect: 'silent-drop:monetaryValue' };
  await of.ask('faults', [drop]);
  const failure = {
    code: 'phase-unbalanced',
    exitCode: 3,
    message: expect.stringContaining('value of deals, USD 2026-05: 1200.50 written, 0.00 there') as string,
  };
  await expect(of.apply()).rejects.toMatchObject(failure);
  expect(await paper(of, 'opportunities')).toContain('NOT EQUAL');
  const state = (await of.state()) as unknown as {
    opportunities: readonly { readonly id: string; readonly name: string }[];
  };
  expect(state.opportunities).toHaveLength(2);
  expect(await recordsOf(of)).toHaveLength(0);

  // It stays stopped while the money is wrong, and goes on once it is right.
  await expect(of.apply()).rejects.toMatchObject({ code: 'phase-unbalanced' });
  for (const { id, name } of state.opportunities) {
    await of.ask('ui', {
      locationId: of.locationId,
      action: 'edit-opportunity',
      opportunityId: id,
      changes: { monetaryValue: name === 'Ann first' ? 1200.5 : 90 },
    });
  }
  await of.ask('clock', { advanceMs: 60_000 });
  expect((await of.apply()).status).toBe('done');
  expect(await recordsOf(of)).toHaveLength(1);
});
