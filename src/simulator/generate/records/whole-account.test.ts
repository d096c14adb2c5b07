import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACCOUNT_OBJECTS } from '../account-objects.ts';
import { generateAccount } from '../generate-account.ts';
import {
  cents,
  countBy,
  isPayment,
  isTakenBack,
  type Row,
  readWholeAccount,
} from './whole-account-under-test.ts';

/** The account that reports and the audit are tried on as well. */
const size = { contacts: 5000, transactions: 12_000, deals: 300 };
const read = readWholeAccount(size);

describe('what is written', () => {
  test('a file for every object, in numbers as asked', async () => {
    expect(read.people).toHaveLength(size.contacts);
    expect(read.money()).toHaveLength(size.transactions);
    expect(read.rowsOf('deals')).toHaveLength(size.deals);
    expect(read.summary.commerce!.files.at(-1)!.rows).toBeGreaterThanOrEqual(800);
    expect(new Set(read.records.files.map(({ object }) => object))).toEqual(
      new Set(
        ACCOUNT_OBJECTS.filter(
          (name) => !['contacts', 'transactions', 'subscriptions', 'attachments'].includes(name),
        ),
      ),
    );
    for (const { name, rows } of read.records.files)
      expect([name, read.rows.get(name)!.length]).toEqual([name, rows]);
    const named = [...read.account.files, ...read.summary.commerce!.files, ...read.records.files].map(
      ({ name }) => name,
    );
    const written = (await readdir(read.account.directory, { recursive: true })).filter(
      (name) => name.endsWith('.csv') && !name.startsWith('attachments'),
    );
    expect(written.toSorted()).toEqual(named.toSorted());
    for (const name of named) expect(basename(name)).toMatch(/^[a-z_]+_\d\d-\d\d-\d{4}_[0-9a-f]{13}\.csv$/);
  });

  test('the same options give the same bytes; contacts are the same but for tags of access', async () => {
    const generate = (name: string) =>
      generateAccount({
        directory: join(read.root, name),
        contacts: 120,
        seed: 2,
        objects: ACCOUNT_OBJECTS,
        transactions: 300,
      });
    const hashes = async (name: string) => {
      const names = (await readdir(join(read.root, name), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      return Promise.all(
        names.toSorted().map(async (path) => [
          path.slice(join(read.root, name).length),
          createHash('sha256')
            .update(await readFile(path))
            .digest('hex'),
        ]),
      );
    };
    await Promise.all([generate('a'), generate('b')]);
    const [a, b] = await Promise.all([hashes('a'), hashes('b')]);
    expect(a.length).toBeGreaterThan(25);
    expect(b).toEqual(a);
  });
});

describe('money', () => {
  test('per currency: gross, refunds, net, tax, shipping, discount, rows, types', () => {
    for (const answers of read.summary.commerce!.currencies) {
      const { currency } = answers;
      const rows = read.money().flatMap((each) => (each.currency === currency ? [each.row] : []));
      const sum = (kind: (row: Row) => boolean, column: string): number =>
        rows.filter(kind).reduce((total, row) => total + Math.abs(cents(row[`${column} (${currency})`])), 0);
      const gross = sum(isPayment, 'Amount');
      const refunds = sum(isTakenBack, 'Amount');
      expect(answers).toMatchObject({
        rows: rows.length,
        orders: rows.filter((row) => row['Transaction_Type'] === 'Sale').length,
        gross,
        refunds,
        net: gross - refunds,
        tax: sum(isPayment, 'Sales_tax'),
        shipping: sum(isPayment, 'Shipping_cost'),
        discount: sum(isPayment, 'Coupon_discount'),
        types: countBy(rows, (row) => row['Transaction_Type']!),
      });
      expect(Math.min(gross, refunds, answers.discount)).toBeGreaterThan(0);
    }
    const { currencies } = read.summary.commerce!;
    const total = (of: 'tax' | 'shipping') => currencies.reduce((sum, answers) => sum + answers[of], 0);
    expect(Math.min(total('tax'), total('shipping'))).toBeGreaterThan(0);
    expect(read.summary.commerce!.currencies).toHaveLength(2);
  });

  test('per month: they add up to the currency, and each is the sum of its rows', () => {
    for (const { currency, months, gross, refunds, net } of read.summary.commerce!.currencies) {
      const found = new Map<string, { month: string; gross: number; refunds: number; net: number }>();
      for (const { row, currency: own } of read.money()) {
        if (own !== currency || !(isPayment(row) || isTakenBack(row))) continue;
        const month = row['Date']!.slice(0, 7);
        const known = found.get(month) ?? { month, gross: 0, refunds: 0, net: 0 };
        found.set(month, known);
        const amount = Math.abs(cents(row[`Amount (${currency})`]));
        known[isPayment(row) ? 'gross' : 'refunds'] += amount;
        known.net += isPayment(row) ? amount : -amount;
      }
      expect(months).toEqual([...found.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1)));
      const total = (of: 'gross' | 'refunds' | 'net') => months.reduce((sum, month) => sum + month[of], 0);
      expect([total('gross'), total('refunds'), total('net')]).toEqual([gross, refunds, net]);
      expect(months.length).toBeGreaterThan(12);
    }
  });

  test('per person: spend, orders, first and last order, products, subscriptions', () => {
    const rows = Map.groupBy(read.money(), ({ row }) => row['lead_id']!);
    const subscriptions = Map.groupBy(
      read.rows.get(read.summary.commerce!.files.at(-1)!.name)!,
      (row) => row['lead_id']!,
    );
    let buyers = 0;
    let subscribed = 0;
    for (const { leadId, commerce } of read.people) {
      if (leadId === null) continue;
      const own = rows.get(leadId) ?? [];
      expect(new Set(own.map(({ row }) => row['ID']))).toEqual(new Set(commerce?.transactionIds));
      expect(own).toHaveLength(commerce?.transactionIds.length ?? 0);
      for (const spend of commerce?.spend ?? []) {
        const { currency } = spend;
        const inIt = own.flatMap((each) => (each.currency === currency ? [each.row] : []));
        const sales = inIt.filter((row) => row['Transaction_Type'] === 'Sale');
        const dates = sales.map((row) => row['Date']!).toSorted();
        const sum = (kind: (row: Row) => boolean): number =>
          inIt.filter(kind).reduce((total, row) => total + Math.abs(cents(row[`Amount (${currency})`])), 0);
        expect(spend).toEqual({
          currency,
          orders: sales.length,
          gross: sum(isPayment),
          refunds: sum(isTakenBack),
          net: sum(isPayment) - sum(isTakenBack),
          firstOrderAt: dates[0] ?? null,
          lastOrderAt: dates.at(-1) ?? null,
        });
      }
      const bought = own
        .filter(({ row }) => row['Transaction_Type'] === 'Sale')
        .map(({ row }) => row['Product']);
      expect(new Set(commerce?.products)).toEqual(new Set(bought));
      const plans = subscriptions.get(leadId) ?? [];
      expect(new Map(commerce?.subscriptions.map(({ id, status }) => [id, status]))).toEqual(
        new Map(plans.map((row) => [row['subscription_id']!, row['Status']!])),
      );
      buyers += Number(bought.length > 0);
      subscribed += plans.length;
    }
    const withoutId = read.people.filter(
      ({ leadId, commerce }) => leadId === null && (commerce?.products.length ?? 0) > 0,
    );
    expect(buyers + withoutId.length).toBe(read.summary.commerce!.buyers);
    expect(subscribed).toBeGreaterThan(700);
  });

  test('each refund names the payment it takes back, in the file where the processor shows it', () => {
    const byId = new Map(read.money().map(({ row }) => [row['ID']!, row]));
    let shown = 0;
    let hidden = 0;
    for (const { leadId, commerce } of read.people)
      for (const { id, paymentId, inFile } of commerce?.refunds ?? []) {
        const refund = byId.get(id)!;
        const payment = byId.get(paymentId)!;
        expect([isTakenBack(refund), isPayment(payment)]).toEqual([true, true]);
        expect(refund['Product']).toBe(payment['Product']);
        expect(refund['lead_id']).toBe(leadId ?? payment['lead_id']);
        expect(refund['lead_id']).toBe(payment['lead_id']);
        expect(refund['Processor_transaction_id'] === payment['Processor_transaction_id']).toBe(inFile);
        shown += Number(inFile);
        hidden += Number(!inFile);
      }
    expect([shown > 50, hidden > 50]).toEqual([true, true]);
  });

  test('affiliates: earned is their share of payments less refunds, and what it is made of adds up', () => {
    const home = 'USD';
    const earned = new Map<string, number>();
    for (const { row, currency } of read.money()) {
      if (!isPayment(row) && !isTakenBack(row)) continue;
      const key = `${row['affiliate_id']} ${currency}`;
      const share = Math.abs(cents(row[`Affiliate_Revenue (${currency})`]));
      earned.set(key, (earned.get(key) ?? 0) + (isPayment(row) ? share : -share));
    }
    const rows = read.rowsOf('affiliates');
    expect(rows).toHaveLength(read.records.affiliates.length);
    for (const answers of read.records.affiliates) {
      const row = rows.find((each) => each['Affiliate ID'] === answers.id)!;
      expect(cents(row['Earned'])).toBe(earned.get(`${answers.id} ${home}`) ?? 0);
      expect(['Earned', 'Reserve', 'Due', 'Paid'].map((name) => cents(row[name]))).toEqual([
        answers.earned,
        answers.reserve,
        answers.due,
        answers.paid,
      ]);
      expect(answers.earned).toBe(answers.reserve + answers.due + answers.paid);
      expect([row['Status'], row['Commission'], row['Lead ID'], row['Username']]).toEqual([
        answers.status,
        answers.commission ?? '',
        answers.leadId ?? '',
        answers.username,
      ]);
    }
    for (const { id, currency, cents: elsewhere } of read.records.earnedElsewhere)
      expect(elsewhere).toBe(earned.get(`${id} ${currency}`) ?? 0);
    expect(read.records.affiliates.filter(({ earned: sum }) => sum > 0)).toHaveLength(3);
    expect(read.records.affiliates.some(({ commission }) => commission === null)).toBe(true);
  });
});
