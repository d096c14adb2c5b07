import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identifyProcess, isProcessAlive } from './is-process-alive.ts';
import { type LocationState, openLocationState } from './open-location-state.ts';

const since = Date.UTC(2026, 10, 2, 12);
const me = { pid: process.pid, host: hostname(), workspace: '/work/acme', since };
let directory: string;
let one: LocationState;
let two: LocationState;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'landfall-lock-'));
  one = await openLocationState(directory, 'loc1');
  two = await openLocationState(directory, 'loc1');
});

afterEach(async () => {
  await one.close();
  await two.close();
  rmSync(directory, { recursive: true });
});

/** The id of a process that ran and is gone. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--eval', '']);
  await new Promise((resolve) => child.on('close', resolve));
  return child.pid ?? 0;
}

test('a second writer is refused and told who writes, where and since when', async () => {
  await one.lock.acquire(me);
  const attempt = two.lock.acquire({ ...me, workspace: '/work/other', since: since + 1 });
  await expect(attempt).rejects.toMatchObject({
    code: 'location-busy',
    exitCode: 3,
    details: {
      facts: {
        pid: process.pid,
        host: hostname(),
        workspace: '/work/acme',
        since: '2026-11-02T12:00:00.000Z',
      },
    },
  });
  await expect(attempt).rejects.toThrow(
    /since 2026-11-02T12:00:00.000Z: process \d+ on .*, workspace \/work\/acme/,
  );
});

test('a lock is free again once released, by its holder only', async () => {
  await one.lock.acquire(me);
  await two.lock.release();
  await expect(two.lock.acquire(me)).rejects.toMatchObject({ code: 'location-busy' });
  await one.lock.release();
  await two.lock.acquire(me);
  await one.lock.release();
  await expect(one.lock.acquire(me)).rejects.toMatchObject({ code: 'location-busy' });
});

test('closing gives the lock up', async () => {
  await one.lock.acquire(me);
  await one.close();
  await expect(two.lock.acquire(me)).resolves.toBeUndefined();
});

test('another location is another lock', async () => {
  const other = await openLocationState(directory, 'loc2');
  await one.lock.acquire(me);
  await expect(other.lock.acquire(me)).resolves.toBeUndefined();
  await other.close();
});

test('the lock of a process that is gone is taken over', async () => {
  await one.lock.acquire({ ...me, pid: await deadPid() });
  await expect(two.lock.acquire(me)).resolves.toBeUndefined();
});

test('a process id used again by another process does not hold the lock', async () => {
  await one.lock.acquire(me);
  const database = new Database(join(directory, 'loc1.db'));
  database.prepare("UPDATE writer SET process = 'another boot:1'").run();
  database.close();
  await expect(two.lock.acquire(me)).resolves.toBeUndefined();
});

test('a holder on another machine is believed', async () => {
  await one.lock.acquire({ ...me, host: 'elsewhere', pid: await deadPid() });
  await expect(two.lock.acquire(me)).rejects.toMatchObject({
    code: 'location-busy',
    details: { remedy: expect.stringContaining('cannot be asked from here') as string },
  });
});

test('a process is told from one that is gone, and from a zombie', async () => {
  expect(isProcessAlive(process.pid, identifyProcess(process.pid))).toBe(true);
  expect(isProcessAlive(process.pid, null)).toBe(true);
  expect(isProcessAlive(await deadPid(), null)).toBe(false);
  // A parent that never waits for its child leaves a zombie, whose id still answers.
  const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 5']);
  const pid = await new Promise<number>((resolve) =>
    parent.stdout.once('data', (data: Buffer) => resolve(Number(data))),
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(isProcessAlive(pid, null)).toBe(false);
  parent.kill();
  await new Promise((resolve) => parent.on('close', resolve));
});
