import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LocationState, openLocationState } from '../ledger/location-state/open-location-state.ts';
import type { Clock } from '../model/clock.ts';
import type { QuotaLimits } from '../model/quota.ts';
import type { QuotaHeaders } from './quota-headers.ts';
import { type HeldPermit, QuotaKeeper, type QuotaKeeperOptions, quotaUse } from './quota-keeper.ts';

const noon = Date.UTC(2026, 10, 2, 12);
const limits: QuotaLimits = { maxPerWindow: 5, windowMs: 10_000, maxPerDay: 1000 };
let directory: string;
let state: LocationState;

/** A clock whose sleepers wake in the order of their instants. */
class HandClock implements Clock {
  time = noon;
  readonly slept: string[] = [];
  now(): number {
    return this.time;
  }
  async sleep(ms: number, reason: string): Promise<void> {
    this.slept.push(reason);
    this.time += ms;
  }
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'landfall-quota-'));
  state = await openLocationState(directory, 'loc1');
});

afterEach(async () => {
  await state.close();
  rmSync(directory, { recursive: true });
});

function keep(clock: Clock, options: Partial<QuotaKeeperOptions> = {}): QuotaKeeper {
  return new QuotaKeeper({ store: state.quota, clock, limits, ...options });
}

function headers(changes: Partial<QuotaHeaders>): QuotaHeaders {
  return {
    maxPerWindow: null,
    windowMs: null,
    remaining: null,
    maxPerDay: null,
    dayRemaining: null,
    dayReset: null,
    retryAfterMs: null,
    ...changes,
  };
}

async function take(quota: QuotaKeeper, count: number): Promise<HeldPermit[]> {
  const permits: HeldPermit[] = [];
  for (let index = 0; index < count; index += 1) permits.push(await quota.acquire(30_000));
  return permits;
}

test('a permit is free one window after its answer, not after its sending', async () => {
  const clock = new HandClock();
  const quota = keep(clock);
  const permits = await take(quota, 5);
  clock.time += 4000;
  for (const permit of permits) await quota.release(permit, true);
  const next = await quota.acquire(30_000);
  expect(next.grantedAt).toBeGreaterThanOrEqual(noon + 14_000);
  expect(next.grantedAt).toBeLessThan(noon + 14_010);
  expect(clock.slept).toEqual(['HighLevel burst: 5 of 5 used in 10 s, next free in 10.0 s']);
  expect(quota.counters()).toMatchObject({
    granted: 6,
    waitedMs: { burst: next.grantedAt - noon - 4000, day: 0 },
  });
});

test('a request without an answer holds its permit until a window after its deadline', async () => {
  const clock = new HandClock();
  const quota = keep(clock, { limits: { ...limits, maxPerWindow: 1 } });
  const [permit] = await take(quota, 1);
  clock.time += 1000;
  if (permit !== undefined) await quota.release(permit, false);
  expect((await quota.acquire(30_000)).grantedAt).toBe(noon + 40_000);
});

test('who comes first is served first, and only the head of the line asks the store', async () => {
  const clock = new HandClock();
  let asking = 0;
  let most = 0;
  const store = {
    ...state.quota,
    take: async (...ask: Parameters<typeof state.quota.take>) => {
      asking += 1;
      most = Math.max(most, asking);
      await new Promise((resolve) => setImmediate(resolve));
      asking -= 1;
      return state.quota.take(...ask);
    },
  };
  const quota = keep(clock, { store });
  const served: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const permit = await quota.acquire(30_000);
      served.push(index);
      await quota.release(permit, true);
    }),
  );
  expect(served).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBe(1);
});

test('the smaller of the configured and the platform’s limit counts', async () => {
  const clock = new HandClock();
  const quota = keep(clock);
  const [first] = await take(quota, 1);
  if (first !== undefined) await quota.observe(headers({ maxPerWindow: 2, windowMs: 20_000 }), first, false);
  expect(quota.limits()).toEqual({ maxPerWindow: 2, windowMs: 20_000, maxPerDay: 1000 });
  if (first !== undefined) await quota.observe(headers({ maxPerWindow: 500, windowMs: 1000 }), first, false);
  expect(quota.limits()).toEqual(limits);
});

