/**
 * Owns: a generated account of everything, read back from its files with csv-parse, for the tests of this folder.
 * Nothing here asks the generator: rows are what was written.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect } from 'vitest';
import { ACCOUNT_OBJECTS } from '../account-objects.ts';
import type { AnswerSummary, PersonAnswers } from '../answers.ts';
import { type GeneratedAccount, generateAccount } from '../generate-account.ts';
import { readPersonAnswers } from '../read-answers.ts';
import type { RecordAnswers } from './record-answers.ts';

export type Row = Readonly<Record<string, string>>;

export interface AccountSize {
  readonly contacts: number;
  readonly transactions: number;
  readonly deals: number;
}

const SMALLER: AccountSize = { contacts: 2000, transactions: 4500, deals: 120 };
const GENERATING_MS = 120_000;

export interface WholeAccount {
  /** A folder of the test's own; the account is in `account.directory`. */
  readonly root: string;
  readonly account: GeneratedAccount;
  readonly summary: AnswerSummary;
  readonly records: RecordAnswers;
  readonly people: readonly PersonAnswers[];
  readonly byLead: ReadonlyMap<string, PersonAnswers>;
  readonly byEmail: ReadonlyMap<string, PersonAnswers>;
  /** By the file's name in the answers; contacts files are not among them. */
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly rowsOf: (object: string) => readonly Row[];
  /** Rows of the transactions files of every currency, with it. */
  readonly money: () => readonly { readonly row: Row; readonly currency: string }[];
  /** By lead id first, else by address. */
  readonly personOf: (row: Row, emailColumn?: string) => PersonAnswers | undefined;
}

/** Generates before the tests of a file and removes afterwards; filled in when they run. */
export function readWholeAccount(size = SMALLER): WholeAccount {
  const read = {} as { -readonly [Key in keyof WholeAccount]: WholeAccount[Key] };
  beforeAll(async () => {
    Object.assign(read, await generateAndRead(size));
  }, GENERATING_MS);
  afterAll(() => rm(read.root, { recursive: true }));
  return read;
}

async function generateAndRead(size: AccountSize): Promise<WholeAccount> {
  const root = await mkdtemp(join(tmpdir(), 'landfall-whole-'));
  const account = await generateAccount({
    directory: join(root, 'account'),
    ...size,
    seed: 11,
    vintage: 'both',
    objects: ACCOUNT_OBJECTS,
    currencies: ['USD', 'EUR'],
  });
  const { summary } = account;
  const records = summary.records!;
  const people: PersonAnswers[] = [];
  for await (const person of readPersonAnswers(account.directory)) people.push(person);
  const byLead = new Map(
    people.flatMap((person) => (person.leadId === null ? [] : [[person.leadId, person] as const])),
  );
  const byEmail = new Map(
    people.flatMap((person) => (person.email === null ? [] : [[person.email, person] as const])),
  );
  const rows = new Map<string, readonly Row[]>();
  for (const { name, bytes, header } of [...records.files, ...summary.commerce!.files]) {
    const content = await readFile(join(account.directory, name));
    expect(content.length).toBe(bytes);
    const read = parse(content, { bom: true, columns: true, record_delimiter: '\r\n' }) as Row[];
    if (read[0] !== undefined) expect(Object.keys(read[0])).toEqual(header);
    rows.set(name, read);
  }
  return {
    root,
    account,
    summary,
    records,
    people,
    byLead,
    byEmail,
    rows,
    rowsOf: (object) => rows.get(records.files.find((file) => file.object === object)!.name)!,
    money: () =>
      summary.commerce!.files.flatMap(({ name, currency }) =>
        currency === null ? [] : rows.get(name)!.map((row) => ({ row, currency })),
      ),
    personOf: (row, emailColumn = 'Email') =>
      byLead.get(row['Lead ID']!) ?? byEmail.get(row[emailColumn]!.toLowerCase()),
  };
}

/** Hundredths of a cell, whatever sign, symbol or separators it has. */
export function cents(cell: string | undefined): number {
  return Math.round(Number((cell ?? '').replaceAll(/[^\d.-]/g, '')) * 100);
}

export function isPayment(row: Row): boolean {
  return ['Sale', 'Rebill'].includes(row['Transaction_Type']!);
}

export function isTakenBack(row: Row): boolean {
  return ['Refund', 'Partial refund', 'Chargeback'].includes(row['Transaction_Type']!);
}

export function countBy<T>(rows: readonly T[], key: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
}
