import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateAccount } from './generate-account.ts';
import type { GenerateOptions } from './plan-account.ts';
import { readAccount } from './read-account.ts';

type Row = Readonly<Record<string, string>>;

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'landfall-settle-'));
});
afterAll(() => rm(root, { recursive: true }));

async function generate(
  name: string,
  options: Partial<GenerateOptions>,
): Promise<{ rows: Row[]; strangers: number }> {
  const directory = join(root, name);
  const { summary } = await generateAccount({
    directory,
    contacts: 150,
    seed: 9,
    objects: ['contacts', 'transactions'],
    currencies: ['USD', 'EUR'],
    ...options,
  });
  const rows: Row[] = [];
  for (const file of summary.commerce!.files) rows.push(...(await readRows(join(directory, file.name))));
  return { rows, strangers: summary.commerce!.strangers };
}

async function readRows(path: string): Promise<Row[]> {
  const bytes = await readFile(path);
  return parse(bytes, { bom: true, columns: true, record_delimiter: '\r\n' }) as Row[];
}

describe('exactly as many rows as asked', () => {
  test.each([0, 1, 40, 350, 1200, 6000])('%i, each under an id of its own', async (transactions) => {
    const { rows } = await generate(`rows-${transactions}`, { transactions });
    expect(rows).toHaveLength(transactions);
    expect(new Set(rows.map((row) => row['ID'])).size).toBe(transactions);
  });

  test('more rows than people can make are those of strangers', async () => {
    const few = await generate('few', { transactions: 350 });
    const many = await generate('many', { transactions: 6000 });
    const ofPeople = ({ rows }: typeof few) =>
      rows.filter((row) => Number(row['lead_id']) < 50_000_000).length;
    expect(ofPeople(few) / few.rows.length).toBeGreaterThan(0.8);
    expect(ofPeople(many)).toBeGreaterThan(ofPeople(few));
    expect(many.strangers).toBeGreaterThan(few.strangers);
  });

  test('without people all are', async () => {
    const { rows } = await generate('nobody', { contacts: 0, transactions: 25 });
    expect(rows).toHaveLength(25);
  });

  test('the account is the same when it is planned again from its answers', async () => {
    const { rows } = await generate('again', { transactions: 700 });
    const { commerce } = await readAccount(join(root, 'again'));
    const again = await generate('again-2', { commerce });
    expect(again.rows).toEqual(rows);
  });

  test('a number out of range is refused before anything is written', async () => {
    await expect(generate('refused', { transactions: -1 })).rejects.toThrow(RangeError);
    await expect(readFile(join(root, 'refused'))).rejects.toThrow('ENOENT');
  });
});

describe('the sign of refunds', () => {
  const signs = (rows: readonly Row[]): Set<boolean> =>
    new Set(
      rows
        .filter((row) => ['Refund', 'Partial refund', 'Chargeback'].includes(row['Transaction_Type']!))
        .map((row) => (row['Amount (USD)'] ?? row['Amount (EUR)'])!.startsWith('-')),
    );
  test.each([
    ['negative', [true]],
    ['positive', [false]],
    ['mixed', [false, true]],
  ] as const)('%s', async (refundSign, expected) => {
    const { rows } = await generate(refundSign, { contacts: 600, refundSign });
    expect(signs(rows)).toEqual(new Set(expected));
  });
});
