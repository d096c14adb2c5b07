/**
 * Issue 8: deals, payments and subscriptions, from export files to proven records, to the cent. Known answers come from
 * the generator; what stands at the destination is added up here, by other code than the program's.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readAnswerSummary } from '../../src/simulator/generate/read-answers.ts';
import { startMigration, type TestMigration, type TestMigrationOptions } from '../support/migration.ts';

interface MoneyState {
  readonly contacts: readonly { readonly id: string; readonly customFields: readonly Field[] }[];
  readonly customFields: readonly { readonly id: string; readonly name: string; readonly model: string }[];
  readonly pipelines: readonly { readonly id: string; readonly name: string }[];
  readonly opportunities: readonly {
    readonly id: string;
    readonly contactId: string;
    readonly pipelineId: string;
    readonly status: string;
    readonly monetaryValue?: number;
    readonly customFields: readonly Field[];
  }[];
  readonly records: readonly {
    readonly id: string;
    readonly schemaKey?: string;
    readonly properties: Readonly<Record<string, string | number>>;
  }[];
  readonly relations: readonly { readonly firstRecordId: string; readonly secondRecordId: string }[];
}

type Field = Readonly<Record<string, unknown>> & { readonly id: string };

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

async function start(several: boolean, options: TestMigrationOptions = {}): Promise<TestMigration> {
  migration = await startMigration({
    contacts: 150,
    seed: 8,
    simulator: { locations: [{ name: 'Rehearsal', settings: { allowDuplicateOpportunity: several } }] },
    account: {
      objects: ['contacts', 'deals', 'transactions', 'subscriptions'],
      currencies: ['USD', 'EUR'],
      deals: 24,
    },
    ...options,
  });
  await migration.prepare();
  return migration;
}

const moneyOf = async (of: TestMigration) => (await of.state()) as unknown as MoneyState;

const answersOf = async (of: TestMigration) => {
  const { commerce, records } = await readAnswerSummary(join(of.workspaceFolder, 'exports'));
  if (commerce === undefined || records === undefined) throw new Error('the account has no commerce');
  return { commerce, records };
};

/** `Kartra paid` and the like of an opportunity, whatever shape the value is shown in. */
function valuesOf(fields: readonly Field[], state: MoneyState): Readonly<Record<string, string>> {
  const names = new Map(state.customFields.map(({ id, name }) => [id, name]));
  return Object.fromEntries(
    fields.map(({ id, ...rest }) => {
      const [shown] = Object.entries(rest).filter(([key]) => /value/iu.test(key));
      const value = shown?.[1];
      return [names.get(id) ?? id, typeof value === 'string' || typeof value === 'number' ? `${value}` : ''];
    }),
  );
}

const cents = (text: string | undefined): number => Math.round(Number(text ?? '0') * 100);

/** Currency and month → cents paid and refunded, from what records of payments show. */
function addUp(payments: readonly Readonly<Record<string, string>>[], name: (key: string) => string) {
  const months = new Map<string, { gross: number; refunds: number }>();
  const at = (currency: string, month: string) => {
    const key = `${currency} ${month}`;
    const entry = months.get(key) ?? { gross: 0, refunds: 0 };
    months.set(key, entry);
    return entry;
  };
  for (const payment of payments) {
    const currency = payment[name('currency')] ?? '';
    at(currency, (payment[name('paid_at')] ?? '').slice(0, 7)).gross += cents(payment[name('paid')]);
    for (const line of (payment[name('refunds')] ?? '').split('\n').filter((text) => text !== '')) {
      const [day = '', amount = ''] = line.split(' ');
      at(currency, day.slice(0, 7)).refunds += cents(amount);
    }
  }
  return months;
}

const byField = (key: string): string =>
  ({
    currency: 'Kartra currency',
    paid_at: 'Kartra paid at',
    paid: 'Kartra paid',
    refunds: 'Kartra refunds',
  })[key] ?? key;

/** Applies and proves everything: what was planned arrived, and nothing differs. */
async function applyAndVerify(of: TestMigration) {
  const applied = await of.apply();
  expect(applied.status).toBe('done');
  const verified = await of.verify();
  expect(verified.status).toBe('done');
  expect(verified.verification.records).toMatchObject({
    mismatched: 0,
    missing: 0,
    extra: 0,
    unverifiable: 0,
  });
  expect(verified.verification.fields.different).toBe(0);
  return verified;
}

