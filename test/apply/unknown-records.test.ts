/** Design §6 for deals, payments, subscriptions and their links: whatever becomes of one request, one of each, and nothing twice. */
import { afterEach, describe, expect, test } from 'vitest';
import {
  injectFault,
  leaveIntent,
  type SmallMigration,
  startSmallMigration,
} from '../support/small-account.ts';

const deals =
  'Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date,Created Date,Lost Reason,Notes\n' +
  '7,Ann first,Sales,New,"1,200.50",USD,Open,ann@example.com,1,,nobody@example.com,2026-05-01,2026-01-01 10:00:00,,\n' +
  '8,Bob lost,Sales,Closed,90,USD,Lost,bob@example.com,2,,,2026-02-01,2026-01-02 10:00:00,Price,\n' +
  '9,Nobody,Sales,New,10,USD,Open,,,,,,2026-01-03 10:00:00,,\n';
const subscriptions =
  'subscription_id,Status,Product,Price_point,Buyer_Email,lead_id,Recurrence_Term,Start date,Next payment date,Next payment amount\n' +
  '31,Active,Gold,1,ann@example.com,1,monthly,03 Mar 2026,03 Jul 2026,£20.00\n' +
  '32,Terminated,Course,1,bob@example.com,2,monthly,03 Mar 2025,N/A,N/A\n';

let migration: SmallMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

async function start(): Promise<SmallMigration> {
  const started = await startSmallMigration({
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }] },
    files: { 'deals_kartra.csv': deals, 'subscriptions_kartra.csv': subscriptions },
  });
  migration = { ...started, surroundings: { ...started.surroundings, timeoutMs: 250 } };
  await migration.plan();
  return migration;
}

interface RecordState {
  readonly opportunities: readonly { readonly name: string; readonly monetaryValue?: number }[];
  readonly records: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
  readonly relations: readonly unknown[];
}

async function applyHastily(of: SmallMigration): Promise<void> {
  const { runApply } = await import('../../src/pipeline/run-apply.ts');
  await of.with((workspace) => runApply(workspace, 'rehearsal', of.surroundings, () => undefined));
}

async function expectOneOfEach(of: SmallMigration): Promise<void> {
  // What was given up on the way has landed by now, if it ever does.
  await of.ask('clock', { advanceMs: 60_000 });
  const { opportunities, records, relations } = (await of.state()) as unknown as RecordState;
  expect(opportunities).toHaveLength(2);
  expect(Object.fromEntries(opportunities.map((one) => [one.name, one.monetaryValue]))).toEqual({
    'Ann first': 1200.5,
    'Bob lost': 90,
  });
  expect(records).toHaveLength(2);
  expect(new Set(records.map(({ properties }) => properties['kartra_status']))).toEqual(
    new Set(['Active', 'Paid in full']),
  );
  expect(relations).toHaveLength(2);
  const { verification } = await of.verify();
  expect(verification.fields.different).toBe(0);
  expect(verification.records).toMatchObject({ missing: 0, mismatched: 0, extra: 0, unverifiable: 0 });
}

const kinds = {
  opportunity: { path: '/opportunities/', of: 'D:7' },
  record: { path: '/objects/*/records', of: 'S:31' },
  relation: { path: '/associations/relations', of: 'S:31:person' },
} as const;

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])('%s', (kind) => {
  // The others, on every endpoint: test/faults.
  test.each(['drop-after', 'status:500', 'late:15000'])('%s', async (effect) => {
    const of = await start();
    await injectFault(of, 'POST', kinds[kind].path, effect);
    await applyHastily(of);
    await applyHastily(of);
    const [fault] = (await of.ask('faults')) as { seen: number }[];
    expect(fault?.seen).toBeGreaterThan(0);
    await expectOneOfEach(of);
  });

  test('killed between intent and outcome', async () => {
    const of = await start();
    await leaveIntent(of, kinds[kind].of);
    await applyHastily(of);
    await expectOneOfEach(of);
  });
});

test('a deal of nobody is left out with its reason, and an owner nobody matches is kept as text', async () => {
  const of = await start();
  const planned = await of.plan();
  expect(planned.counts['opportunity']).toMatchObject({ created: 2, skipped: 1 });
  expect(Object.keys(planned.reasons).join()).toContain('no-person');
  await applyHastily(of);
  const state = (await of.state()) as unknown as {
    customFields: readonly { id: string; name: string }[];
    opportunities: readonly { name: string; customFields: readonly { id: string }[] }[];
  };
  const owner = state.customFields.find(({ name }) => name === 'Kartra owner');
  const ann = state.opportunities.find(({ name }) => name === 'Ann first');
  expect(ann?.customFields.find(({ id }) => id === owner?.id)).toMatchObject({
    id: owner?.id,
    ...(Object.fromEntries([['fieldValueString', 'nobody@example.com']]) as object),
  });
});
