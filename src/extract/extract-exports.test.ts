import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite/open-ledger.ts';
import type { Entity } from '../model/entity.ts';
import { type ExtractOptions, extractExports } from './extract-exports.ts';
import { type RejectedInFile, readRejected } from './read-rejected.ts';

const older = 'leads_kartra_01-06-2024_665a5f80a0001.csv';
const newer = 'contacts_kartra_08-06-2026_6a277407a4499.csv';

let folder = '';
let ledger: Ledger;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-extract-'));
  await mkdir(join(folder, 'exports'));
  ledger = await openLedger(join(folder, 'ledger.db'));
});
afterEach(async () => {
  await ledger.close();
  await rm(folder, { recursive: true });
});

const put = (name: string, content: string | Buffer) => writeFile(join(folder, 'exports', name), content);

const extract = (options: Partial<ExtractOptions> = {}) =>
  extractExports({
    directory: join(folder, 'exports'),
    account: 'acme',
    staging: ledger.staging,
    entities: ledger.entities,
    transactions: ledger.transactions,
    ...options,
  });

async function people(): Promise<Entity[]> {
  const all: Entity[] = [];
  for await (const batch of ledger.entities.all('contact')) all.push(...batch);
  return all;
}

async function rejected(): Promise<RejectedInFile[]> {
  const all: RejectedInFile[] = [];
  for await (const item of readRejected(ledger.staging)) all.push(item);
  return all;
}

describe('reading exports', () => {
  it('reads again what a stopped reading built, even where its files are gone since', async () => {
    await put('contacts_2026-01-01.csv', 'id,first_name,email\n1,Ann,ann@example.com\n');
    await extract();
    const wrong = {
      'contacts_2026-06-01.csv': 'id,first_name,email\n1,Wrong,ann@example.com\n2,Bob,bob@example.com\n',
      'companies_2026-06-01.csv': 'Company ID,Company,Website\n1,Acme,acme.example\n',
      'deals_2026-06-01.csv': 'Deal ID,Deal,Pipeline,Stage,Value,Lead ID\n1,One,Sales,New,5,1\n',
    };
    for (const [name, text] of Object.entries(wrong)) await put(name, text);
    const stop = new Error('stopped while deals are put together');
    const stopped = extract({
      onProgress({ stage, file }) {
        if (stage === 'reassemble' && file === 'deal') throw stop;
      },
    });
    await expect(stopped).rejects.toBe(stop);
    expect(await ledger.entities.count('company'), 'built before the stop').toBe(1);

    for (const name of Object.keys(wrong)) await rm(join(folder, 'exports', name));
    expect(await extract()).toMatchObject({ rebuilt: ['contact', 'company'], changed: true });
    expect(await people()).toMatchObject([{ marker: 'L:1', columns: { first_name: 'Ann' } }]);
    expect(await ledger.entities.count('company')).toBe(0);
  });

  it('stages both vintages and makes one person of two rows', async () => {
    await put(
      newer,
      '\uFEFFid,email,first_name,zip\r\n17,ann@example.com,Anna,00123\r\n18,bob@example.com,Bob,\r\n',
    );
    await put(older, 'Lead ID;Email;First Name;City\n17;Ann@Example.com;Ann;Köln\n');
    const result = await extract();
    expect(result).toMatchObject({
      entities: { contact: 2 },
      merged: { contact: 1 },
      conflicts: {},
      rejected: 0,
      changed: true,
      ignored: [],
    });
    expect(result.inputs).toMatchObject([
      { name: newer, kind: 'contacts', rows: 2, staged: 2, rejected: 0, encoding: 'utf-8-bom' },
      { name: older, rows: 1, staged: 1, encoding: 'utf-8' },
    ]);
    expect(await people()).toMatchObject([
      {
        marker: 'L:17',
        columns: {
          lead_id: '17',
          email: 'ann@example.com',
          first_name: 'Anna',
          zip: '00123',
          city: 'Köln',
        },
        superseded: { first_name: ['Ann'] },
        origin: { file: newer, line: 2 },
      },
      { marker: 'L:18' },
    ]);
    expect((await ledger.entities.profiles('contact')).map(({ column }) => column)).toContain('city');
  });

  it('reads UTF-16 and, confirmed, windows-1252', async () => {
    await put('a.txt', Buffer.from('\uFEFFemail\tfirst_name\r\nann@example.com\tZoë\r\n', 'utf16le'));
    await put('b.csv', Buffer.from('email,first_name\nbob@example.com,J\xf6rg\n', 'latin1'));
    const { inputs } = await extract({ encodings: { 'b.csv': 'windows-1252' } });
    expect(inputs.map(({ encoding }) => encoding)).toEqual(['utf-16le', 'windows-1252']);
    expect((await people()).map(({ columns }) => columns['first_name'])).toEqual(
      expect.arrayContaining(['Jörg', 'Zoë']),
    );
  });

  it('keeps the text of a cell and takes a blank one as empty', async () => {
    await put('a.csv', 'email,first_name,notes\nann@example.com, Ann ,"  "\n');
    await extract();
    expect((await people())[0]?.columns).toEqual({ email: 'ann@example.com', first_name: ' Ann ' });
  });

  it('keeps a row with an unusable address under its lead id', async () => {
    await put('a.csv', 'id,email\n17,ann at example\n');
    await extract();
    expect(await people()).toMatchObject([{ marker: 'L:17', columns: { email: 'ann at example' } }]);
  });

  it('says how far it is', async () => {
    const seen: string[] = [];
    await put('a.csv', 'email\nann@example.com\n');
    await extract({ onProgress: ({ stage, file, rows }) => seen.push(`${stage} ${file} ${rows}`) });
    expect(seen).toEqual(['inspect a.csv 0', 'read a.csv 1', 'reassemble contact 1']);
  });
});

