/**
 * Every way an export is known to arrive damaged, as a whole file through the whole step, with the exact words a
 * person reads: refused before anything is kept, rows set aside, or read with a finding or a question.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LandfallError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite/open-ledger.ts';
import type { FileFindingCode } from '../model/file-report.ts';
import { type ExtractResult, extractExports } from './extract-exports.ts';
import { readRejected } from './read-rejected.ts';

const file = 'contacts.csv';
let folder = '';
let ledger: Ledger;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-malformed-'));
  await mkdir(join(folder, 'exports'));
  ledger = await openLedger(join(folder, 'ledger.db'));
});
afterAll(async () => {
  await ledger.close();
  await rm(folder, { recursive: true });
});

async function extract(content: string | Buffer, name = file): Promise<ExtractResult> {
  await writeFile(join(folder, 'exports', name), content);
  const { staging, entities, transactions } = ledger;
  const directory = join(folder, 'exports');
  return extractExports({ directory, account: 'acme', staging, entities, transactions });
}

const head = 'lead_id,email,first_name,phone,zip,notes';
const lines = (...rows: readonly string[]): string => [head, ...rows, ''].join('\r\n');
const good = '17,ann@example.com,Ann,+1 415 555 0132,02139,fine';
const people = (cellsOf: (n: number) => readonly [phone: string, zip: string, notes: string]): string =>
  lines(
    ...Array.from({ length: 40 }, (_, n) => [n + 1, `p${n}@example.com`, 'Ann', ...cellsOf(n)].join(',')),
  );
const latin = Buffer.from(lines('17,ann@example.com,Zoé,,,'), 'latin1');

const unopened = 'Export from Kartra again and put the file here without opening it in a spreadsheet.';
const mend =
  'Export from Kartra again and put the file here unopened; or mend this line in a text editor: a quote inside a cell is written twice ("") and the cell stands in quotes.';

/** Message and remedy. */
const refusals: Readonly<Record<string, readonly string[]>> = {
  'letters of windows-1252': [
    'contacts.csv, line 2: byte 64 (0xE9) is not UTF-8. Read as windows-1252 it is "é", which a person must confirm.',
    'Export from Kartra again without opening the file in Excel, or, if the letter shown is right, confirm it: landfall extract --encoding "contacts.csv=windows-1252" --by "Your Name"',
  ],
  'a byte no text holds': [
    'contacts.csv, line 2: byte 90 is a NUL, which no text file holds.',
    'The file is damaged or not a CSV file. Export from Kartra again.',
  ],
  'UTF-16 that ends in the middle of a letter': [
    'contacts.csv, line 2: byte 187 is not valid utf-16le, which the file begins as.',
    'The file is damaged or was cut. Export from Kartra again.',
  ],
  'a workbook': [
    'contacts.csv: this is a ZIP archive or an Excel workbook (.xlsx), not a text file.',
    'Give an archive its ending .zip, or save the sheet as "CSV UTF-8"; better, export from Kartra again.',
  ],
  'a page of a browser': [
    'contacts.csv: this is a web page, such as a login form saved instead of the download, not a text file.',
    'Export from Kartra again and put the file here as it was downloaded.',
  ],
  nothing: [
    'contacts.csv: the file is empty.',
    'Export from Kartra again, or take the file out of exports/.',
  ],
  'a header alone': [
    'contacts.csv, line 1: the file holds one line and no record below it.',
    'Check the filter of the export in Kartra, or take the file out of exports/.',
  ],
  'a row cut in the middle of a quote': [
    'contacts.csv, line 3, cell 3: the quote that opens here is never closed.',
    mend,
  ],
  'a quote inside a cell': [
    'contacts.csv, line 2, cell 6: a quote stands inside a cell that does not begin with one.',
    mend,
  ],
  'text behind a closing quote': [
    'contacts.csv, line 2, cell 3: text follows the quote that closes the cell.',
    mend,
  ],
  'two columns that mean the same': [
    'contacts.csv, line 1, cell 2: columns 1 ("email") and 2 ("E-Mail") are both "email".',
    'Rename one of the two headers in Kartra or in the file, so that each has its own name.',
  ],
  'a header nobody knows': [
    'contacts.csv, line 1: the header belongs to no export Landfall knows.',
    'Every export needs its header line. If this is one, say which it is in landfall.yaml, under "exports:", a line such as  "contacts.csv": contacts, and look at it with: landfall extract --preview "contacts.csv". Otherwise take the file out of exports/.',
  ],
};

