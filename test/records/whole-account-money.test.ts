/**
 * One account in two currencies, from export files to what stands there: every total of people, every month, every plan
 * is the known answer at the source, in the plan and read back. `LANDFALL_ACCOUNT_CONTACTS=5000` takes 5,000 contacts with 12,000
 * rows of transactions and 300 deals (`npm run test:account:full`); without it a small one of the same shape.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readAnswerSummary } from '../../src/simulator/generate/read-answers.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';

const contacts = Number(process.env['LANDFALL_ACCOUNT_CONTACTS'] ?? 80);
const size = {
  contacts,
  transactions: Math.round(contacts * 2.4),
  deals: Math.round(contacts * 0.06),
};

let migration: TestMigration | undefined;
afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

interface State {
  readonly customFields: readonly { readonly id: string; readonly name: string }[];
  readonly pipelines: readonly { readonly id: string; readonly name: string }[];
  readonly contacts: readonly { readonly id: string; readonly customFields: readonly Shown[] }[];
  readonly opportunities: readonly {
    readonly id: string;
    readonly contactId: string;
    readonly pipelineId: string;
    readonly customFields: readonly Shown[];
  }[];
  readonly records: readonly {
    readonly id: string;
    readonly properties: Readonly<Record<string, string | number>>;
  }[];
  readonly relations: readonly { readonly firstRecordId: string; readonly secondRecordId: string }[];
}
type Shown = Readonly<Record<string, unknown>> & { readonly id: string };

const cents = (text: unknown): number => Math.round(Number(text ?? 0) * 100);

/** Adds up fields by their names, whatever shape a value is shown in. */
function sumOf(shown: readonly (readonly Shown[])[], state: State, name: string): number {
  const ids = new Set(state.customFields.filter((field) => field.name === name).map(({ id }) => id));
  const values = shown.flat().filter(({ id }) => ids.has(id));
  return values.reduce((sum, value) => {
    const [, amount] = Object.entries(value).find(([key]) => /value/iu.test(key)) ?? [];
    return sum + cents(amount);
  }, 0);
}

interface Line {
  readonly kind: string;
  readonly what: string;
  readonly currency: string;
  readonly source: number;
  readonly planned: number;
  readonly leftOut: number;
  readonly there: number;
  readonly balance: string;
}

async function paperLines(of: TestMigration): Promise<readonly Line[]> {
  const text = await readFile(join(of.workspaceFolder, 'reports/money-rehearsal.csv'), 'utf8');
  return text
    .split('\r\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/gu)?.map((cell) => cell.replace(/,$/u, '')) ?? [];
      const [kind = '', what = '', currency = '', source, planned, leftOut, , there, balance = ''] = cells;
      const amounts = {
        source: cents(source),
        planned: cents(planned),
        leftOut: cents(leftOut),
        there: cents(there),
      };
      return { kind, what, currency, ...amounts, balance };
    });
}

test('every total, month and plan of an account in two currencies is the known answer on every side', async () => {
  const of = await startMigration({
    contacts: size.contacts,
    seed: 8,
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: true } }] },
    account: {
      objects: ['contacts', 'deals', 'transactions', 'subscriptions'],
      currencies: ['USD', 'EUR'],
      transactions: size.transactions,
      deals: size.deals,
    },
    choices: { transactions: 'per-order', subscriptions: 'custom-object' },
  });
  migration = of;
  await of.prepare();
  const { commerce, records } = await readAnswerSummary(join(of.workspaceFolder, 'exports'));
  if (commerce === undefined || records === undefined) throw new Error('the account has no commerce');
  const startedAt = Date.now();
  await of.plan();
  const applied = await of.apply();
  expect(applied.status).toBe('done');
  const verified = await of.verify();
  expect(verified.status).toBe('done');
  const { verification } = verified;
  expect(verification.records).toMatchObject({ mismatched: 0, missing: 0, extra: 0, unverifiable: 0 });
  expect(verification.fields.different).toBe(0);

  const lines = await paperLines(of);
  expect(lines.filter(({ balance }) => balance !== 'equal')).toEqual([]);
  const find = (kind: string, currency: string, what?: string) =>
    lines.find(
      (line) => line.kind === kind && line.currency === currency && line.what === (what ?? line.what),
    );
  let months = 0;
  for (const { currency, months: known, net } of commerce.currencies) {
    expect(find('total spent by people', currency)?.source).toBe(net);
    for (const { month, gross, refunds } of known) {
      const paid = find('paid', currency, month);
      const back = find('refunded', currency, month);
      expect([paid?.source, back?.source]).toEqual([gross, refunds]);
      expect([(paid?.there ?? 0) + (paid?.leftOut ?? 0), (back?.there ?? 0) + (back?.leftOut ?? 0)]).toEqual([
        gross,
        refunds,
      ]);
      months += 1;
    }
  }
  const monthly = (side: 'source' | 'planned' | 'there') =>
    lines.filter(({ kind }) => kind === 'every month').reduce((sum, line) => sum + line[side], 0);
  const known = commerce.plans.reduce((sum, { monthlyRecurring }) => sum + monthlyRecurring, 0);
  expect([monthly('source'), monthly('planned'), monthly('there')]).toEqual([known, known, known]);

  // What stands there, added up by other code than the program's.
  const state = (await of.state()) as unknown as State;
  const purchases = state.pipelines.find(({ name }) => name === 'Kartra purchases')?.id;
  const orders = state.opportunities.filter(({ pipelineId }) => pipelineId === purchases);
  const sum = (kind: string, side: 'source' | 'leftOut') =>
    lines.filter((line) => line.kind === kind).reduce((total, line) => total + line[side], 0);
  const shownOrders = orders.map(({ customFields }) => customFields);
  expect(sumOf(shownOrders, state, 'Kartra paid')).toBe(sum('paid', 'source') - sum('paid', 'leftOut'));
  expect(sumOf(shownOrders, state, 'Kartra refunded')).toBe(
    sum('refunded', 'source') - sum('refunded', 'leftOut'),
  );
  for (const { currency, net } of commerce.currencies) {
    const shown = state.contacts.map(({ customFields }) => customFields);
    const left = find('total spent by people', currency)?.leftOut ?? 0;
    expect(sumOf(shown, state, `Kartra total spent ${currency}`)).toBe(net - left);
  }
  const linked = new Set(state.relations.map(({ firstRecordId }) => firstRecordId));
  expect(state.opportunities.length - orders.length).toBe(records.deals.total - records.deals.orphans.length);
  expect(months).toBeGreaterThan(6);
  expect(state.records.length).toBeGreaterThan(5);
  if (process.env['LANDFALL_ACCOUNT_CONTACTS'] !== undefined) {
    const counts = {
      contacts: state.contacts.length,
      orders: orders.length,
      subscriptions: state.records.length,
    };
    console.info(
      JSON.stringify({
        ...counts,
        linked: linked.size,
        months,
        requests: verified.requests,
        seconds: (Date.now() - startedAt) / 1000,
      }),
    );
  }
}, 3_600_000);
