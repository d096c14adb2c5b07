import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLocationState } from './open-location-state.ts';

let directory: string;

beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'landfall-state-')), 'landfall');
});

afterEach(() => rmSync(join(directory, '..'), { recursive: true }));

test('folder and file belong to this user alone', async () => {
  const state = await openLocationState(directory, 've9EPM428h8vShlRW1KT');
  await state.quota.take({
    now: Date.now(),
    deadline: Date.now() + 1000,
    limits: { maxPerWindow: 1, windowMs: 1000, maxPerDay: 1 },
  });
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  for (const file of ['.db', '.db-wal', '.db-shm']) {
    expect(statSync(join(directory, `ve9EPM428h8vShlRW1KT${file}`)).mode & 0o777).toBe(0o600);
  }
  await state.close();
  await state.close();
});

test('an id that would lead out of the folder is refused', async () => {
  for (const id of ['../../etc/passwd', 'a/b', '', '.']) {
    await expect(openLocationState(directory, id)).rejects.toMatchObject({ code: 'config-invalid' });
  }
});

test('a file of a newer Landfall is refused', async () => {
  await (await openLocationState(directory, 'loc1')).close();
  const database = new Database(join(directory, 'loc1.db'));
  database.pragma('user_version = 2');
  database.close();
  await expect(openLocationState(directory, 'loc1')).rejects.toMatchObject({
    code: 'ledger-newer',
    exitCode: 8,
  });
});

test('a damaged file says what may be done about it', async () => {
  await (await openLocationState(directory, 'loc1')).close();
  writeFileSync(
    join(directory, 'loc1.db'),
    'this is not a database, it only stands where one should be'.repeat(100),
  );
  await expect(openLocationState(directory, 'loc1')).rejects.toMatchObject({
    code: 'workspace-unusable',
    details: { file: join(directory, 'loc1.db') },
  });
});

test('many open it for the first time at once', async () => {
  const states = await Promise.all(Array.from({ length: 8 }, () => openLocationState(directory, 'loc1')));
  const limits = { maxPerWindow: 5, windowMs: 1000, maxPerDay: 100 };
  const permits = await Promise.all(
    states.map((state) => state.quota.take({ now: 1000, deadline: 2000, limits })),
  );
  expect(permits.filter((permit) => permit.granted).length).toBe(5);
  for (const state of states) await state.close();
});
