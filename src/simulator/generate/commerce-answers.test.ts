import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountObject } from './account-objects.ts';
import type { PersonAnswers } from './answers.ts';
import type { CommerceAnswers, CommerceFileAnswers } from './commerce-answers.ts';
import { generateAccount } from './generate-account.ts';
import { readPersonAnswers } from './read-answers.ts';

type Row = Readonly<Record<string, string>>;

let root = '';
let directory = '';
let commerce: CommerceAnswers;
let people: PersonAnswers[];
const rowsOf = new Map<string, Row[]>();

const CONTACTS = 3000;
const everything: readonly AccountObject[] = ['contacts', 'transactions', 'subscriptions'];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'landfall-commerce-'));
  directory = join(root, 'account');
  const account = await generateAccount({
    directory,
    contacts: CONTACTS,
    seed: 7,
    vintage: 'both',
    objects: everything,
    currencies: ['USD', 'EUR'],
  });
  commerce = account.summary.commerce!;
  people = [];
  for await (const person of readPersonAnswers(directory)) people.push(person);
  for (const file of commerce.files) rowsOf.set(file.name, await readRows(file));
});
afterAll(() => rm(root, { recursive: true }));

/** An independent reading: csv-parse, headers as keys. */
async function readRows(file: CommerceFileAnswers): Promise<Row[]> {
  const bytes = await readFile(join(directory, file.name));
  expect(bytes.length).toBe(file.bytes);
  return parse(bytes, { bom: true, columns: true, record_delimiter: '\r\n' }) as Row[];
}

const transactionFiles = () => commerce.files.filter(({ object }) => object === 'transactions');
const subscriptionRows = () => rowsOf.get(commerce.files.at(-1)!.name)!;
const transactionRows = () =>
  transactionFiles().flatMap(({ name, currency }) =>
    rowsOf.get(name)!.map((row) => ({ row, currency: currency! })),
  );
const cents = (cell: string): number => Math.round(Number(cell.replaceAll(/[^\d.-]/g, '')) * 100);
const amountOf = (row: Row, currency: string): number => Math.abs(cents(row[`Amount (${currency})`]!));

interface Sums {
  orders: number;
  gross: number;
  refunds: number;
}

function addRow(sums: Sums, row: Row, currency: string): void {
  const type = row['Transaction_Type']!;
  if (type === 'Sale') sums.orders += 1;
  if (type === 'Sale' || type === 'Rebill') sums.gross += amountOf(row, currency);
  if (['Refund', 'Partial refund', 'Chargeback'].includes(type)) sums.refunds += amountOf(row, currency);
}