test('a refusal (429) holds everybody back for the interval the platform names', async () => {
  const clock = new HandClock();
  const quota = keep(clock);
  const [first] = await take(quota, 1);
  if (first === undefined) throw new Error('unexpected answer');
  await quota.observe(headers({ windowMs: 10_000, remaining: 0, maxPerWindow: 100 }), first, true);
  await quota.release(first, true);
  expect((await quota.acquire(30_000)).grantedAt).toBe(noon + 10_000);
  expect(clock.slept).toEqual(['HighLevel asked us to slow down, next free in 10.0 s']);
  expect(quota.counters().throttled).toBe(1);
});

test('requests of other apps in the window are left to them until it has passed', async () => {
  const clock = new HandClock();
  const quota = keep(clock);
  const [first] = await take(quota, 1);
  if (first === undefined) throw new Error('unexpected answer');
  await quota.observe(headers({ maxPerWindow: 5, remaining: 2 }), first, false);
  await quota.release(first, true);
  expect(quota.counters().foreign).toBe(2);
  await take(quota, 2);
  expect(clock.slept).toEqual([]);
  await quota.acquire(30_000);
  expect(clock.slept).toEqual([
    'HighLevel burst: 5 of 5 used (2 by other apps) in 10 s, next free in 10.0 s',
  ]);
  expect(quota.counters().foreign).toBe(0);
});

test('with nothing left for others’ requests, everybody waits until the window has passed', async () => {
  const clock = new HandClock();
  const quota = keep(clock);
  const [first] = await take(quota, 1);
  if (first === undefined) throw new Error('unexpected answer');
  await quota.observe(headers({ maxPerWindow: 5, remaining: 0 }), first, false);
  await quota.release(first, true);
  expect((await quota.acquire(30_000)).grantedAt).toBe(noon + 10_000);
});

test('a window we filled ourselves is no sign of others', async () => {
  const clock = new HandClock();
  const quota = keep(clock);
  const permits = await take(quota, 5);
  for (const permit of permits) {
    await quota.observe(headers({ maxPerWindow: 5, remaining: 0 }), permit, false);
    await quota.release(permit, true);
  }
  expect(quota.counters().foreign).toBe(0);
  expect((await quota.acquire(30_000)).grantedAt).toBe(noon + 10_002);
});

test('a spent day is waited for, with its reset in words', async () => {
  const clock = new HandClock();
  const shown: string[] = [];
  const quota = keep(clock, { onWait: (reason, ms) => shown.push(`${reason} (${ms} ms)`) });
  const [first] = await take(quota, 1);
  if (first === undefined) throw new Error('unexpected answer');
  const spent = headers({ maxPerDay: 1000, dayRemaining: 0, dayReset: 3_600_000 });
  await quota.observe(spent, first, true);
  await quota.release(first, true);
  expect((await quota.acquire(30_000)).grantedAt).toBe(noon + 3_600_000);
  expect(shown).toEqual([
    'HighLevel daily quota: 1,000 of 1,000 used, resets at 2026-11-02 13:00 UTC (3600000 ms)',
  ]);
  expect(quota.counters().waitedMs).toEqual({ burst: 0, day: 3_600_000 });
});

test('a spent day ends the run when waiting for it was not wanted', async () => {
  const clock = new HandClock();
  const quota = keep(clock, { limits: { ...limits, maxPerDay: 2 }, waitForDay: false });
  await take(quota, 2);
  await expect(quota.acquire(30_000)).rejects.toMatchObject({
    code: 'quota-spent',
    message: "The location's 2 requests of the day are used; the count starts again at 2026-11-03 00:00 UTC.",
  });
  expect(clock.slept).toEqual([]);
});

test('the platform’s count of the day is taken over when it is larger than ours', async () => {
  const clock = new HandClock();
  const quota = keep(clock, { waitForDay: false });
  const [first] = await take(quota, 1);
  if (first === undefined) throw new Error('unexpected answer');
  await quota.observe(headers({ maxPerDay: 1000, dayRemaining: 1, dayReset: 60_000 }), first, false);
  await quota.acquire(30_000);
  await expect(quota.acquire(30_000)).rejects.toMatchObject({
    details: { facts: { resetAt: noon + 60_000 } },
  });
});

test('a stop ends the wait of everybody in the line', async () => {
  const stop = new AbortController();
  const clock: Clock = { now: () => noon, sleep: () => new Promise(() => undefined) };
  const quota = keep(clock, { limits: { ...limits, maxPerWindow: 1 }, stop: stop.signal });
  await quota.acquire(30_000);
  const waiting = [quota.acquire(30_000), quota.acquire(30_000)];
  setTimeout(() => stop.abort(), 20);
  for (const wait of waiting) await expect(wait).rejects.toMatchObject({ code: 'interrupted', exitCode: 6 });
});

