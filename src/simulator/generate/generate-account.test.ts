import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import english from 'i18n-iso-countries';
import englishNames from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountAnswers, FileAnswers, PersonAnswers } from './answers.ts';
import type { GeneratedAccount } from './generate-account.ts';
import { generateAccount } from './generate-account.ts';
import { readAnswerSummary, readPersonAnswers } from './read-answers.ts';

english.registerLocale(englishNames);

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'landfall-generate-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function hashFolder(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory)).sort();
  const hash = async (name: string) =>
    createHash('sha256')
      .update(await readFile(join(directory, name)))
      .digest('hex');
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await hash(name)] as const)));
}

describe('determinism', () => {
  const generate = (name: string, seed: number, now?: Date) =>
    generateAccount({
      directory: join(root, name),
      contacts: 300,
      seed,
      vintage: 'both',
      files: 3,
      ...(now && { now }),
    });

  test('the same seed gives the same bytes, another seed or instant gives others', async () => {
    await Promise.all([
      generate('a', 7),
      generate('b', 7),
      generate('c', 8),
      generate('d', 7, new Date('2026-08-01')),
    ]);
    const [a, b, c, d] = await Promise.all(['a', 'b', 'c', 'd'].map((name) => hashFolder(join(root, name))));
    expect(Object.keys(a!)).toHaveLength(4);
    expect(b).toEqual(a);
    expect(Object.values(c!).some((hash) => Object.values(a!).includes(hash))).toBe(false);
    expect(Object.keys(d!)).not.toEqual(Object.keys(a!));
  });
});

interface Row {
  readonly cells: readonly string[];
  /** Of the last line of the row. */
  readonly lastLine: number;
}

const LINE_FEED = 0x0a;

/** An independent reading of a file: csv-parse, then the rules of the brief. */
async function readRows(
  directory: string,
  file: FileAnswers,
): Promise<{ header: readonly string[]; rows: readonly Row[] }> {
  const bytes = await readFile(join(directory, file.name));
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  expect(bytes.length).toBe(file.bytes);
  const records = parse(bytes, { bom: true, info: true, relax_column_count: true, record_delimiter: '\r\n' });
  const read = records as unknown as { record: string[]; info: { bytes: number } }[];
  // Counted here: csv-parse's own `info.lines` counts a CRLF inside quotes twice.
  let from = 0;
  let lastLine = 0;
  const [header, ...rows] = read.map(({ record, info }) => {
    for (; from < info.bytes; from += 1) lastLine += Number(bytes[from] === LINE_FEED);
    return { cells: record, lastLine };
  });
  return { header: header!.cells, rows };
}

function isRefused(header: readonly string[], cells: readonly string[]): string | null {
  if (cells.length > header.length) return 'too-many-cells';
  if (cells.length < header.length) return 'too-few-cells';
  if (cells.join('|') === header.join('|')) return 'repeated-header';
  return cell(header, cells, 'id').trim() === '' && cell(header, cells, 'email').trim() === ''
    ? 'no-identity'
    : null;
}

const LEADS_NAMES: Record<string, string> = { id: 'Lead ID', last_name2: 'Last Name 2' };

/** A cell by its present name, in either vintage. */
function cell(header: readonly string[], cells: readonly string[], name: string): string {
  const spaced = name.replaceAll('_', ' ').toLowerCase();
  const at = header.findIndex(
    (column) => column === name || column === LEADS_NAMES[name] || column.toLowerCase() === spaced,
  );
  return cells[at] ?? '';
}

