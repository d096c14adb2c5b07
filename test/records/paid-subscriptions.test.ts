/**
 * Subscriptions no export names, only payments: written as what they show, linked, proven, in no monthly sum; and
 * when an export names one later, it is the same record.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { operation } from '../support/small-account.ts';

const csv = [
  'id,email,first_name,date_joined',
  '1,ann@example.com,Ann,2024-01-01 10:00:00',
  '2,bob@example.com,Bob,2024-01-02 10:00:00',
].join('\n');
const header =
  'id,Transaction type,lead_id,Buyer_Email,Amount (USD),Date,Product,Price_point,Processor,subscription_id';
const transactions = [
  header,
  '1,Sale,1,ann@example.com,20.00,2025-01-05 10:00:00,Gold,1,Stripe,31',
  // Paid twice at two prices, then cancelled.
  '2,Sale,1,ann@example.com,15.00,2024-01-05 10:00:00,Silver,2,Stripe,32',
  '3,Rebill,1,ann@example.com,17.50,2024-02-05 10:00:00,Silver,2,Stripe,32',
  '4,Cancellation,1,ann@example.com,0,2024-02-20 10:00:00,Silver,2,Stripe,32',
  // Never cancelled.
  '5,Sale,2,bob@example.com,9.00,2024-03-05 10:00:00,Bronze,1,PayPal,33',
  // Never began.
  '6,Failed,2,bob@example.com,9.00,2024-04-05 10:00:00,Bronze,1,PayPal,34',
  // Of nobody the contacts know.
  '7,Sale,,who@example.com,7.00,2024-05-05 10:00:00,Bronze,1,PayPal,35',
].join('\n');
const exported =
  'subscription_id,Status,Product,Price_point,Buyer_Email,lead_id,Recurrence_Term,Start date,Next payment date,Next payment amount\n';
const gold = '31,Active,Gold,1,ann@example.com,1,monthly,05 Jan 2025,05 Jul 2026,$20.00\n';
const bronze = '33,Active,Bronze,1,bob@example.com,2,monthly,05 Mar 2024,05 Jul 2026,$9.00\n';

let migration: TestMigration | undefined;
afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

interface State {
  readonly contacts: readonly {
    readonly id: string;
    readonly firstName?: string;
    readonly customFields: readonly { readonly id: string; readonly value: unknown }[];
  }[];
  readonly customFields: readonly { readonly id: string; readonly name: string }[];
  readonly records: readonly { readonly id: string; readonly properties: Record<string, unknown> }[];
  readonly relations: readonly { readonly firstRecordId: string; readonly secondRecordId: string }[];
  readonly opportunities: readonly { readonly name: string; readonly status: string }[];
}

const start = (choice: string) =>
  startMigration({
    csv,
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }] },
    files: { 'transactions_kartra.csv': transactions, 'subscriptions_kartra.csv': `${exported}${gold}` },
    choices: { subscriptions: choice, transactions: 'totals' },
  });

async function proven(of: TestMigration): Promise<void> {
  expect((await of.apply()).status).toBe('done');
  const { verification } = await of.verify();
  expect(verification.fields.different).toBe(0);
  expect(verification.records).toMatchObject({ missing: 0, mismatched: 0, extra: 0, unverifiable: 0 });
}

test('each is a record of what its payments show, and stays that record when an export names it', async () => {
  const of = await start('custom-object');
  migration = of;
  await of.prepare();
  const { counts } = await of.plan();
  expect(counts['subscription-record']).toMatchObject({ planned: 4, created: 4 });
  expect(counts['subscription-link']).toMatchObject({ planned: 3, created: 3 });
  await proven(of);

  const state = (await of.state()) as unknown as State;
  const shown = new Map(
    state.records.map(({ properties }) => [properties['kartra_subscription'], properties]),
  );
  expect([...shown.keys()].map(String).sort()).toEqual(['31', '32', '33', '35']);
  expect(shown.get('32')).toMatchObject({
    kartra_id: 'S:32',
    kartra_status: 'Cancelled',
    kartra_plan: 'Silver',
    kartra_price_point: '2',
    kartra_currency: 'USD',
    kartra_amount: 17.5,
    kartra_started: '2024-01-05',
    kartra_ended: '2024-02-20',
    kartra_last_paid: '2024-02-05',
    kartra_payments: 2,
    kartra_told_by: 'payments only',
  });
  expect(shown.get('33')).toMatchObject({ kartra_status: 'No cancellation seen', kartra_amount: 9 });
  expect(shown.get('33')?.['kartra_period']).toBeUndefined();
  expect(shown.get('31')?.['kartra_told_by']).toBeUndefined();
  const idOf = (name: string) => state.contacts.find(({ firstName }) => firstName === name)?.id;
  const recordOf = (number: string) =>
    state.records.find(({ properties }) => properties['kartra_subscription'] === number)?.id;
  const linked = state.relations.map(({ firstRecordId, secondRecordId }) =>
    [firstRecordId, secondRecordId].sort().join(' '),
  );
  const pairs = [
    [recordOf('31'), idOf('Ann')],
    [recordOf('32'), idOf('Ann')],
    [recordOf('33'), idOf('Bob')],
  ];
  expect(linked.sort()).toEqual(pairs.map((pair) => pair.map(String).sort().join(' ')).sort());

  // What the export says of a person comes before what only payments tell; a person without gets the latter.
  const status = state.customFields.find(({ name }) => name === 'Kartra subscription status')?.id;
  const onPerson = (name: string) =>
    state.contacts.find(({ firstName }) => firstName === name)?.customFields.find(({ id }) => id === status)
      ?.value;
  expect([onPerson('Ann'), onPerson('Bob')]).toEqual(['Active', 'No cancellation seen']);

  // Only the export's counts every month, on every side.
  const paper = await readFile(join(of.workspaceFolder, 'reports/money-rehearsal.csv'), 'utf8');
  const monthly = paper.split('\r\n').filter((line) => line.startsWith('every month'));
  expect(monthly).toHaveLength(1);
  expect(monthly[0]).toMatch(/Gold.*USD,20\.00,20\.00,0\.00,.*20\.00.*equal/u);

  await of.ask('clock', { advanceMs: 60_000 });
  expect((await of.plan()).changes).toBe(0);
  const exports = join(of.workspaceFolder, 'exports');
  await writeFile(join(exports, 'subscriptions_kartra.csv'), `${exported}${gold}${bronze}`);
  await of.with((workspace) => runExtract(workspace, () => undefined));
  const later = await of.plan();
  expect(later.counts['subscription-record']).toMatchObject({ planned: 4, created: 0, updated: 1 });
  expect((await operation(of, 'S:33')).destinationId).toBe(recordOf('33'));
  await proven(of);
});

test('as deals, open while no cancellation was seen; of nobody, none', async () => {
  const of = await start('opportunity');
  migration = of;
  await of.prepare();
  const { counts } = await of.plan();
  expect(counts['subscription']).toMatchObject({ planned: 4, created: 3, skipped: 1 });
  await proven(of);
  const { opportunities } = (await of.state()) as unknown as State;
  expect(opportunities.map(({ name, status }) => `${name} ${status}`).sort()).toEqual([
    'Bronze open',
    'Gold open',
    'Silver lost',
  ]);
});