/** Strangers of no contacts file have no opportunity: the money paper names what is left out for them. */
async function paperLines(of: TestMigration): Promise<readonly (readonly string[])[]> {
  const text = await readFile(join(of.workspaceFolder, 'reports/money-rehearsal.csv'), 'utf8');
  return text
    .split('\r\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}

describe('payments as opportunities, subscriptions as records', () => {
  test('every total, month and plan is the known answer at the source, in the plan and read back', async () => {
    const of = await start(true);
    const { commerce, records } = await answersOf(of);
    const planned = await of.plan();
    expect(planned.counts['opportunity']).toMatchObject({
      created: records.deals.total - records.deals.orphans.length,
      skipped: records.deals.orphans.length,
    });
    await applyAndVerify(of);

    const lines = await paperLines(of);
    expect(lines.every((line) => line.at(-1) === 'equal')).toBe(true);
    const state = await moneyOf(of);
    const purchases = state.pipelines.find(({ name }) => name === 'Kartra purchases')?.id;
    const payments = state.opportunities
      .filter(({ pipelineId }) => pipelineId === purchases)
      .map(({ customFields }) => valuesOf(customFields, state));
    const standing = addUp(payments, byField);
    let compared = 0;
    for (const { currency, months } of commerce.currencies) {
      for (const { month, gross, refunds } of months) {
        const paid = lines.find(
          ([kind, what, code]) => kind === 'paid' && what === month && code === currency,
        );
        const back = lines.find(
          ([kind, what, code]) => kind === 'refunded' && what === month && code === currency,
        );
        const shown = standing.get(`${currency} ${month}`) ?? { gross: 0, refunds: 0 };
        expect(cents(paid?.[3])).toBe(gross);
        expect(cents(back?.[3])).toBe(refunds);
        expect(shown.gross + cents(paid?.[5])).toBe(gross);
        expect(shown.refunds + cents(back?.[5])).toBe(refunds);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(12);

    const subscriptions = state.records.map(({ properties }) => properties);
    for (const plan of commerce.plans) {
      const active = subscriptions.filter(
        (one) =>
          one['kartra_status'] === 'Active' &&
          one['kartra_plan'] === plan.product &&
          one['kartra_price_point'] === plan.pricePoint &&
          one['kartra_payments_left'] === undefined,
      );
      expect(active).toHaveLength(plan.active);
    }
    const total = commerce.plans.reduce((sum, { monthlyRecurring }) => sum + monthlyRecurring, 0);
    const monthly = await monthlyTotals(of);
    expect(total).toBeGreaterThan(0);
    expect(monthly).toEqual({ source: total, planned: total, destination: total });
    // "Terminated" is a payment plan that ran to its end.
    const paid = subscriptions.filter((one) => one['kartra_status'] === 'Paid in full');
    expect(paid).toHaveLength(commerce.subscriptions.Terminated ?? 0);

    const again = await of.plan();
    expect(again.changes).toBe(0);
  });
});

/** Summed over plans and currencies, in cents. */
async function monthlyTotals(of: TestMigration) {
  const text = await readFile(join(of.workspaceFolder, 'reports/money-rehearsal.md'), 'utf8');
  const [, section = ''] = text.split('## Every month');
  const rows = section
    .split('\n')
    .filter((line) => /^\| .* \| \d+ \| [A-Z]{3} \|/u.test(line))
    .map((line) => line.split(' | '));
  const sum = (column: number) => rows.reduce((total, row) => total + cents(row[column]), 0);
  return { source: sum(3), planned: sum(4), destination: sum(7) };
}

describe('a location that allows one opportunity per person and pipeline', () => {
  test('the plan says what would be refused before anything is written, and nothing is lost once it may', async () => {
    const of = await start(false);
    await expect(of.plan()).rejects.toMatchObject({
      code: 'opportunities-refused',
      message: expect.stringMatching(/\d+ in "Kartra purchases"/u) as string,
    });
    expect((await moneyOf(of)).opportunities).toHaveLength(0);
    await of.ask('ui', {
      locationId: of.locationId,
      action: 'edit-settings',
      settings: { allowDuplicateOpportunity: true },
    });
    const planned = await of.plan();
    await applyAndVerify(of);
    const { opportunities } = await moneyOf(of);
    const wanted = (planned.counts['order']?.created ?? 0) + (planned.counts['opportunity']?.created ?? 0);
    expect(opportunities).toHaveLength(wanted);
  });
});

describe('other decisions', () => {
  test('payments as records and subscriptions as opportunities add up the same', async () => {
    const of = await start(true, {
      choices: { transactions: 'custom-object', subscriptions: 'opportunity' },
    });
    const { commerce } = await answersOf(of);
    await of.plan();
    await applyAndVerify(of);
    const { records, relations } = await moneyOf(of);
    const values = records.map(({ properties }) =>
      Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)])),
    );
    const standing = addUp(values, (key) => `kartra_${key}`);
    for (const { currency, months } of commerce.currencies)
      for (const { month, gross, refunds } of months)
        expect(standing.get(`${currency} ${month}`)).toEqual({ gross, refunds });
    expect(relations.length).toBeGreaterThan(50);
    expect((await of.plan()).changes).toBe(0);
  });

  test('totals only: what stands on the people is the known net, and no record is made', async () => {
    const of = await start(true, { choices: { transactions: 'totals', subscriptions: 'fields' } });
    const { commerce } = await answersOf(of);
    const planned = await of.plan();
    expect(planned.counts['order']).toBeUndefined();
    await applyAndVerify(of);
    const lines = await paperLines(of);
    for (const { currency, net } of commerce.currencies) {
      const line = lines.find(([kind, , code]) => kind === 'total spent by people' && code === currency);
      expect(cents(line?.[3])).toBe(net);
      expect(cents(line?.[7])).toBe(net - cents(line?.[5]));
    }
  });
});

test('a contact with tags, custom fields and one opportunity, proved, takes at most 2.05 requests', async () => {
  const of = await start(true, {
    account: { objects: ['contacts', 'deals'], deals: 150 },
  });
  await of.plan();
  const { requests, counts } = await applyAndVerify(of);
  expect(counts['opportunity']?.created).toBeGreaterThan(140);
  expect(requests.perRecord).toBeGreaterThan(1.9);
  expect(requests.perRecord).toBeLessThanOrEqual(2.05);
});