describe('rows and counts (I4)', () => {
  it('rejects with line, column, value and rule; rows = staged + rejected', async () => {
    await put(
      'a.csv',
      'email,first_name\nann@example.com,"one\r\ntwo"\nbob@example.com\n\nnobody,Nob\nemail,first_name\nc@example.com,C,x\n',
    );
    const { inputs, rejected: count } = await extract();
    expect(inputs).toMatchObject([{ rows: 5, staged: 1, rejected: 4 }]);
    expect(count).toBe(4);
    expect(await rejected()).toMatchObject([
      { file: 'a.csv', row: { line: 4, rule: 'cell-count', column: 'first_name', value: '' } },
      { row: { line: 6, rule: 'no-identity', column: 'email', value: 'nobody', cells: ['nobody', 'Nob'] } },
      { row: { line: 7, rule: 'repeated-header' } },
      { row: { line: 8, rule: 'cell-count', column: null, value: 'x' } },
    ]);
  });
});

describe('bad files (R16, R128)', () => {
  it('one bad of three: nothing of any is in the store', async () => {
    await put('a.csv', 'email\nann@example.com\n');
    await put('b.csv', `email,n\n${'bob@example.com,1\n'.repeat(2000)}x@example.com,"open\n`);
    await put('c.csv', 'email\ncat@example.com\n');
    await expect(extract()).rejects.toMatchObject({
      code: 'file-not-an-export',
      details: { file: 'b.csv', line: 2002, rule: 'quote-not-closed' },
    });
    expect(await ledger.staging.files()).toEqual([]);
  });

  it('lists every bad file at once', async () => {
    await put('a.csv', 'email\nann@example.com\n');
    await put('b.csv', 'Lorem,Ipsum\nSale,1\n');
    await put('c.csv', Buffer.from([0x65, 0xe9, 0x0a]));
    const error = await extract().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'file-not-an-export', details: { facts: { files: 2 } } });
    expect(String(error)).toMatch(/2 files[^]*b\.csv[^]*no export[^]*c\.csv[^]*not UTF-8/u);
    expect(String(error)).not.toContain('a.csv');
    expect(await ledger.staging.files()).toEqual([]);
  });

  it('leaves what was staged before when a later file is bad', async () => {
    await put('a.csv', 'email\nann@example.com\n');
    await extract();
    await put('b.csv', '');
    await expect(extract()).rejects.toMatchObject({ details: { rule: 'file-empty' } });
    expect(await ledger.staging.files()).toMatchObject([{ name: 'a.csv' }]);
    expect(await people()).toHaveLength(1);
  });

  it('a folder without any export', async () => {
    await put('a.xlsx', 'x');
    await expect(extract()).rejects.toMatchObject({
      code: 'file-missing',
      message: expect.stringContaining('left aside: a.xlsx') as string,
    });
  });

  it('a file that changes while it is read', async () => {
    await put('a.csv', `email\n${'ann@example.com\n'.repeat(10)}`);
    const touch = async () =>
      utimes(join(folder, 'exports', 'a.csv'), new Date(), new Date(Date.now() + 60_000));
    const { staging } = ledger;
    const slow = {
      ...staging,
      stageFile: async (...[file, write]: Parameters<typeof staging.stageFile>) => {
        await touch();
        return staging.stageFile(file, write);
      },
    };
    await expect(extract({ staging: slow })).rejects.toMatchObject({
      code: 'file-unreadable',
      details: { rule: 'file-changed' },
    });
    expect(await staging.files()).toEqual([]);
  });
});

