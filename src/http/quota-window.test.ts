import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LocationState, openLocationState } from '../ledger/location-state/open-location-state.ts';
import { type Clock, systemClock } from '../model/clock.ts';
import type { WireRequest } from '../model/http.ts';
import type { QuotaLimits } from '../model/quota.ts';
import { RateLimiter } from '../simulator/http/rate-limiter.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { createSend } from './create-send.ts';
import { QuotaKeeper, quotaUse } from './quota-keeper.ts';
import { createSimulatorClock } from './simulator-clock.ts';

/** `LANDFALL_QUOTA=full`: every request of the day, instead of a sample around its reset. */
const manyRequests = process.env['LANDFALL_QUOTA'] === 'full';

let directory: string;
let state: LocationState;
let simulator: Simulator;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'landfall-window-'));
  state = await openLocationState(directory, 'loc1');
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await state.close();
  await simulator.stop();
  rmSync(directory, { recursive: true });
});

interface Served {
  readonly time: number;
  readonly status: number;
}

/** Sends `count` reads with `workers` at a time; returns what the server saw and how much quota was used. */
async function hammer(count: number, workers: number, clock: Clock, limits: QuotaLimits) {
  const { id, token } = simulator.locations[0] ?? { id: '', token: '' };
  const quota = new QuotaKeeper({ store: state.quota, clock, limits });
  const send = createSend({
    baseUrl: new URL(simulator.url),
    token,
    quota,
    clock,
    random: () => 0.5,
    confirmPath: null,
  });
  const request: WireRequest = {
    method: 'GET',
    path: `/locations/${id}`,
    route: 'GET /locations/{locationId}',
    version: '2021-07-28',
    body: null,
    repeatable: true,
  };
  let left = count;
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (left > 0) {
        left -= 1;
        await send(request);
      }
    }),
  );
  const answer = await fetch(`${simulator.url}/__sim/requests?locationId=${id}`);
  return { served: (await answer.json()) as Served[], quota, use: quotaUse(quota.takeSpan(), limits) };
}

/** The most requests in any half-open window, over the server's own timestamps. */
function busiestWindow(served: readonly Served[], windowMs: number): number {
  const times = served.map(({ time }) => time).sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [last, time] of times.entries()) {
    while ((times[first] ?? 0) <= time - windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

test('I9: no window at the server exceeds the limit, in real time with slow answers', async () => {
  const limits: QuotaLimits = { maxPerWindow: 40, windowMs: 1000, maxPerDay: 200_000 };
  simulator = await startSimulator({ behaviours: { burstMax: 40, burstIntervalMs: 1000 } });
  // A fiftieth of the window, as 200 ms is of 10 s.
  const slow = [{ match: { method: 'GET', path: '/locations/*' }, times: 10_000, effect: 'slow:20' }];
  await fetch(`${simulator.url}/__sim/faults`, { method: 'POST', body: JSON.stringify(slow) });
  const { served, quota, use } = await hammer(240, 40, systemClock, limits);
  expect(served.length).toBe(240);
  expect(served.filter(({ status }) => status !== 200)).toEqual([]);
  expect(busiestWindow(served, limits.windowMs)).toBeLessThanOrEqual(40);
  expect(quota.counters()).toMatchObject({ granted: 240, throttled: 0, foreign: 0 });
  // A busy machine adds latency of its own; how much of the quota is used is asserted on virtual time below.
  expect(use).toBeLessThanOrEqual(1);
});

test('I9: with HighLevel’s own limits on the simulator’s clock, ten windows pass in a moment', async () => {
  const limits: QuotaLimits = { maxPerWindow: 100, windowMs: 10_000, maxPerDay: 200_000 };
  simulator = await startSimulator();
  const clock = await createSimulatorClock(simulator.url);
  const [started, real] = [clock.now(), Date.now()];
  const { served, quota } = await hammer(1000, 16, clock, limits);
  expect(served.length).toBe(1000);
  expect(served.filter(({ status }) => status !== 200)).toEqual([]);
  expect(busiestWindow(served, limits.windowMs)).toBeLessThanOrEqual(100);
  expect(quota.counters()).toMatchObject({ throttled: 0, foreign: 0 });
  // Real time passes on that clock too; how much is up to this machine, so it does not count.
  const waitedMs = clock.now() - started - (Date.now() - real);
  expect(waitedMs).toBeLessThan(9.3 * limits.windowMs);
});

test('I9: a clock whose readings took long is followed by a better one: still no window exceeds the limit', async () => {
  const limits: QuotaLimits = { maxPerWindow: 100, windowMs: 10_000, maxPerDay: 200_000 };
  simulator = await startSimulator();
  const passing = globalThis.fetch;
  // A machine that is busy hears the simulator's time late.
  vi.stubGlobal('fetch', async (...ask: Parameters<typeof fetch>) => {
    const answer = await passing(...ask);
    const isClock = typeof ask[0] === 'string' && ask[0].endsWith('/__sim/clock');
    if (isClock) await new Promise((resolve) => setTimeout(resolve, 250));
    return answer;
  });
  const starved = await createSimulatorClock(simulator.url);
  await hammer(100, 16, starved, limits);
  vi.unstubAllGlobals();
  const clock = await createSimulatorClock(simulator.url);
  const { served, quota } = await hammer(300, 16, clock, limits);
  expect(served.length).toBe(400);
  expect(quota.counters()).toMatchObject({ throttled: 0 });
  expect(busiestWindow(served, limits.windowMs)).toBeLessThanOrEqual(100);
});

/** Virtual time without a server: sleepers wake in the order of their instants, when nobody else can move. */
class EventClock implements Clock {
  #time = Date.UTC(2026, 10, 2);
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  now(): number {
    return this.#time;
  }
  sleep(ms: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({ at: this.#time + ms, wake });
      this.#sleepers.sort((a, b) => a.at - b.at);
    });
  }
  async runUntil(work: Promise<unknown>): Promise<void> {
    const progress = { done: false };
    const finished = work.finally(() => {
      progress.done = true;
    });
    while (!progress.done) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#sleepers.shift();
      if (next === undefined) continue;
      this.#time = Math.max(this.#time, next.at);
      next.wake();
    }
    await finished;
  }
}

test('the quota is used to at least 97 % at a latency of 200 ms, and no window exceeds it at either end', async () => {
  simulator = await startSimulator();
  const limits: QuotaLimits = { maxPerWindow: 100, windowMs: 10_000, maxPerDay: 200_000 };
  const clock = new EventClock();
  const quota = new QuotaKeeper({ store: state.quota, clock, limits });
  const arrivals: Served[] = [];
  const answers: Served[] = [];
  let left = 2000;
  let turn = 0;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const permit = await quota.acquire(30_000);
      // The server may see a request anywhere between its sending and its answer.
      const wayThere = (turn++ * 67) % 200;
      await clock.sleep(wayThere);
      arrivals.push({ time: clock.now(), status: 200 });
      await clock.sleep(200 - wayThere);
      answers.push({ time: clock.now(), status: 200 });
      await quota.release(permit, true);
    }
  };
  await clock.runUntil(Promise.all(Array.from({ length: 25 }, worker)));
  expect(arrivals.length).toBe(2000);
  expect(busiestWindow(arrivals, limits.windowMs)).toBeLessThanOrEqual(100);
  expect(busiestWindow(answers, limits.windowMs)).toBeLessThanOrEqual(100);
  expect(quotaUse(quota.takeSpan(), limits)).toBeGreaterThanOrEqual(0.97);
});

