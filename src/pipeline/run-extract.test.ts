import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runExtract } from './run-extract.ts';
import { addSuppressions, hashAddress } from './suppressions.ts';
import { initWorkspace, openWorkspace, type Workspace } from './workspace.ts';

let folder = '';
let workspace: Workspace;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-run-extract-'));
  await initWorkspace(join(folder, 'acme'));
  workspace = await openWorkspace(join(folder, 'acme'));
});
afterEach(async () => {
  await workspace.close();
  await rm(folder, { recursive: true });
});

const put = (name: string, text: string) => writeFile(join(workspace.exportsDirectory, name), text);
const paper = (name: string) => readFile(join(workspace.reportsDirectory, name), 'utf8');
const extract = () => runExtract(workspace, () => {});

async function configure(edits: Parameters<Workspace['editConfig']>[0]): Promise<void> {
  await workspace.editConfig(edits);
  await workspace.close();
  workspace = await openWorkspace(join(folder, 'acme'));
}

it('gives rejected rows back under their own header; mended, they are an export again', async () => {
  await put('c_6a27740000000.csv', 'id,email,city\n1,ann@example.com,Bonn\n,"no address, ""x""",=Ulm\n');
  expect(await extract()).toMatchObject({ issues: { 'row-rejected': 1 }, entities: { contact: 1 } });
  const back = await paper('rejected-c_6a27740000000.csv');
  expect(back).toBe('\uFEFFid,email,city\r\n,"no address, ""x""",=Ulm\r\n');
  await put('rejected-c_6a27740000000.csv', back.replace('"no address, ""x"""', 'bob@example.com'));
  expect(await extract()).toMatchObject({ entities: { contact: 2 } });
  const cities: unknown[] = [];
  for await (const batch of workspace.ledger.entities.all('contact')) {
    cities.push(...batch.map(({ columns }) => columns['city']));
  }
  expect(new Set(cities)).toEqual(new Set(['Bonn', '=Ulm']));
});

it('names what differs from the numbers a person reads in Kartra', async () => {
  await put('c_6a27740000000.csv', 'id,email,lists\n1,ann@example.com,"News, VIP"\n2,bob@example.com,VIP\n');
  await put(
    't_6a27740000000.csv',
    'ID,Transaction_Type,Date,Price_point,Amount (USD),lead_id\n1,Sale,2026-01-01,1,10.00,1\n2,Refund,2026-01-02,1,4.00,1\n',
  );
  const expected = {
    contacts: 3,
    transactions: 2,
    lists: { VIP: 2, News: 2 },
    money: { USD: { gross: '10.00', net: 7 } },
  };
  await configure([{ path: ['expected'], value: expected }]);
  const summary = await extract();
  expect(summary.money).toEqual({ USD: { gross: '10.00', refunds: '4.00', net: '6.00' } });
  expect(summary.issues['expected-differs']).toBe(3);
  const text = await paper('extract-issues.csv');
  expect(text).toContain('contacts,"Kartra shows 3, the exports hold 2 (-1)."');
  expect(text).toContain('list News,"Kartra shows 2, the exports hold 1 (-1)."');
  expect(text).toContain('USD net,"Kartra shows 7.00, the exports hold 6.00 (-1.00)."');
  expect(await paper('money-by-month.csv')).toContain('USD,2026-01,1,0,10.00,0.00,0.00,0.00,1,4.00,6.00');
});

it('sets aside who is in suppress.csv, lists them by hash, and refuses a plain address', async () => {
  await put('c_6a27740000000.csv', 'id,email\n1,ann@example.com\n2,bob@example.com\n');
  const list = join(folder, 'gone.txt');
  await writeFile(list, 'Ann@Example.com\nann@example.com\n');
  expect(await addSuppressions(workspace, list)).toEqual({ read: 2, added: 1 });
  expect(await extract()).toMatchObject({ entities: { contact: 1 }, issues: { suppressed: 1 } });
  const text = await paper('extract-issues.csv');
  expect(text).toContain(hashAddress('ann@example.com'));
  expect(text).not.toContain('ann@');
  await writeFile(join(workspace.directory, 'suppress.csv'), `sha256\n${'0'.repeat(64)}\nann@example.com\n`);
  const refused = await extract().catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'suppressions-invalid', details: { line: 3 } });
  expect(JSON.stringify(refused) + String(refused)).not.toContain('ann@');
});
