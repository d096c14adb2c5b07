/** Deals and records that stand are brought up to date by three values of each field, one read before each write. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { decide } from '../../src/pipeline/run-decide.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { undo } from '../rollback/rolling-back.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { injectFault, operation, type SentRequest } from '../support/small-account.ts';

const csv = [
  'id,email,first_name,date_joined',
  '1,ann@example.com,Ann,2024-01-01 10:00:00',
  '2,bob@example.com,Bob,2024-01-02 10:00:00',
].join('\n');
const dealHeader =
  'Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date,Created Date,Lost Reason,Notes';
const dealsWith = (value: string, notes: string) =>
  [
    dealHeader,
    `7,Ann first,Sales,New,${value},USD,Open,ann@example.com,1,,,2026-05-01,2026-01-01 10:00:00,,${notes}`,
    '8,Bob second,Sales,New,90,USD,Open,bob@example.com,2,,,2026-02-01,2026-01-02 10:00:00,,an old note',
  ].join('\n');
const subscriptionHeader =
  'subscription_id,Status,Product,Price_point,Buyer_Email,lead_id,Recurrence_Term,Start date,Next payment date,Next payment amount';
const subscriptionsWith = (pricePoint: string) =>
  [
    subscriptionHeader,
    `31,Active,Gold,${pricePoint},ann@example.com,1,monthly,03 Mar 2026,03 Jul 2026,£20.00`,
    '32,Active,Gold,2,bob@example.com,2,monthly,03 Mar 2026,03 Jul 2026,£20.00',
  ].join('\n');

let migration: TestMigration | undefined;
afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

/** Loaded once; then Kartra says more of deal 7 and of subscription 31, and another amount of the deal. */
async function startLoaded(): Promise<TestMigration> {
  migration = await startMigration({
    csv,
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }] },
    files: {
      'deals_kartra.csv': dealsWith('1200.50', ''),
      'subscriptions_kartra.csv': subscriptionsWith(''),
    },
  });
  await migration.prepare();
  await migration.plan();
  await migration.apply();
  await migration.ask('clock', { advanceMs: 60_000 });
  const exports = join(migration.workspaceFolder, 'exports');
  await writeFile(join(exports, 'deals_kartra.csv'), dealsWith('1300.00', 'call back'));
  await writeFile(join(exports, 'subscriptions_kartra.csv'), subscriptionsWith('3'));
  await migration.with((workspace) => runExtract(workspace, () => undefined));
  return migration;
}

interface Standing {
  readonly customFields: readonly { readonly id: string; readonly name: string }[];
  readonly opportunities: readonly {
    readonly id: string;
    readonly name: string;
    readonly monetaryValue?: number;
    readonly customFields: readonly Readonly<Record<string, unknown>>[];
  }[];
  readonly records: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
}

async function standing(of: TestMigration) {
  const state = (await of.state()) as unknown as Standing;
  const notes = state.customFields.find(({ name }) => name === 'Kartra notes')?.id;
  const deal = state.opportunities.find(({ name }) => name === 'Ann first');
  return {
    id: deal?.id,
    amount: deal?.monetaryValue,
    notes: deal?.customFields.find(({ id }) => id === notes)?.['fieldValueString'],
    pricePoints: state.records.map(({ properties }) => String(properties['kartra_price_point'])).sort(),
  };
}

async function expectProved(of: TestMigration): Promise<void> {
  const { verification } = await of.verify();
  expect(verification.fields.different).toBe(0);
  expect(verification.records).toMatchObject({ missing: 0, mismatched: 0, extra: 0, unverifiable: 0 });
}

test('what Kartra alone changed is written, blanks are filled, also where the answer to the write was lost', async () => {
  const of = await startLoaded();
  const { counts } = await of.plan();
  expect(counts['opportunity']).toMatchObject({ updated: 1, unchanged: 1 });
  expect(counts['subscription-record']).toMatchObject({ updated: 1, unchanged: 1 });
  const { changes, kept } = await operation(of, 'D:7');
  expect(changes.map(({ field }) => field)).toEqual(['amount', 'custom.kartra_notes']);
  expect(kept).toEqual([]);
  await injectFault(of, 'PUT', '/opportunities/*', 'drop-after');
  await of.apply();
  await of.apply();
  expect(await standing(of)).toMatchObject({ amount: 1300, notes: 'call back', pricePoints: ['2', '3'] });
  const { beforeImage, state } = await operation(of, 'D:7');
  expect(state).toBe('done');
  expect(beforeImage).toMatchObject({ amount: 1200.5, name: 'Ann first' });
  await expectProved(of);
  expect((await of.plan()).changes).toBe(0);
});

test('what somebody changed since stays and waits for a person, also where the source wins: one read, one write', async () => {
  const of = await startLoaded();
  const who = { by: 'Ann', at: '2026-01-01T00:00:00.000Z' };
  await of.with((workspace) => decide(workspace, 'existing-contacts', 'source-wins', who));
  await of.plan();
  expect((await operation(of, 'D:7')).changes.map(({ field }) => field)).toEqual([
    'amount',
    'custom.kartra_notes',
  ]);
  const { id } = await standing(of);
  await of.ask('ui', {
    locationId: of.locationId,
    action: 'edit-opportunity',
    opportunityId: id,
    changes: { monetaryValue: 777 },
  });
  const before = ((await of.ask('requests')) as readonly unknown[]).length;
  await of.apply();
  const sent = ((await of.ask('requests')) as readonly SentRequest[]).slice(before);
  const toDeal = sent.filter(({ path }) => path === `/opportunities/${id ?? ''}`);
  expect(toDeal.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  expect(await operation(of, 'D:7')).toMatchObject({ state: 'done', note: 'moved: amount' });
  expect(await standing(of)).toMatchObject({ amount: 777, notes: 'call back' });
  await expectProved(of);
  await of.ask('clock', { advanceMs: 60_000 });
  await of.plan();
  expect((await operation(of, 'D:7')).kept).toEqual([
    { field: 'amount', before: 777, after: 1300, wrote: 1200.5 },
  ]);
  await of.apply();
  expect(await standing(of)).toMatchObject({ amount: 777 });
  await expectProved(of);

  // Undone, it has no note; somebody typed the amount, so the deal stands.
  const undone = await undo(of, { kind: 'record', externalId: 'D:7' });
  expect(undone.rollback).toMatchObject({ written: 2, reversed: 1, kept: 1 });
  expect(await standing(of)).toMatchObject({ id, amount: 777 });
  expect((await standing(of)).notes ?? '').toBe('');
});