describe('twice is once (I6)', () => {
  it('does not read a staged file again and changes nothing', async () => {
    await put(newer, 'id,email\n17,ann@example.com\n,bob@example.com\n');
    await put(older, 'id,email\n17,old@example.com\n');
    const first = await extract();
    const before = { people: await people(), files: await ledger.staging.files() };
    const stages: string[] = [];
    const second = await extract({ onProgress: ({ stage }) => stages.push(stage) });
    expect(second).toEqual({ ...first, changed: false, rebuilt: [] });
    expect(stages).not.toContain('read');
    expect({ people: await people(), files: await ledger.staging.files() }).toEqual(before);
  });

  it('reads a file again when its content changed', async () => {
    await put('a.csv', 'id,email\n17,ann@example.com\n');
    await extract();
    await put('a.csv', 'id,email\n17,anna@example.com\n');
    expect(await extract()).toMatchObject({ changed: true, entities: { contact: 1 } });
    expect(await people()).toMatchObject([{ columns: { email: 'anna@example.com' }, superseded: {} }]);
  });

  it('forgets a file that is gone, and its people', async () => {
    await put('a.csv', 'id,email\n17,ann@example.com\n');
    await put('b.csv', 'id,email\n18,bob@example.com\n');
    await extract();
    await rm(join(folder, 'exports', 'b.csv'));
    expect(await extract()).toMatchObject({ changed: true, removed: 1, entities: { contact: 1 } });
    expect((await people()).map(({ marker }) => marker)).toEqual(['L:17']);
  });
});

describe('how far the reading is', () => {
  it('is told within a file large enough for a thread of its own', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `${at + 1},p${at}@example.com,${'x'.repeat(140)}`);
    const text = `id,email,notes\r\n${rows.join('\r\n')}\r\n`;
    expect(text.length).toBeGreaterThan(4 * 1024 * 1024);
    await put(newer, text);
    const told: { bytes: number; bytesDone: number }[] = [];
    await extract({
      onProgress: ({ stage, bytes, bytesDone }) => stage === 'read' && told.push({ bytes, bytesDone }),
    });
    expect(told.length).toBeGreaterThan(20);
    const steps = told.map(({ bytesDone }) => bytesDone);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(new Set(steps).size).toBeGreaterThan(10);
    expect(steps[0]).toBeGreaterThan(0);
    expect(told.at(-1)).toEqual({ bytes: text.length, bytesDone: text.length });
  });
});