describe('answers agree with an independent reading', () => {
  const CONTACTS = 6000;
  let account: GeneratedAccount;
  let answers: AccountAnswers;
  let files: { file: FileAnswers; header: readonly string[]; rows: readonly Row[]; staged: readonly Row[] }[];

  beforeAll(async () => {
    const directory = join(root, 'read');
    account = await generateAccount({ directory, contacts: CONTACTS, seed: 42, vintage: 'both', files: 4 });
    answers = JSON.parse(await readFile(account.answersPath, 'utf8')) as AccountAnswers;
    files = await Promise.all(
      account.files.map(async (file) => {
        const { header, rows } = await readRows(directory, file);
        return { file, header, rows, staged: rows.filter(({ cells }) => isRefused(header, cells) === null) };
      }),
    );
  });

  test('rows, refused rows and their places', () => {
    for (const { file, header, rows, staged } of files) {
      expect(header).toEqual(file.header);
      expect(rows.length).toBe(file.rows);
      expect(staged.length).toBe(file.staged);
      const refused = rows.flatMap(({ cells, lastLine }, at) => {
        const kind = isRefused(header, cells);
        return kind === null ? [] : [{ kind, row: at + 1, lastLine }];
      });
      expect(refused).toEqual(file.rejected.map(({ kind, row, lastLine }) => ({ kind, row, lastLine })));
      expect(new Set(refused.map(({ kind }) => kind)).size).toBe(4);
    }
  });

  test('a refused row begins on the stated line of the file', async () => {
    for (const { file, rows } of files) {
      const lines = (await readFile(join(account.directory, file.name), 'utf8')).split('\n');
      for (const { row, line, kind } of file.rejected) {
        const first = rows[row - 1]!.cells[0]!;
        const expected = kind === 'no-identity' ? /^,/ : new RegExp(`^${first},`);
        expect(lines[line - 1]).toMatch(expected);
      }
    }
  });

  test('duplicates are exact copies within a file', () => {
    for (const { file, staged } of files) {
      const distinct = new Set(staged.map(({ cells }) => JSON.stringify(cells)));
      expect(staged.length - distinct.size).toBe(file.duplicates);
      expect(file.duplicates).toBeGreaterThan(0);
    }
  });

  test('empty and constant columns', () => {
    for (const { file, header, staged } of files) {
      const constant = header.flatMap((column, at) => {
        const values = new Set(staged.map(({ cells }) => cells[at]!));
        return values.size === 1 ? [{ column, value: [...values][0]! }] : [];
      });
      expect(constant.filter(({ value }) => value === '').map(({ column }) => column)).toEqual(
        file.emptyColumns,
      );
      expect(constant.filter(({ value }) => value !== '')).toEqual(file.constantColumns);
      expect(file.emptyColumns).toContain(header.find((column) => column.toLowerCase() === 'twitter'));
      expect(file.constantColumns).toHaveLength(1);
    }
  });

  test('after joining by lead id or address, newest last, every person says what the answers say', () => {
    const people = new Map<
      string,
      { header: readonly string[]; cells: readonly string[]; files: Set<number> }
    >();
    for (const [index, { header, staged, file }] of files.entries()) {
      for (const { cells } of staged) {
        const id = cell(header, cells, 'id');
        const key = id === '' ? cell(header, cells, 'email').trim().toLowerCase() : id;
        people.set(key, { header, cells, files: (people.get(key)?.files ?? new Set<number>()).add(index) });
      }
      expect(file.name).toBe(account.files[index]!.name);
    }
    expect(people.size).toBe(CONTACTS);
    expect(answers.people).toHaveLength(CONTACTS);
    for (const person of answers.people) {
      const found = people.get(person.leadId ?? person.email!)!;
      expect([...found.files]).toEqual(person.files);
      const read = (name: string): string => cell(found.header, found.cells, name);
      const separator = account.files[person.files.at(-1)!]!.nameSeparator;
      const names = (name: string): string[] => (read(name) === '' ? [] : read(name).split(separator));
      expect(pickCells(person)).toEqual({
        email: person.emailReason === null ? read('email').trim().toLowerCase() : null,
        firstName: read('first_name'),
        middleName: read('middle_name'),
        lastName: read('last_name'),
        lastName2: read('last_name2'),
        company: read('company'),
        dateJoined: read('date_joined'),
        tags: names('tags'),
        lists: names('lists'),
      });
      for (const field of answers.customFields) {
        const value = person.customFields[field.identifier];
        const text = read(field.identifier);
        expect(value ?? '').toEqual(field.type === 'checkbox' && text !== '' ? text.split(', ') : text);
      }
    }
  });

  test('country and mailability follow from the cells of the newest row', () => {
    const unnamed = new Set(['', 'Earth', 'N/A', 'Select country', '--', 'Everywhere']);
    const open = new Set(['US', 'AU', 'MX', 'RU', 'JP', 'IL', 'AE']);
    const newest = new Map<string, (name: string) => string>();
    for (const { header, staged } of files) {
      for (const { cells } of staged) {
        const read = (name: string): string => cell(header, cells, name);
        newest.set(read('id') || read('email').trim().toLowerCase(), read);
      }
    }
    const wrong = answers.people.filter((person) => {
      const read = newest.get(person.leadId ?? person.email!)!;
      const country = read('country');
      const status = read('gdpr_status').toLowerCase();
      const mailable =
        /^\s*[^@\s]+@[^@\s.]+(\.[^@\s.]+)+\s*$/.test(read('email')) &&
        read('lists') !== '' &&
        !/do not email|bounced|spam/.test(read('tags')) &&
        read('gdpr_communications') !== 'No' &&
        (['accepted', 'not subject', 'off'].includes(status) ||
          (['', 'unknown'].includes(status) && open.has(person.countryIso2 ?? '')));
      const named =
        english.getAlpha2Code(country, 'en') ??
        (english.isValid(country) ? english.toAlpha2(country) : undefined);
      const countryIsRight =
        unnamed.has(country) === (person.countryIso2 === null) && (!named || named === person.countryIso2);
      return mailable !== person.emailMailable || !countryIsRight;
    });
    expect(wrong).toEqual([]);
  });

  test('counts add up', () => {
    const { counts, people } = answers;
    expect(counts.people).toBe(CONTACTS);
    expect(counts.rows).toBe(counts.staged + counts.rejected);
    expect(counts.staged).toBe(counts.people + counts.duplicates + counts.overlapping);
    expect(counts.overlapping).toBe(people.filter((person) => person.files.length === 2).length);
    expect(counts.emailMailable).toBe(people.filter((person) => person.emailMailable).length);
    expect(counts.validPhones).toBe(people.filter((person) => person.phoneE164 !== null).length);
    const phones = Map.groupBy(people, (person) => person.phoneE164);
    phones.delete(null);
    expect(counts.sharingPhone).toBe([...phones.values()].filter((group) => group.length > 1).flat().length);
    const members = Map.groupBy(people, (person) => person.companyKey);
    members.delete(null);
    expect(answers.companies).toHaveLength(members.size);
    expect(counts.companies).toBe(members.size);
    for (const company of answers.companies) {
      const own = members.get(company.key) ?? [];
      expect(company.members).toBe(own.length);
      const spellings = Map.groupBy(own, (person) => person.company);
      expect(Object.fromEntries(company.names.map(({ name, members: count }) => [name, count]))).toEqual(
        Object.fromEntries([...spellings].map(([name, group]) => [name, group.length])),
      );
    }
    for (const { name, members } of answers.tags) {
      expect([name, people.filter(({ tags }) => tags.includes(name)).length]).toEqual([name, members]);
    }
    for (const { name, members } of answers.lists) {
      expect([name, people.filter(({ lists }) => lists.includes(name)).length]).toEqual([name, members]);
    }
  });

  test('every known oddity occurs, in bounds', () => {
    const share = (holds: (person: PersonAnswers) => boolean): number =>
      answers.people.filter(holds).length / CONTACTS;
    expect(share(({ lists }) => lists.length > 0)).toBeCloseTo(0.85, 1);
    expect(share(({ email }) => email === null)).toBeGreaterThan(0.005);
    expect(share(({ email }) => email === null)).toBeLessThan(0.015);
    expect(share(({ emailMailable }) => emailMailable)).toBeGreaterThan(0.4);
    expect(share(({ emailMailable }) => emailMailable)).toBeLessThan(0.65);
    expect(share(({ leadId }) => leadId === null)).toBeGreaterThan(0.001);
    expect(answers.people.some(({ earlierEmail }) => earlierEmail !== null)).toBe(true);
    expect(new Set(answers.people.map(({ mailableReason }) => mailableReason)).size).toBe(12);
    expect(new Set(answers.people.map(({ phoneReason }) => phoneReason)).size).toBe(8);
    const oddNames = [
      /[Α-Ω]/,
      /[А-Я]/,
      /\p{Script=Han}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
      /O'Brien/,
      /de la Cruz/,
      /\p{Extended_Pictographic}/u,
      /, Jr\.$/,
      / {2}/,
      / $|^ /,
      /\u0301/,
      /^.{200}/,
    ];
    const missing = oddNames.filter(
      (pattern) =>
        !answers.people.some((person) => pattern.test(person.firstName) || pattern.test(person.lastName)),
    );
    expect(missing).toEqual([]);
  });

  test('the answers can be read a person at a time', async () => {
    const people: PersonAnswers[] = [];
    for await (const person of readPersonAnswers(account.directory)) people.push(person);
    expect(people).toEqual(answers.people);
    const summary = await readAnswerSummary(account.directory);
    expect(summary).toEqual(account.summary);
    expect({ ...summary, people }).toEqual(answers);
  });
});

