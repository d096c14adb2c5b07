import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Permit, QuotaLimits } from '../../model/quota.ts';
import { type LocationState, openLocationState } from './open-location-state.ts';

const limits: QuotaLimits = { maxPerWindow: 3, windowMs: 10_000, maxPerDay: 100 };
const noon = Date.UTC(2026, 10, 2, 12);
const midnight = Date.UTC(2026, 10, 3);
let directory: string;
let state: LocationState;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'landfall-ring-'));
  state = await openLocationState(directory, 'loc1');
});

afterEach(async () => {
  await state.close();
  rmSync(directory, { recursive: true });
});

const take = (now: number, changes: Partial<QuotaLimits> = {}): Promise<Permit> =>
  state.quota.take({ now, deadline: now + 30_000, limits: { ...limits, ...changes } });

async function mustTake(now: number): Promise<number> {
  const permit = await take(now);
  if (!permit.granted) throw new Error('no permit');
  return permit.slot;
}

test('permits are held until a window after the deadline, or after the answer', async () => {
  const [first, second] = [await mustTake(noon), await mustTake(noon + 1)];
  await mustTake(noon + 2);
  expect(await take(noon + 3)).toEqual({ granted: false, freeAt: noon + 40_000, limit: 'burst' });
  await state.quota.release(second, noon + 500, limits);
  expect(await take(noon + 600)).toEqual({ granted: false, freeAt: noon + 10_500, limit: 'burst' });
  await state.quota.release(first, noon + 700, limits);
  expect(await take(noon + 10_499)).toMatchObject({ granted: false, freeAt: noon + 10_500 });
  expect(await take(noon + 10_500)).toMatchObject({ granted: true });
  expect(await take(noon + 10_500)).toMatchObject({ granted: false, freeAt: noon + 10_700 });
});

test('an answer that comes when its permit is already somebody else’s counts beside it', async () => {
  const late = await mustTake(noon);
  await mustTake(noon);
  await mustTake(noon);
  for (const _ of [1, 2, 3]) await mustTake(noon + 40_000);
  await state.quota.release(late, noon + 40_001, limits);
  expect(await state.quota.usedSince(noon + 50_000)).toBe(4);
  expect(await state.quota.usedSince(noon + 50_001)).toBe(3);
  expect(await take(noon + 50_002)).toMatchObject({ granted: false, freeAt: noon + 80_000 });
});

test('a limit that has become smaller counts the permits of the larger one', async () => {
  for (const ms of [0, 100, 200]) await state.quota.release(await mustTake(noon + ms), noon + ms, limits);
  expect(await take(noon + 300, { maxPerWindow: 1 })).toMatchObject({
    granted: false,
    freeAt: noon + 10_200,
  });
  expect(await take(noon + 300, { maxPerWindow: 2 })).toMatchObject({
    granted: false,
    freeAt: noon + 10_100,
  });
  expect(await take(noon + 300, { maxPerWindow: 4 })).toMatchObject({ granted: true });
});

test('a blocked window opens when it said, and a shorter block does not shorten it', async () => {
  await state.quota.block(noon + 5000, 'burst');
  await state.quota.block(noon + 1000, 'burst');
  expect(await take(noon)).toEqual({ granted: false, freeAt: noon + 5000, limit: 'burst' });
  expect(await take(noon + 5000)).toMatchObject({ granted: true });
});

test('the day’s count lasts over restarts and starts again at midnight UTC', async () => {
  for (let index = 0; index < 5; index += 1) {
    await state.quota.release(await mustTake(noon + index * 20_000), noon + index * 20_000, limits);
    await state.close();
    state = await openLocationState(directory, 'loc1');
  }
  const later = noon + 200_000;
  expect(await take(later, { maxPerDay: 5 })).toEqual({ granted: false, freeAt: midnight, limit: 'day' });
  expect(await take(later, { maxPerDay: 6 })).toMatchObject({ granted: true });
  expect(await take(midnight, { maxPerDay: 1 })).toMatchObject({ granted: true });
  expect(await take(midnight, { maxPerDay: 1 })).toMatchObject({
    granted: false,
    freeAt: midnight + 86_400_000,
  });
});

test('the platform’s own count and reset of the day replace ours', async () => {
  await mustTake(noon);
  await state.quota.noteDay({ now: noon, used: 90, resetAt: noon + 3_600_000 });
  expect(await take(noon, { maxPerDay: 90 })).toEqual({
    granted: false,
    freeAt: noon + 3_600_000,
    limit: 'day',
  });
  await state.quota.noteDay({ now: noon, used: 2, resetAt: null });
  expect(await take(noon, { maxPerDay: 90 })).toMatchObject({ granted: false });
  expect(await take(noon + 3_600_000, { maxPerDay: 90 })).toMatchObject({ granted: true });
});

test('a day the platform calls spent is closed until its reset, and counts from nothing then', async () => {
  await state.quota.block(noon + 60_000, 'day');
  expect(await take(noon)).toEqual({ granted: false, freeAt: noon + 60_000, limit: 'day' });
  expect(await take(noon + 60_000, { maxPerDay: 1 })).toMatchObject({ granted: true });
});

test('permits of the past are seen as long as they may stand in a window', async () => {
  const slot = await mustTake(noon);
  await state.quota.release(slot, noon + 100, limits);
  await mustTake(noon + 200);
  expect(await state.quota.usedSince(noon + 300)).toBe(2);
  expect(await state.quota.usedSince(noon + 10_099)).toBe(2);
  expect(await state.quota.usedSince(noon + 10_100)).toBe(1);
});

test('a clock that was set forward frees no permit earlier, where passing time is counted beside it', async () => {
  const at = (now: number, ms: number, source = 'machine') =>
    state.quota.take({ now, deadline: now + 1000, limits, steady: { source, ms } });
  for (const _ of [1, 2, 3]) {
    const permit = await at(noon, 500);
    if (permit.granted) await state.quota.release(permit.slot, noon, limits);
  }
  const hour = 3_600_000;
  expect(await at(noon + hour + 2000, 2500)).toEqual({
    granted: false,
    freeAt: noon + hour + 10_000,
    limit: 'burst',
  });
  expect(await at(noon + hour + 10_000, 10_500)).toMatchObject({ granted: true });
  // Of another source nothing is known: only what the slots say counts.
  expect(await at(noon + 3 * hour, 1, 'another machine')).toMatchObject({ granted: true });
});

test('a clock that was set back leaves waits of a window, not of hours', async () => {
  for (const _ of [1, 2, 3]) await state.quota.release(await mustTake(noon), noon, limits);
  const back = noon - 7_200_000;
  expect(await take(back)).toEqual({ granted: false, freeAt: back + 10_000, limit: 'burst' });
  expect(await take(back + 10_000)).toMatchObject({ granted: true });
});
