/**
 * I9 as a property: whatever the arrivals, latencies, restarts and jumps of this machine's clock, no window at
 * the server holds more than the limit. The server's time only passes; ours is that plus what was set.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLocationState } from '../ledger/location-state/open-location-state.ts';
import type { Clock } from '../model/clock.ts';
import type { QuotaLimits } from '../model/quota.ts';
import { type HeldPermit, QuotaKeeper } from './quota-keeper.ts';

const limits: QuotaLimits = { maxPerWindow: 20, windowMs: 10_000, maxPerDay: 1_000_000 };
const start = Date.UTC(2026, 10, 2);

/** Passing time and what this machine makes of it. Sleepers wake in the order of their instants. */
class World {
  time = start;
  setMs = 0;
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  readonly clock: Clock = {
    now: () => this.time + this.setMs,
    sleep: (ms) => this.pass(ms),
    steady: () => ({ source: 'world', ms: this.time }),
  };
  pass(ms: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({ at: this.time + ms, wake });
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
      this.time = Math.max(this.time, next.at);
      next.wake();
    }
    await finished;
  }
}

function busiestWindow(times: readonly number[], windowMs: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [last, time] of sorted.entries()) {
    while ((sorted[first] ?? 0) <= time - windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

const request = fc.record({
  /** Time until the next one of this worker is asked for, in ms. */
  idleMs: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(3000) }),
  thereMs: fc.nat(500),
  backMs: fc.nat(500),
  /** How long this process is held up before it takes note of the answer. */
  starvedMs: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(45_000) }),
  answered: fc.oneof(
    { weight: 9, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
});
const event = fc.oneof(
  fc.record({
    kind: fc.constant('set-clock' as const),
    byMs: fc.oneof(fc.integer({ min: 1000, max: 12_000 }), fc.integer({ min: -7_200_000, max: 7_200_000 })),
  }),
  fc.record({ kind: fc.constant('restart' as const), byMs: fc.constant(0) }),
);

test('I9: any arrivals, latencies of 0 to 500 ms each way, restarts, a starved process and clock jumps', async () => {
  let most = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(request, { minLength: 12, maxLength: 25 }), { minLength: 4, maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(60_000), event), { minLength: 1, maxLength: 6 }),
      async (workers, events) => {
        const directory = mkdtempSync(join(tmpdir(), 'landfall-property-'));
        const state = await openLocationState(directory, 'loc1');
        const world = new World();
        const newKeeper = () => new QuotaKeeper({ store: state.quota, clock: world.clock, limits });
        let keeper = newKeeper();
        let killed = Promise.withResolvers<null>();
        const arrivals: number[] = [];
        const send = async (one: (typeof workers)[number][number]): Promise<void> => {
          await world.pass(one.idleMs);
          // Who waits in a process that is killed asks again in the next.
          let mine = keeper;
          let permit: HeldPermit | null = null;
          while (permit === null) {
            mine = keeper;
            permit = await Promise.race([mine.acquire(30_000), killed.promise]);
          }
          await world.pass(one.thereMs);
          arrivals.push(world.time);
          // A killed process never hears the answer; its permit is free by time alone.
          await world.pass(one.backMs + one.starvedMs);
          if (mine === keeper) await mine.release(permit, one.answered);
        };
        try {
          const work = workers.map(async (requests) => {
            for (const one of requests) await send(one);
          });
          const happenings = events.map(async ([atMs, { kind, byMs }]) => {
            await world.pass(atMs);
            if (kind === 'set-clock') world.setMs += byMs;
            else {
              keeper = newKeeper();
              killed.resolve(null);
              killed = Promise.withResolvers<null>();
            }
          });
          await world.runUntil(Promise.all([...work, ...happenings]));
          most = Math.max(most, busiestWindow(arrivals, limits.windowMs));
          expect(busiestWindow(arrivals, limits.windowMs)).toBeLessThanOrEqual(limits.maxPerWindow);
        } finally {
          await state.close();
          rmSync(directory, { recursive: true });
        }
      },
    ),
    { numRuns: 80, seed: 20_261_125 },
  );
  // Windows were filled, or nothing was put to the test.
  expect(most).toBe(limits.maxPerWindow);
}, 60_000);
