/** Ledgers that cannot be opened say why, and what to do. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LandfallError } from '../../errors.ts';
import { explainSqliteError } from './explain-sqlite-error.ts';
import { openLedger } from './open-ledger.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-open-'));
  file = join(folder, 'ledger.db');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const change = (sql: string): void => {
  const database = new Database(file);
  database.exec(sql);
  database.close();
};

function tablesOf(): readonly unknown[] {
  const database = new Database(file, { readonly: true });
  const tables =
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name";
  const names = database.prepare(tables).pluck().all();
  database.close();
  return names;
}

test('a new ledger is for its owner alone, in WAL mode, and opens again', async () => {
  await (await openLedger(file)).close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const database = new Database(file, { readonly: true });
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  database.close();
  const again = await openLedger(file);
  expect(await again.staging.files()).toEqual([]);
  await again.close();
});

test('two may hold it open at once, and closing twice does no harm', async () => {
  const [first, second] = [await openLedger(file), await openLedger(file)];
  expect(await second.staging.files()).toEqual([]);
  await first.close();
  await first.close();
  await second.close();
});

test('a ledger of a newer program is refused with its own exit code, and stays as it was', async () => {
  await (await openLedger(file)).close();
  change("insert into kysely_migration values ('9999-later', '2030-01-01')");
  await expect(openLedger(file)).rejects.toMatchObject({
    code: 'ledger-newer',
    exitCode: 8,
    details: { value: '9999-later', file },
  });
  change("delete from kysely_migration where name = '9999-later'");
  await (await openLedger(file)).close();
});

test('migrations that do not all succeed leave nothing of themselves, and can be tried again', async () => {
  // In the way of one in the middle.
  change('create table approval (x)');
  await expect(openLedger(file)).rejects.toThrow('table "approval" already exists');
  expect(tablesOf()).toEqual(['approval', 'kysely_migration', 'kysely_migration_lock']);
  change('drop table approval');
  await (await openLedger(file)).close();
  expect(tablesOf()).toEqual(expect.arrayContaining(['approval', 'entity', 'operation']));
});

test('a file that is no database is called damaged and left alone', async () => {
  writeFileSync(file, 'This is a text, and longer than the header of a database, so that it is read as one.');
  await expect(openLedger(file)).rejects.toMatchObject({
    code: 'ledger-corrupt',
    details: { file, remedy: expect.stringContaining('markers') as string },
  });
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('a ledger with a destroyed page is called damaged', async () => {
  await (await openLedger(file)).close();
  const database = new Database(file);
  const pageSize = Number(database.pragma('page_size', { simple: true }));
  const pages = Number(database.pragma('page_count', { simple: true }));
  database.close();
  const header = 100;
  const { openSync, writeSync, closeSync } = await import('node:fs');
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(pageSize * pages - header, 0xaa), 0, pageSize * pages - header, header);
  closeSync(handle);
  await expect(openLedger(file)).rejects.toMatchObject({ code: 'ledger-corrupt', exitCode: 2 });
});

test('a folder where the file should be cannot be opened', async () => {
  mkdirSync(file);
  await expect(openLedger(file)).rejects.toMatchObject({ code: 'workspace-unusable', exitCode: 2 });
});

test('a full disk is called so; what is not of SQLite comes back as it was', () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  expect(explainSqliteError(full, file)).toMatchObject({ code: 'disk-full' });
  expect(explainSqliteError(full, file)).toBeInstanceOf(LandfallError);
  const other = new Error('else');
  expect(explainSqliteError(other, file)).toBe(other);
});