describe('edges', () => {
  test.each(['contacts', 'leads'] as const)('one %s file of one person', async (vintage) => {
    const directory = join(root, `one-${vintage}`);
    const { files, summary } = await generateAccount({ directory, contacts: 1, seed: 3, vintage });
    expect(files.map((file) => file.vintage)).toEqual([vintage]);
    expect(summary.counts).toMatchObject({ people: 1, duplicates: 1, rejected: 4, rows: 6 });
  });

  test('nobody: a header and no row', async () => {
    const { files, summary, directory } = await generateAccount({
      directory: join(root, 'none'),
      contacts: 0,
      seed: 3,
    });
    expect(summary.counts).toMatchObject({ people: 0, rows: 0, rejected: 0 });
    expect(await readFile(join(directory, files[0]!.name), 'utf8')).toBe(
      `\uFEFF${files[0]!.header.join(',')}\r\n`,
    );
    expect((await readAnswerSummary(directory)).seed).toBe(3);
    expect((await readPersonAnswers(directory).next()).done).toBe(true);
  });

  test('a wrong option leaves no folder behind', async () => {
    const directory = join(root, 'wrong');
    await expect(generateAccount({ directory, contacts: -1, seed: 3 })).rejects.toThrow(RangeError);
    await expect(readdir(directory)).rejects.toThrow('ENOENT');
  });
});

function pickCells(person: PersonAnswers) {
  const { email, firstName, middleName, lastName, lastName2, company, dateJoined, tags, lists } = person;
  return { email, firstName, middleName, lastName, lastName2, company, dateJoined, tags, lists };
}