/** Rule, message and remedy. */
const rejections: Readonly<Record<string, readonly string[]>> = {
  'a header in the middle': [
    'repeated-header',
    'This line repeats the header, as happens when exports are joined by hand.',
    'Nothing to do: the line is no record. Put unjoined exports here to be sure nothing was lost.',
  ],
  'a cell too many': [
    'cell-count',
    'The row has 7 cells, the header 6.',
    'A delimiter stands in a cell without quotes: put that cell in quotes, or export from Kartra again.',
  ],
  'a cell too few': [
    'cell-count',
    'The row has 5 cells, the header 6.',
    'Cells are missing at the end of the row: export from Kartra again, or complete the row.',
  ],
  'the end of the file inside a row': [
    'cut-off',
    'The file ends inside this row, after 3 of 6 cells: rows below it are missing.',
    'The download was cut. Export from Kartra again and wait until the download is complete.',
  ],
  'neither address nor lead id': [
    'no-identity',
    'The row has neither an e-mail address nor a lead id, so nobody can be recognised by it.',
    'Correct the contact in Kartra and export again, or include the lead id in the export.',
  ],
  'no address where one should stand': [
    'no-identity',
    'The row has no lead id, and what stands here is not an e-mail address.',
    'Correct the contact in Kartra and export again, or include the lead id in the export.',
  ],
  'a lead id a spreadsheet shortened': [
    'number-shortened',
    'A spreadsheet shortened the lead id to this form; its last digits are lost.',
    unopened,
  ],
};

/** Message and remedy, by the code of the finding. */
const noticed: Readonly<Record<string, readonly string[]>> = {
  'letters-garbled': [
    'Letters are garbled: a program read this UTF-8 text as windows-1252 and saved it again. The arrow shows what stood there before.',
    'Export from Kartra again and put the file here without opening it in a spreadsheet. If the letters are garbled in Kartra too, correct them there.',
  ],
  'letters-lost': [
    'Letters were lost before the file came here: a program wrote � where it could not read them.',
    'Export from Kartra again and put the file here without opening it in a spreadsheet. If � stands in Kartra too, correct it there.',
  ],
  'cells-cut': [
    'Several cells are exactly 255 characters long and none is longer: their ends may be cut off.',
    'Look at these contacts in Kartra; if the text goes on there, export again without a spreadsheet between.',
  ],
  'number-shortened': [
    'A spreadsheet shortened long numbers to this form; their last digits are lost.',
    unopened,
  ],
  'plus-or-zero-lost': [
    'No phone in this column has a plus, a leading zero or a blank, and some are not 10 digits long: a spreadsheet may have read them as numbers.',
    'If Kartra shows a plus or a leading zero: Export from Kartra again and put the file here without opening it in a spreadsheet.',
  ],
  'zip-zero-lost': [
    'No postal code in this column begins with zero, and some have fewer than five digits: a spreadsheet may have taken their zeros away.',
    'If Kartra shows the zeros: Export from Kartra again and put the file here without opening it in a spreadsheet.',
  ],
  'formula-error': ['Cells hold an error of a spreadsheet instead of a value.', unopened],
  'number-as-date': ['A spreadsheet made dates of what may have been numbers or codes.', unopened],
  'formula-carried': [
    'Cells begin like a formula. They are carried as text, exactly as they stand.',
    'Nothing to do; do not open the file in a spreadsheet, which would run them.',
  ],
  'rows-repeated': [
    'Rows stand in this file more than once, cell by cell. Each is read; they make one record.',
    'Nothing to do, unless different people share everything in this export: then include the lead id.',
  ],
};

