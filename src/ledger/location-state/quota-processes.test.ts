import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLocationState } from './open-location-state.ts';

const limits = { maxPerWindow: 20, windowMs: 600, maxPerDay: 200_000 };
const timeoutMs = 1000;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'landfall-processes-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

/** A process that for a while takes permits as fast as it gets them, answers each after a few ms, and prints both instants. */
const child = `
  const { openLocationState } = await import(${JSON.stringify(new URL('open-location-state.ts', import.meta.url).href)});
  const [directory, runMs, limits] = [process.argv[1], Number(process.argv[2]), JSON.parse(process.argv[3])];
  const { quota, close } = await openLocationState(directory, 'loc1');
  const until = Date.now() + runMs;
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const running = new Set();
  while (Date.now() < until) {
    const now = Date.now();
    const permit = await quota.take({ now, deadline: now + ${timeoutMs}, limits });
    if (!permit.granted) { await sleep(Math.max(1, Math.min(permit.freeAt - now, 20))); continue; }
    console.log(JSON.stringify({ sent: now, answered: null }));
    const work = (async () => {
      await sleep(Math.random() * 15);
      const answered = Date.now();
      console.log(JSON.stringify({ sent: now, answered }));
      await quota.release(permit.slot, answered + 1, limits);
    })();
    running.add(work);
    void work.finally(() => running.delete(work));
  }
  await Promise.all(running);
  await close();
`;

interface Served {
  readonly sent: number;
  /** Null on the line printed at the sending; each answer prints a second line. */
  readonly answered: number | null;
}

function start(runMs: number): {
  readonly process: ChildProcess;
  readonly served: Served[];
  readonly ended: Promise<void>;
} {
  const running = spawn(
    process.execPath,
    ['--input-type=module', '--eval', child, directory, String(runMs), JSON.stringify(limits)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const served: Served[] = [];
  let rest = '';
  let complaints = '';
  running.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    served.push(...lines.map((line) => JSON.parse(line) as Served));
  });
  running.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const ended = new Promise<void>((resolve, reject) => {
    running.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve();
      else reject(new Error(complaints));
    });
  });
  return { process: running, served, ended };
}

/** The most requests in any half-open window, wherever between sending and answer the server saw each. */
function busiestWindow(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [last, time] of sorted.entries()) {
    while ((sorted[first] ?? 0) <= time - limits.windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Of every request that left, those without an answer included. */
function sendings(served: readonly Served[]): number[] {
  return served.flatMap(({ sent, answered }) => (answered === null ? [sent] : []));
}

function expectWithinLimit(served: readonly Served[]): void {
  const answered = served.flatMap((one) =>
    one.answered === null ? [] : [{ ...one, answered: one.answered }],
  );
  const random = answered.map((one) => one.sent + Math.random() * (one.answered - one.sent));
  expect(answered.length).toBeGreaterThan(limits.maxPerWindow);
  expect(busiestWindow(sendings(served))).toBeLessThanOrEqual(limits.maxPerWindow);
  expect(busiestWindow(answered.map((one) => one.answered))).toBeLessThanOrEqual(limits.maxPerWindow);
  expect(busiestWindow(random)).toBeLessThanOrEqual(limits.maxPerWindow);
}

test('I9: four processes on one location never exceed the limit, and share it', async () => {
  const children = [1, 2, 3, 4].map(() => start(3000));
  await Promise.all(children.map(({ ended }) => ended));
  const served = children.flatMap((one) => one.served);
  expectWithinLimit(served);
  const times = sendings(served);
  const windows = (Math.max(...times) - Math.min(...times)) / limits.windowMs + 1;
  expect(times.length / (limits.maxPerWindow * windows)).toBeGreaterThan(0.2);
  expect(children.filter((one) => one.served.length > 0).length).toBe(4);
});

test('I9: processes killed in the middle, and another one at once in their place, stay within the limit', async () => {
  const first = [1, 2].map(() => start(60_000));
  while (first.some(({ served }) => served.length < 15))
    await new Promise((resolve) => setTimeout(resolve, 10));
  for (const { process: running } of first) running.kill('SIGKILL');
  await Promise.all(first.map(({ ended }) => ended));

  const state = await openLocationState(directory, 'loc1');
  const again = start(3500);
  await again.ended;
  await state.close();
  const served = [...first.flatMap((one) => one.served), ...again.served];
  expectWithinLimit(served);
  expect(again.served.length).toBeGreaterThan(limits.maxPerWindow);
});
