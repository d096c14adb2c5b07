/**
 * Money from the exports through the plan to what was read back (B7, R94, R100). Each side is summed from its own
 * records: the source from its events, the plan from the values it writes, the destination from what it shows.
 */

import { exactMinor, type RecordMoney, readRecordMoney } from '../../mapping/records/payment-values.ts';
import { spendFieldKey } from '../../mapping/records/person-money.ts';
import { isActive, perMonth } from '../../mapping/records/subscription.ts';
import type { CustomValue } from '../../model/contact.ts';
import type { FieldAtLocation } from '../../model/custom-field.ts';
import { asExpectedContact } from '../../model/expected-contact.ts';
import type { Operation } from '../../model/journal.ts';
import { noCurrency } from '../../model/money.ts';
import type { CurrencyMoney, MoneyReport, MonthMoney, PlanMoney } from '../../model/money-report.ts';
import type { ObjectKind, Plan } from '../../model/plan.ts';
import { type MoneyTotal, moneyBack, moneyIn } from '../../model/transaction.ts';
import { addTo, type SideName, type Sums, sidesOf } from './money-sums.ts';
import { owedMoney } from './owed-money.ts';
import { readSubscriptions } from './plan-subscriptions.ts';
import type { RecordPlanning } from './record-context.ts';
import { readShown } from './shown-values.ts';

export interface MoneyOptions {
  readonly planning: Pick<RecordPlanning, 'workspace' | 'map' | 'choices'>;
  readonly plan: Plan;
  /** Key → field of contacts at the location; null before anything is read back. */
  readonly readBack: {
    readonly fields: ReadonlyMap<string, FieldAtLocation>;
    readonly opportunityFields: ReadonlyMap<string, FieldAtLocation>;
  } | null;
}

type Values = Readonly<Record<string, unknown>>;

export async function reconcileMoney(options: MoneyOptions): Promise<MoneyReport> {
  const { ledger } = options.planning.workspace;
  return {
    months: await monthMoney(options),
    people: await peopleMoney(options, await ledger.transactions.totals()),
    plans: await planMoney(options),
    owed: await owedMoney(options),
  };
}

const paymentKinds = ['order', 'order-record'] as const;
const subscriptionKinds = ['subscription', 'subscription-record'] as const;

async function monthMoney(options: MoneyOptions): Promise<readonly MonthMoney[]> {
  const gross: Sums = new Map();
  const refunds: Sums = new Map();
  const add = (side: SideName, money: RecordMoney | null) => {
    if (money === null) return;
    if (money.paid !== 0) addTo(gross, `${money.currency}\n${money.month}`, side, money.paid);
    for (const { month, amount } of money.refunds)
      addTo(refunds, `${money.currency}\n${month}`, side, amount);
  };
  let carried = 0;
  for await (const { operation, standing } of recordsOf(options, paymentKinds)) {
    carried += 1;
    add(operation.action === 'skip' ? 'leftOut' : 'planned', readRecordMoney(valuesOf(operation)));
    if (standing !== null) add('destination', readRecordMoney(standing));
  }
  if (carried === 0) return [];
  const { transactions } = options.planning.workspace.ledger;
  const addTotals = (side: SideName, totals: readonly MoneyTotal[]) => {
    for (const { currency, month, type, amount } of totals) {
      if (moneyIn.includes(type)) addTo(gross, `${currency}\n${month}`, side, amount);
      if (moneyBack.includes(type)) addTo(refunds, `${currency}\n${month}`, side, -amount);
    }
  };
  addTotals('source', await transactions.totals());
  addTotals('suppressed', await transactions.suppressedTotals());
  const isRead = options.readBack !== null;
  return [...new Set([...gross.keys(), ...refunds.keys()])].sort(inOrder).map((key) => {
    const [currency = '', month = ''] = key.split('\n');
    return { currency, month, gross: sidesOf(gross, key, isRead), refunds: sidesOf(refunds, key, isRead) };
  });
}