describe('read whatever the bytes', () => {
  it.each([
    ['UTF-8', Buffer.from(lines(good)), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${lines(good)}`), 'utf-8-bom'],
    ['UTF-16', Buffer.from(`\uFEFF${lines(good)}`, 'utf16le'), 'utf-16le'],
    ['semicolons', Buffer.from(lines(good).replaceAll(',', ';')), 'utf-8'],
    ['tabs', Buffer.from(lines(good).replaceAll(',', '\t')), 'utf-8'],
  ])('%s', async (_, bytes, encoding) => {
    expect((await extract(bytes)).inputs).toMatchObject([{ encoding, rows: 1, staged: 1, rejected: 0 }]);
  });
});

describe('refused whole, before anything is kept', () => {
  it.each<[string, string | Buffer]>([
    ['letters of windows-1252', latin],
    ['a byte no text holds', Buffer.from(lines(good).replace('fine', 'fi\0ne'))],
    [
      'UTF-16 that ends in the middle of a letter',
      Buffer.from(`\uFEFF${lines(good)}`, 'utf16le').subarray(0, -1),
    ],
    ['a workbook', Buffer.from('504b030414000600080000002100', 'hex')],
    ['a page of a browser', '<!DOCTYPE html><html><body>Log in</body></html>'],
    ['nothing', ''],
    ['a header alone', `${head}\r\n`],
    ['a row cut in the middle of a quote', lines(good, '18,bo@example.com,"Bo')],
    ['a quote inside a cell', lines('17,ann@example.com,Ann,,,5" pipe')],
    ['text behind a closing quote', lines('17,ann@example.com,"Ann"x,,,')],
    ['two columns that mean the same', `email,E-Mail\r\nann@example.com,bo@example.com\r\n`],
    ['a header nobody knows', 'colour,shape\r\nred,round\r\n'],
  ])('%s', async (name, content) => {
    const before = await ledger.staging.files();
    const error = await extract(content).then(
      () => null,
      (thrown: unknown) => thrown as LandfallError,
    );
    expect([error?.message, error?.details.remedy]).toEqual(refusals[name]);
    expect(await ledger.staging.files()).toEqual(before);
  });
});

describe('rows set aside, the others read', () => {
  it.each<[string, string]>([
    ['a header in the middle', lines(good, head)],
    ['a cell too many', lines(good, '18,bo@example.com,Bo,,,a,b')],
    ['a cell too few', lines(good, '18,bo@example.com,Bo,,')],
    ['the end of the file inside a row', `${lines(good)}18,bo@example.com,B`],
    ['neither address nor lead id', lines(good, ',,Bo,,,')],
    ['no address where one should stand', lines(good, ',bo at example,Bo,,,')],
    ['a lead id a spreadsheet shortened', lines(good, '1.2E+10,,Bo,,,')],
  ])('%s', async (name, content) => {
    const [input] = (await extract(content)).inputs;
    expect(input).toMatchObject({ rows: 2, staged: 1, rejected: 1 });
    const found: (readonly string[])[] = [];
    for await (const { row } of readRejected(ledger.staging)) found.push([row.rule, row.message, row.remedy]);
    expect(found).toEqual([rejections[name]]);
  });
});

describe('read, with what was noticed', () => {
  it.each<[string, string]>([
    ['letters-garbled', lines('17,ann@example.com,ZoÃ«,,,')],
    ['letters-lost', lines('17,ann@example.com,Zo\uFFFD,,,')],
    ['cells-cut', people((n) => ['', '', n < 3 ? 'x'.repeat(255) : 'short'])],
    ['number-shortened', people((n) => [n < 2 ? '1.4E+10' : '+1 415 555 0132', '', ''])],
    ['plus-or-zero-lost', people((n) => [n === 4 ? '4155550132' : '447700900219', '', ''])],
    ['zip-zero-lost', people((n) => ['', n % 8 === 0 ? '501' : '90210', ''])],
    ['formula-error', people((n) => ['', '', n < 2 ? '#REF!' : 'x'])],
    ['number-as-date', people((n) => ['', '', n < 2 ? '1-Mar' : 'x'])],
    ['formula-carried', people((n) => ['', '', n < 2 ? '=1+2' : 'x'])],
    ['rows-repeated', lines(good, good)],
  ])('%s', async (code, content) => {
    const { files } = await extract(content);
    const { findings } = await ledger.staging.report(files[0]?.id ?? 0);
    expect(findings.map((one) => [one.code, one.message, one.remedy])).toEqual([
      [code, ...(noticed[code] ?? [])],
    ]);
  });
});

it('has the words of every finding but a full sheet, which is too long to write here', () => {
  const codes: Readonly<Record<Exclude<FileFindingCode, 'row-limit'>, true>> = {
    'letters-garbled': true,
    'letters-lost': true,
    'cells-cut': true,
    'number-shortened': true,
    'plus-or-zero-lost': true,
    'zip-zero-lost': true,
    'formula-error': true,
    'number-as-date': true,
    'formula-carried': true,
    'rows-repeated': true,
  };
  expect(new Set(Object.keys(noticed))).toEqual(new Set(Object.keys(codes)));
});

describe('read, with a question', () => {
  const asked = async (column: string, ...cells: readonly string[]) => {
    const rows = cells.map((cell, n) => `${n + 1},p${n}@example.com,"${cell}"`);
    await extract(`lead_id,email,${column}\r\n${rows.join('\r\n')}\r\n`);
    const profiles = await ledger.entities.profiles('contact');
    return profiles.find((one) => one.column === column)?.readings?.questions;
  };

  it.each<[string, string, readonly string[], readonly string[]]>([
    ['dates either way round', 'Renewal', ['03/04/2024', '05/06/2024'], ['day-or-month']],
    ['dates one way round', 'Renewal', ['03/04/2024', '25/06/2024'], []],
    ['amounts either way', 'Budget', ['$1,234', '$5,678'], ['thousand-or-decimal']],
    ['amounts one way', 'Budget', ['$1,234.50', '$5,678'], []],
    ['names with two separators', 'tags', ['a, b; c', 'd; e'], ['separator']],
    ['names with one', 'tags', ['a; b', 'c; d'], []],
    ['times without a zone', 'date_joined', ['2024-03-04 10:00:00', '2024-05-06 11:00:00'], ['time-zone']],
  ])('%s', async (_, column, cells, questions) => {
    expect(await asked(column, ...cells)).toEqual(questions);
  });
});