test('on a clock that waiting moves, requests under way are let finish first', async () => {
  const clock = new HandClock();
  const advancing = {
    now: () => clock.now(),
    sleep: (ms: number, why: string) => clock.sleep(ms, why),
    advances: true,
  };
  const quota = keep(advancing, { limits: { ...limits, maxPerWindow: 1 } });
  const [first] = await take(quota, 1);
  if (first === undefined) throw new Error('unexpected answer');
  const second = quota.acquire(30_000);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(clock.slept).toEqual([]);
  await quota.release(first, true);
  expect((await second).grantedAt).toBe(noon + 10_002);
});

test('while a request is under way past its deadline, its permit is nobody’s, whatever the clock says', async () => {
  const clock = new HandClock();
  const quota = keep(clock, { limits: { ...limits, maxPerWindow: 1 } });
  const [first] = await take(quota, 1);
  if (first === undefined) throw new Error('unexpected answer');
  clock.time += 3_600_000;
  const second = quota.acquire(30_000);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(quota.counters().granted).toBe(1);
  await quota.release(first, false);
  expect((await second).grantedAt).toBe(noon + 3_600_000 + 10_002);
});

test('while a request is under way past its deadline, its permit is nobody’s, whatever the clock says', async () => {
  const clock = new HandClock();
  const quota = keep(clock, { limits: { ...limits, maxPerWindow: 1 } });
  const [first] = await take(quota, 1);
  if (first === undefined) throw new Error('unexpected answer');
  clock.time += 3_600_000;
  const second = quota.acquire(30_000);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(quota.counters().granted).toBe(1);
  await quota.release(first, false);
  expect((await second).grantedAt).toBe(noon + 3_600_000 + 10_002);
});

test('a paused location gets no request until it is resumed, and says since when', async () => {
  const clock = new HandClock();
  const shown: string[] = [];
  let since: number | null = noon;
  const quota = keep(clock, {
    onWait: (reason) => shown.push(reason),
    pausedSince: async () => {
      if (clock.time >= noon + 30_000) since = null;
      return since;
    },
  });
  expect((await quota.acquire(30_000)).grantedAt).toBe(noon + 30_000);
  expect(shown).toEqual(['paused since 2026-11-02 12:00 UTC: landfall resume goes on']);
});

test('a share leaves room in the window and in the day, and business hours leave more', async () => {
  const clock = new HandClock();
  const businessHours = { days: ['mon' as const], from: '13:00', to: '14:00', share: 0.2 };
  const pace = { share: 0.8, businessHours, timeZone: 'UTC' };
  const quota = keep(clock, { limits: { ...limits, maxPerWindow: 10 }, pace });
  expect(quota.limits()).toEqual({ ...limits, maxPerWindow: 8, maxPerDay: 800 });
  await take(quota, 8);
  expect(clock.slept).toEqual([]);
  clock.time = noon + 3_600_000;
  const busy = keep(clock, { limits: { ...limits, maxPerWindow: 10 }, pace });
  for (const permit of await take(busy, 2)) await busy.release(permit, true);
  await take(busy, 1);
  expect(clock.slept).toEqual([
    'HighLevel burst: 2 of 2 used in 10 s, our 20 % of its limit, next free in 10.0 s',
  ]);
});

test('a share is taken of what the platform allows, and others’ requests stay within their part of it', async () => {
  const clock = new HandClock();
  const quota = keep(clock, {
    limits: { ...limits, maxPerWindow: 100 },
    pace: { share: 0.5, businessHours: null, timeZone: 'UTC' },
  });
  const [first] = await take(quota, 1);
  if (first === undefined) throw new Error('unexpected answer');
  // Nineteen of others' in a window of 40: our half of it is untouched by them.
  await quota.observe(headers({ maxPerWindow: 40, remaining: 20 }), first, false);
  expect(quota.limits().maxPerWindow).toBe(20);
  expect(quota.counters().foreign).toBe(0);
});

test('quota use is requests over what the limit can grant in the span', async () => {
  const clock = new HandClock();
  const quota = keep(clock);
  expect(quotaUse(quota.takeSpan(), limits)).toBeNull();
  for (let index = 0; index < 50; index += 1) {
    const permit = await quota.acquire(30_000);
    await quota.release(permit, true);
  }
  const span = quota.takeSpan();
  expect(span).toMatchObject({ granted: 50, startedAt: noon });
  expect(quotaUse(span, limits)).toBeGreaterThan(0.99);
  expect(quota.takeSpan().granted).toBe(0);
});