async function peopleMoney(
  options: MoneyOptions,
  totals: readonly MoneyTotal[],
): Promise<readonly CurrencyMoney[]> {
  const net: Sums = new Map();
  const { ledger } = options.planning.workspace;
  const moved = (all: readonly MoneyTotal[]) =>
    all.filter(({ type }) => moneyIn.includes(type) || moneyBack.includes(type));
  for (const { currency, amount } of moved(totals)) addTo(net, currency, 'source', amount);
  if (net.size === 0) return [];
  for (const { currency, amount } of moved(await ledger.transactions.suppressedTotals()))
    addTo(net, currency, 'suppressed', amount);
  for await (const payments of ledger.transactions.payments('each-event')) {
    for (const { event, contact } of payments)
      if (contact === null) addTo(net, event.currency, 'leftOut', event.amount ?? 0);
  }
  const currencies = [...net.keys()];
  const addPerson = (side: SideName, values: Values | undefined, keyOf: (currency: string) => string) => {
    for (const currency of currencies) addTo(net, currency, side, minor(values?.[keyOf(currency)], currency));
  };
  const skipped = new Set<string>();
  const { locationId } = options.plan.inputs;
  const { readBack } = options;
  for await (const batch of ledger.plans.operations(options.plan.id, { object: 'contact' })) {
    const ids = batch.flatMap(({ destinationId }) => destinationId ?? []);
    const standing = readBack === null ? null : await ledger.snapshots.get(locationId, ids);
    for (const operation of batch) {
      if (operation.action === 'skip') {
        skipped.add(operation.externalId);
        continue;
      }
      const { custom } = asExpectedContact(operation.expected);
      addPerson('planned', { ...custom, ...keptValues(operation) }, spendFieldKey);
      const shown = standing?.get(operation.destinationId ?? '')?.custom;
      addPerson('destination', shown, (currency) => readBack?.fields.get(spendFieldKey(currency))?.id ?? '');
    }
  }
  for await (const contacts of skipped.size === 0 ? [] : ledger.mapped.contacts())
    for (const { externalId, custom } of contacts)
      if (skipped.has(externalId)) addPerson('leftOut', custom, spendFieldKey);
  const isRead = options.readBack !== null;
  return currencies.sort(inOrder).map((currency) => ({ currency, net: sidesOf(net, currency, isRead) }));
}

interface SubscriptionMoney {
  readonly key: string;
  readonly monthly: number;
}

async function planMoney(options: MoneyOptions): Promise<readonly PlanMoney[]> {
  const monthly: Sums = new Map();
  const active: Sums = new Map();
  const add = (side: SideName, money: SubscriptionMoney | null) => {
    if (money === null) return;
    addTo(monthly, money.key, side, money.monthly);
    addTo(active, money.key, side, 1);
  };
  let carried = 0;
  for await (const { operation, standing } of recordsOf(options, subscriptionKinds)) {
    carried += 1;
    add(operation.action === 'skip' ? 'leftOut' : 'planned', subscriptionMoney(valuesOf(operation)));
    if (standing !== null) add('destination', subscriptionMoney(standing));
  }
  if (carried === 0) return [];
  for await (const batch of readSubscriptions(options.planning)) {
    for (const { subscription } of batch) {
      const { plan, pricePoint, currency, status, paymentsLeft, period, amount } = subscription;
      const month = amount === null ? null : perMonth(amount, period);
      if (!isActive(status) || paymentsLeft !== '' || month === null) continue;
      add('source', { key: [plan, pricePoint, currency].join('\n'), monthly: month });
    }
  }
  const isRead = options.readBack !== null;
  return [...monthly.keys()].sort(inOrder).map((key) => {
    const [plan = '', pricePoint = '', currency = ''] = key.split('\n');
    const sums = { active: sidesOf(active, key, isRead), monthly: sidesOf(monthly, key, isRead) };
    return { plan, pricePoint, currency, ...sums };
  });
}

/** Null for one that brings nothing every month: ended, paused, or a payment plan with an end. */
function subscriptionMoney(values: Values): SubscriptionMoney | null {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : '');
  const currency = text('kartra_currency');
  const shown = values['kartra_amount'];
  const isShown = typeof shown === 'number' || typeof shown === 'string';
  const amount = isShown ? exactMinor(String(shown), currency === '' ? noCurrency : currency) : null;
  const month = amount === null ? null : perMonth(amount, text('kartra_period'));
  if (!isActive(text('kartra_status')) || text('kartra_payments_left') !== '' || month === null) return null;
  return { key: [text('kartra_plan'), text('kartra_price_point'), currency].join('\n'), monthly: month };
}

/** Operations of these kinds, each with the values its record shows; null before anything is read back. */
async function* recordsOf(
  { planning, plan, readBack }: MoneyOptions,
  kinds: readonly ObjectKind[],
): AsyncGenerator<{ readonly operation: Operation; readonly standing: Values | null }> {
  const { ledger } = planning.workspace;
  for (const object of kinds) {
    for await (const batch of ledger.plans.operations(plan.id, { object })) {
      const shown =
        readBack === null
          ? null
          : await readShown(
              ledger.snapshots.records,
              plan.inputs.locationId,
              batch,
              readBack.opportunityFields,
            );
      for (const operation of batch)
        yield { operation, standing: shown?.get(operation.destinationId ?? '') ?? null };
    }
  }
}

/** What the plan writes or leaves out; what a person changed since counts as the plan's all the same. */
function valuesOf(operation: Operation): Values {
  const { custom, properties } = (operation.expected ?? {}) as {
    custom?: Record<string, CustomValue>;
    properties?: Record<string, CustomValue>;
  };
  return { ...custom, ...properties, ...keptValues(operation) };
}

function keptValues({ kept }: Pick<Operation, 'kept'>): Values {
  return Object.fromEntries(kept.map(({ field, after }) => [field.replace(/^custom\./u, ''), after]));
}

const minor = (value: unknown, currency: string): number =>
  typeof value === 'number' || typeof value === 'string' ? (exactMinor(String(value), currency) ?? 0) : 0;

const inOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