describe('the transactions export', () => {
  test('has the 57 columns of a real file, with the currency in the headers', () => {
    const [usd, eur] = transactionFiles();
    expect(usd!.header).toHaveLength(57);
    expect(usd!.header.slice(0, 4)).toEqual(['ID', 'Transaction_Type', 'Date', 'Product']);
    expect(usd!.header.slice(-3)).toEqual([
      'Automatic_Cancellation',
      'Subscription_payment_number',
      'Rebill_reattempt',
    ]);
    expect(usd!.header.filter((name) => name.endsWith('(USD)'))).toHaveLength(9);
    expect(eur!.header).toEqual(usd!.header.map((name) => name.replace('(USD)', '(EUR)')));
    expect(usd!.name).toMatch(/^report_all_transactions_\d\d-\d\d-\d{4}_[0-9a-f]{13}\.csv$/);
  });

  test('holds every type of event, each under an id of its own', () => {
    const rows = transactionRows();
    expect(new Set(rows.map(({ row }) => row['Transaction_Type']))).toEqual(
      new Set(
        'Sale,Rebill,Failed,Cancellation,Request Can.,Revert Can.,Refund,Partial refund,Chargeback'.split(
          ',',
        ),
      ),
    );
    expect(new Set(rows.map(({ row }) => row['ID'])).size).toBe(rows.length);
    for (const { row } of rows) expect(row['Date']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  test('adds up to the answers, currency by currency', () => {
    for (const answers of commerce.currencies) {
      const rows = transactionRows().filter(({ currency }) => currency === answers.currency);
      const sums: Sums = { orders: 0, gross: 0, refunds: 0 };
      const types: Record<string, number> = {};
      for (const { row, currency } of rows) {
        addRow(sums, row, currency);
        types[row['Transaction_Type']!] = (types[row['Transaction_Type']!] ?? 0) + 1;
      }
      expect({ ...sums, net: sums.gross - sums.refunds, types, rows: rows.length }).toEqual({
        orders: answers.orders,
        gross: answers.gross,
        refunds: answers.refunds,
        net: answers.net,
        types: answers.types,
        rows: answers.rows,
      });
      expect(answers.orders).toBeGreaterThan(100);
      expect(answers.refunds).toBeGreaterThan(0);
    }
  });

  test('adds up to the spend of each person, joined by lead_id', () => {
    const found = new Map<string, Sums>();
    for (const { row, currency } of transactionRows()) {
      const key = `${row['lead_id']} ${currency}`;
      const sums = found.get(key) ?? { orders: 0, gross: 0, refunds: 0 };
      found.set(key, sums);
      addRow(sums, row, currency);
    }
    let compared = 0;
    for (const person of people) {
      for (const { currency, orders, gross, refunds } of person.commerce?.spend ?? []) {
        if (person.leadId === null) continue;
        expect(found.get(`${person.leadId} ${currency}`)).toEqual({ orders, gross, refunds });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  test('each row is right in itself: components make the amount, profit is what is left', () => {
    for (const { row, currency } of transactionRows()) {
      const of = (name: string): number => cents(row[`${name} (${currency})`]!);
      const amount = of('Base_Price') - of('Coupon_discount') + of('Sales_tax') + of('Shipping_cost');
      expect(of('Amount')).toBe(amount);
      const shares = of('Affiliate_Revenue') + of('JV_Revenue') + of('Sales_tax') + of('Shipping_cost');
      expect(of('Your_Net_Profit')).toBe(of('Revenue') - shares);
    }
  });

  test('holds the traps: both signs of refunds, N/A, separators, comp orders, other addresses, strangers', () => {
    const rows = transactionRows();
    const refunds = rows.filter(({ row }) => row['Transaction_Type'] === 'Refund');
    const raw = refunds.map(({ row, currency }) => row[`Amount (${currency})`]!);
    expect(raw.some((cell) => cell.startsWith('-')) && raw.some((cell) => !cell.startsWith('-'))).toBe(true);
    expect(rows.some(({ row }) => row['subscription_id'] === 'N/A')).toBe(true);
    expect(rows.some(({ row }) => row['affiliate_id'] === 'N/A')).toBe(true);
    expect(rows.some(({ row, currency }) => row[`Amount (${currency})`]!.includes(','))).toBe(true);
    expect(
      rows.some(({ row, currency }) => row['Transaction_Type'] === 'Sale' && amountOf(row, currency) === 0),
    ).toBe(true);
    expect(
      rows.some(({ row, currency }) => row['Transaction_Type'] === 'Failed' && amountOf(row, currency) > 0),
    ).toBe(true);
    expect(rows.some(({ row }) => row['Automatic_Cancellation'] === 'Yes')).toBe(true);
    expect(rows.some(({ row }) => row['Trial'] === 'Yes')).toBe(true);
    expect(rows.some(({ row }) => row['Rebill_reattempt'] === '1')).toBe(true);
    expect(commerce.ordersUnderAnotherEmail).toBeGreaterThan(10);
    expect(commerce.strangerOrders).toBeGreaterThan(0);
    const known = new Set(people.map(({ leadId }) => leadId));
    const unknown = rows.filter(
      ({ row }) => row['Transaction_Type'] === 'Sale' && !known.has(row['lead_id']!),
    );
    const withoutId = people.filter(({ leadId }) => leadId === null);
    const theirs = withoutId
      .flatMap(({ commerce: own }) => own?.spend ?? [])
      .reduce((sum, { orders }) => sum + orders, 0);
    expect(unknown.length).toBe(commerce.strangerOrders + theirs);
  });

  test('four failures, three days apart, then a cancellation by Kartra', () => {
    const cancelled = transactionRows().find(({ row }) => row['Automatic_Cancellation'] === 'Yes')!;
    const id = cancelled.row['subscription_id'];
    const history = transactionRows().filter(({ row }) => row['subscription_id'] === id);
    const failed = history.filter(({ row }) => row['Transaction_Type'] === 'Failed').slice(-4);
    const days = failed.map(({ row }) => Date.parse(`${row['Date']!.replace(' ', 'T')}Z`) / 86_400_000);
    expect(days.map((day) => day - days[0]!)).toEqual([0, 3, 6, 9]);
    expect(subscriptionRows().find((row) => row['subscription_id'] === id)!['Status']).toBe('Cancelled');
  });
});

describe('the subscriptions export', () => {
  test('counts every status and says dates in words', () => {
    const counted: Record<string, number> = {};
    for (const row of subscriptionRows()) counted[row['Status']!] = (counted[row['Status']!] ?? 0) + 1;
    expect(counted).toEqual(commerce.subscriptions);
    expect(Object.keys(counted).toSorted()).toEqual(
      ['Active', 'Cancelled', 'Paused', 'Pending Cancellation', 'Terminated'].toSorted(),
    );
    for (const row of subscriptionRows())
      expect(row['Next payment date']).toMatch(/^(\d\d [A-Z][a-z]{2} \d{4}|N\/A)$/);
  });

  test('gives the monthly recurring revenue of each plan', () => {
    const factors: Record<string, number> = { monthly: 1, quarterly: 1 / 3, yearly: 1 / 12 };
    Object.assign(factors, { 'every 6 months': 1 / 6, 'every 2 weeks': 26 / 12 });
    for (const plan of commerce.plans) {
      const active = subscriptionRows().filter(
        (row) =>
          row['Product'] === plan.product &&
          row['Price_point'] === plan.pricePoint &&
          row['Status'] === 'Active',
      );
      const factor = factors[plan.period]!;
      const sum = active.reduce(
        (total, row) => total + Math.round(cents(row['Next payment amount']!) * factor),
        0,
      );
      expect([active.length, sum]).toEqual([plan.active, plan.monthlyRecurring]);
    }
    expect(commerce.plans.map(({ product }) => product)).toContain('Gold Membership');
    expect(commerce.plans.map(({ product }) => product)).not.toContain('Certification (3 payments)');
  });

  test('has each subscription of the transactions, and no other', () => {
    const inTransactions = new Set(transactionRows().map(({ row }) => row['subscription_id']));
    inTransactions.delete('N/A');
    expect(new Set(subscriptionRows().map((row) => row['subscription_id']))).toEqual(inTransactions);
  });
});

describe('what is written', () => {
  const hashes = async (name: string): Promise<Record<string, string>> => {
    const names = (await readdir(join(root, name))).toSorted();
    const hash = async (file: string) =>
      createHash('sha256')
        .update(await readFile(join(root, name, file)))
        .digest('hex');
    return Object.fromEntries(
      await Promise.all(names.map(async (file) => [file, await hash(file)] as const)),
    );
  };
  const generate = (name: string, objects?: readonly AccountObject[]) =>
    generateAccount({ directory: join(root, name), contacts: 200, seed: 3, ...(objects && { objects }) });

  test('the same options give the same bytes, and contacts are the same with and without the rest', async () => {
    await Promise.all([generate('a', everything), generate('b', everything), generate('c')]);
    const [a, b, c] = await Promise.all(['a', 'b', 'c'].map(hashes));
    expect(b).toEqual(a);
    expect(Object.keys(a!)).toHaveLength(4);
    expect(Object.keys(c!)).toHaveLength(2);
    const contacts = Object.keys(c!).find((name) => name.startsWith('contacts_'))!;
    expect(a![contacts]).toBe(c![contacts]);
  });

  test('by default there is no word about money in the answers', async () => {
    const { summary } = await generate('plain');
    expect(summary.commerce).toBeUndefined();
    for await (const person of readPersonAnswers(join(root, 'plain')))
      expect(person).not.toHaveProperty('commerce');
  });

  test('objects without contacts and odd currencies are refused before anything is written', async () => {
    const options = { directory: join(root, 'refused'), contacts: 5, seed: 1 };
    await expect(generateAccount({ ...options, objects: ['transactions'] })).rejects.toThrow(RangeError);
    await expect(generateAccount({ ...options, currencies: ['usd'] })).rejects.toThrow(RangeError);
    await expect(readdir(options.directory)).rejects.toThrow('ENOENT');
  });

  test('an empty account has headers only', async () => {
    const { summary } = await generateAccount({
      directory: join(root, 'empty'),
      contacts: 0,
      seed: 1,
      objects: everything,
    });
    expect(summary.commerce!.files.map(({ rows }) => rows)).toEqual([0, 0]);
  });
});