test('250,000 requests cross the day’s reset and end, never more than the window and the day allow', async () => {
  simulator = await startSimulator();
  const limits: QuotaLimits = { maxPerWindow: 100, windowMs: 10_000, maxPerDay: 200_000 };
  const clock = new EventClock();
  const reasons = new Set<string>();
  const quota = new QuotaKeeper({
    store: state.quota,
    clock,
    limits,
    onWait: (reason) => reasons.add(reason.replace(/next free.*/, '')),
  });
  // The platform's own count, by its own rule: refused beyond it.
  const platform = new RateLimiter();
  const allowed = { burstMax: 100, burstIntervalMs: 10_000, dailyMax: 200_000 };
  let [sent, refused] = [0, 0];
  const total = manyRequests ? 250_000 : 2500;
  // A sample starts shortly before the day is spent.
  if (!manyRequests) {
    await state.quota.noteDay({ now: clock.now(), used: 198_500, resetAt: clock.now() + 86_400_000 });
    platform.restore({ client: 'us', recentMs: [], dayStartMs: clock.now(), dayCount: 198_500 });
  }
  const started = clock.now();
  const worker = async (): Promise<void> => {
    while (sent < total) {
      sent += 1;
      const permit = await quota.acquire(30_000);
      const { admitted, remaining, dailyRemaining, dailyResetMs } = platform.admit(
        'us',
        clock.now(),
        allowed,
      );
      if (!admitted) refused += 1;
      await clock.sleep(100);
      const answer = { maxPerWindow: 100, windowMs: 10_000, maxPerDay: 200_000, retryAfterMs: null };
      const says = { ...answer, remaining, dayRemaining: dailyRemaining, dayReset: dailyResetMs };
      await quota.observe(says, permit, !admitted);
      await quota.release(permit, true);
    }
  };
  await clock.runUntil(Promise.all(Array.from({ length: 100 }, worker)));
  expect({ sent, refused }).toEqual({ sent: total, refused: 0 });
  expect(quota.counters().waitedMs.day).toBeGreaterThan(0);
  expect(clock.now() - started).toBeGreaterThan(86_400_000);
  expect(
    [...reasons].some((reason) => reason.startsWith('HighLevel daily quota: 200,000 of 200,000 used')),
  ).toBe(true);
}, 600_000);

test('a day’s quota is waited for, and the platform’s own reset counts', async () => {
  simulator = await startSimulator({ behaviours: { dailyMax: 150 } });
  const clock = await createSimulatorClock(simulator.url);
  const started = clock.now();
  const { served, quota } = await hammer(200, 8, clock, {
    maxPerWindow: 100,
    windowMs: 10_000,
    maxPerDay: 200_000,
  });
  expect(served.filter(({ status }) => status === 200).length).toBe(200);
  expect(quota.counters().throttled).toBe(0);
  expect(quota.counters().waitedMs.day).toBeGreaterThan(86_000_000);
  expect(clock.now() - started).toBeGreaterThanOrEqual(86_400_000);
  expect(clock.now() - started).toBeLessThan(86_400_000 + 60_000);
});
