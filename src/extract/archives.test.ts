import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestMember, writeZip } from '../connectors/kartra/zip-under-test.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite/open-ledger.ts';
import { extractExports } from './extract-exports.ts';

const csv = 'email,first_name\nann@example.com,Zoë\nbob@example.com,Bob\n';
let folder = '';
let ledger: Ledger;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-zip-'));
  await mkdir(join(folder, 'exports'));
  ledger = await openLedger(join(folder, 'ledger.db'));
});
afterEach(async () => {
  await ledger.close();
  await rm(folder, { recursive: true });
});

const put = (content: Buffer) => writeFile(join(folder, 'exports', 'all.zip'), content);
const extract = () =>
  extractExports({
    directory: join(folder, 'exports'),
    account: 'acme',
    staging: ledger.staging,
    entities: ledger.entities,
    transactions: ledger.transactions,
  });

it('reads each member as a file of its own, with its own sums', async () => {
  const later = `\uFEFFemail,first_name\n${Array.from({ length: 3000 }, (_, n) => `p${n}@example.com,P${n}`).join('\n')}\nx,\n`;
  await put(
    writeZip([
      { name: 'contacts_kartra_08-06-2026_6a277407a4499.csv', content: csv },
      { name: 'part two/b.csv', content: later },
      { name: '__MACOSX/._b.csv', content: 'x' },
      { name: 'part two/', content: '' },
      { name: 'read me.pdf', content: '%PDF' },
    ]),
  );
  const first = await extract();
  expect(first.inputs).toMatchObject([
    { name: 'all.zip/contacts_kartra_08-06-2026_6a277407a4499.csv', rows: 2, staged: 2, encoding: 'utf-8' },
    { name: 'all.zip/part two/b.csv', rows: 3001, staged: 3000, rejected: 1, encoding: 'utf-8-bom' },
  ]);
  expect(first.inputs[0]?.bytes).toBe(Buffer.byteLength(csv));
  expect(first.ignored).toEqual(['all.zip/read me.pdf']);
  expect(first.entities).toEqual({ contact: 3002 });
  expect(await extract()).toMatchObject({ changed: false, entities: { contact: 3002 } });
});

const bomb = Buffer.alloc(40 * 1024 * 1024, 'a,');
const refused: readonly [name: string, members: readonly TestMember[], rule: string, says: string][] = [
  ['a bomb', [{ name: 'a.csv', content: bomb }], 'zip-bomb', 'unpack to far more than exports ever hold'],
  [
    'a bomb that lies about its size',
    [{ name: 'a.csv', content: bomb, claims: 100 }],
    'zip-damaged',
    'damaged or incomplete',
  ],
  ['a path upwards', [{ name: '../../etc/a.csv', content: csv }], 'zip-path', 'leads out of it'],
  ['an absolute path', [{ name: '/etc/a.csv', content: csv }], 'zip-path', 'leads out of it'],
  ['a Windows path upwards', [{ name: '..\\a.csv', content: csv }], 'zip-path', 'leads out of it'],
  [
    'a password',
    [{ name: 'a.csv', content: csv, encrypted: true }],
    'zip-encrypted',
    'protected by a password',
  ],
  ['an archive in it', [{ name: 'in/b.zip', content: 'PK' }], 'zip-nested', 'holds another archive'],
  ['no export', [{ name: 'a.docx', content: 'x' }], 'zip-empty', 'holds no .csv, .txt or .tsv file'],
  ['nothing', [], 'zip-empty', 'holds no .csv, .txt or .tsv file'],
  [
    'two members of one name',
    [
      { name: 'a.csv', content: csv },
      { name: 'a.csv', content: csv },
    ],
    'zip-name-twice',
    'the same name',
  ],
];

it.each(refused)('refuses an archive with %s, and keeps nothing', async (_, members, rule, says) => {
  await put(writeZip(members));
  await expect(extract()).rejects.toMatchObject({
    code: 'file-not-an-export',
    message: expect.stringContaining(says) as string,
    details: { rule, remedy: expect.any(String) as string },
  });
  expect(await ledger.staging.files()).toEqual([]);
});

it.each([
  ['cut in the middle', writeZip([{ name: 'a.csv', content: csv }]).subarray(0, 60)],
  ['no archive at all', Buffer.from('email\nann@example.com\n')],
  ['empty', Buffer.alloc(0)],
])('refuses an archive that is %s', async (_, bytes) => {
  await put(bytes);
  await expect(extract()).rejects.toMatchObject({ details: { file: 'all.zip', rule: 'zip-damaged' } });
});

it('names the member in what is wrong with it, beside what is wrong elsewhere', async () => {
  await put(writeZip([{ name: 'a.csv', content: 'email,n\nann@example.com,"x\n' }]));
  await expect(extract()).rejects.toMatchObject({
    details: { file: 'all.zip/a.csv', line: 2, rule: 'quote-not-closed' },
  });
});
