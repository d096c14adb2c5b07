/**
 * The quota of one location, as this process keeps it. Modes:
 *
 * - *free*: nobody waits; `acquire` asks the store and gets a permit at once.
 * - *waiting for the window*: the store has no permit, or other users of the location have eaten into the
 *   window; the head of the line sleeps until one is free, everybody else queues behind it. Left when the
 *   store grants.
 * - *held back*: the platform refused a request (429) or has nothing left; nobody sends until the window
 *   has passed.
 * - *paused*: a person has paused the location; nobody sends until it is resumed. What is under way ends.
 * - *spent*: the day's requests are used; the line waits for the day's reset, or `acquire` throws
 *   `quota-spent` when waiting was not wanted.
 *
 * Invariants (I9): first come, first served, and only the head of the line talks to the store; a permit is
 * free again one window after its answer, or after its deadline when there was no answer, never after its
 * sending; limits are the smaller of the configured and the platform's; while a request of ours is under way
 * past its deadline (the clock jumped, or this process was held up) nobody is granted anything.
 */
import { LandfallError } from '../errors.ts';
import type { Clock } from '../model/clock.ts';
import { fullPace, type Pace, shareOfWindow } from '../model/pace.ts';
import {
  highLevelLimits,
  type Permit,
  type PlatformName,
  type QuotaLimits,
  type QuotaStore,
} from '../model/quota.ts';
import { explainWait, formatInstant } from './explain-wait.ts';
import { dayResetAt, type QuotaHeaders } from './quota-headers.ts';
import { sleepUnlessStopped, throwIfStopped } from './sleep-unless-stopped.ts';

export interface QuotaKeeperOptions {
  readonly store: QuotaStore;
  /** One whose waiting moves time for everyone says so by `advances: true`. */
  readonly clock: Clock & { readonly advances?: boolean };
  /** Named while waiting; HighLevel by default. */
  readonly platform?: PlatformName;
  /** HighLevel's published limits by default. */
  readonly limits?: QuotaLimits;
  /** How much of the limits to take; all by default. */
  readonly pace?: Pace | undefined;
  /** Epoch ms since when a person has paused the location; null or absent while nobody has. */
  readonly pausedSince?: () => Promise<number | null>;
  /** False: throw `quota-spent` instead of waiting for the day's reset. True by default. */
  readonly waitForDay?: boolean;
  /** Called before each wait with a phrase to show and its length. */
  readonly onWait?: (reason: string, ms: number) => void;
  /** Ends every wait with `interrupted`. */
  readonly stop?: AbortSignal | undefined;
}

export interface HeldPermit {
  readonly slot: number;
  /** Epoch ms. */
  readonly grantedAt: number;
  /** Epoch ms: when the request is given up at the latest. */
  readonly deadline: number;
}

/** Requests over a stretch of time, for `quotaUse`. */
export interface QuotaSpan {
  readonly granted: number;
  /** Epoch ms of the first and the last grant; null when there was none. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

export interface QuotaCounters {
  readonly granted: number;
  /** Answers with status 429. */
  readonly throttled: number;
  /** Time the head of the line slept, in ms, by the limit that bound. */
  readonly waitedMs: { readonly burst: number; readonly day: number };
  /** Requests of other users seen in the current window. */
  readonly foreign: number;
  /** Requests the platform says are left of the day; null while no answer said so. */
  readonly dayLeft: number | null;
}

/** Clocks count whole milliseconds, and a simulator's is read over the wire. */
const clockGrainMs = 2;

/** How often a paused line looks whether it may go on. */
const pauseLookMs = 1000;

/** The day's count is compared with the platform's at the first answer, then this often, and near its end. */
const dayCheckEvery = 50;
const dayNearlySpent = 500;

export class QuotaKeeper {
  readonly #options: QuotaKeeperOptions;
  readonly #configured: QuotaLimits;
  readonly #pace: Pace;
  readonly #shareAt: (now: number) => number;
  #limits: QuotaLimits;
  #line: Promise<unknown> = Promise.resolve();
  /** Slot → deadline (epoch ms). */
  readonly #inFlight = new Map<number, number>();
  #drained: (() => void) | null = null;
  #foreign = { count: 0, until: 0 };
  #heldBackUntil = 0;
  #observed = 0;
  #dayLeft: number | null = null;
  #counters = { granted: 0, throttled: 0 };
  readonly #waitedMs = { burst: 0, day: 0 };
  #span: QuotaSpan = emptySpan;

  constructor(options: QuotaKeeperOptions) {
    this.#options = options;
    this.#configured = options.limits ?? highLevelLimits;
    this.#pace = options.pace ?? fullPace;
    this.#shareAt = shareOfWindow(this.#pace);
    this.#limits = shareOf(this.#configured, this.#pace.share);
  }

  /**
   * Waits for a permit. Give it back by `release`, whatever happens to the request.
   * @param deadlineMs how long the request may take, from now on
   * @throws LandfallError `quota-spent` (only without `waitForDay`), `interrupted`
   */
  acquire(deadlineMs: number): Promise<HeldPermit> {
    const turn = this.#line.then(() => this.#grant(deadlineMs));
    this.#line = turn.then(nothing, nothing);
    return turn;
  }

  /**
   * @param settled false when no answer came: the platform may count the request as late as its deadline, so
   * the permit stays taken until then, or until now where the deadline was overrun
   */
  async release(permit: HeldPermit, settled: boolean): Promise<void> {
    const { store, clock } = this.#options;
    const now = clock.now() + Math.max(clockGrainMs, clock.behindMs?.() ?? 0);
    try {
      if (settled || now > permit.deadline) await store.release(permit.slot, now, this.#limits);
    } finally {
      this.#inFlight.delete(permit.slot);
      if (this.#inFlight.size === 0) this.#drained?.();
    }
  }

  /**
   * Takes in what an answer says about the quota. Call it before `release`.
   * @param refused true for status 429
   */
  async observe(headers: QuotaHeaders, permit: HeldPermit, refused: boolean): Promise<void> {
    const now = this.#options.clock.now();
    this.#limits = shareOf(smallerLimits(this.#configured, headers), this.#pace.share);
    this.#observed += 1;
    if (refused) this.#counters.throttled += 1;
    if (await this.#noteDay(headers, now)) return;
    if (refused) {
      const waitMs = Math.max(headers.windowMs ?? this.#limits.windowMs, headers.retryAfterMs ?? 0);
      await this.#holdBack(now + waitMs);
      return;
    }
    await this.#noteForeign(headers, permit, now);
  }

  counters(): QuotaCounters {
    const foreign = this.#options.clock.now() < this.#foreign.until ? this.#foreign.count : 0;
    return { ...this.#counters, waitedMs: { ...this.#waitedMs }, foreign, dayLeft: this.#dayLeft };
  }

  /** The limits in force: the smaller of the configured and the platform's. */
  limits(): QuotaLimits {
    return this.#limits;
  }

  /** The span since the last call, and begins a new one: one per phase, so that idle time between does not count. */
  takeSpan(): QuotaSpan {
    const span = this.#span;
    this.#span = emptySpan;
    return span;
  }

  async #grant(deadlineMs: number): Promise<HeldPermit> {
    const { store, clock, stop } = this.#options;
    for (;;) {
      throwIfStopped(stop);
      if (await this.#waitWhilePaused()) continue;
      const now = clock.now();
      const steady = clock.steady?.();
      if (this.#isOverdue(now)) {
        await this.#drain();
        continue;
      }
      const limits = this.#limitsAt(now);
      const deadline = now + deadlineMs;
      const permit = await store.take({ now, deadline, limits, steady });
      if (!permit.granted) {
        await this.#wait(permit, limits);
        continue;
      }
      this.#inFlight.set(permit.slot, deadline);
      this.#counters.granted += 1;
      const { granted, startedAt } = this.#span;
      this.#span = { granted: granted + 1, startedAt: startedAt ?? now, endedAt: now };
      return { slot: permit.slot, grantedAt: now, deadline };
    }
  }

  /** The platform may count such a request this very moment, though its permit looks free by the clock. */
  #isOverdue(now: number): boolean {
    for (const deadline of this.#inFlight.values()) if (deadline < now) return true;
    return false;
  }

  async #drain(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#drained = resolve;
    });
    this.#drained = null;
  }

  async #wait(denied: Extract<Permit, { granted: false }>, limits: QuotaLimits): Promise<void> {
    const { clock, stop, onWait, waitForDay } = this.#options;
    if (denied.limit === 'day' && waitForDay === false) throw quotaSpent(denied.freeAt, limits);
    if (clock.advances === true && this.#inFlight.size > 0) {
      // Moving time under requests on their way would make their answers look late, and their permits with them.
      await this.#drain();
      return;
    }
    const before = clock.now();
    // A permit still held is free at the earliest one window from now, so no longer sleep is ever needed.
    const longestMs = denied.limit === 'burst' ? limits.windowMs + clockGrainMs : Number.POSITIVE_INFINITY;
    const ms = Math.max(1, Math.ceil(Math.min(denied.freeAt - before, longestMs)));
    const foreign = before < this.#foreign.until ? this.#foreign.count : 0;
    const share = this.#shareAt(before);
    const heldBack = before < this.#heldBackUntil;
    const { platform = 'HighLevel' } = this.#options;
    const { freeAt, limit } = denied;
    const wait = { platform, limit, ms, freeAt, limits, foreign, share, heldBack };
    const reason = explainWait(wait);
    onWait?.(reason, ms);
    await sleepUnlessStopped(clock, ms, reason, stop);
    this.#waitedMs[denied.limit] += clock.now() - before;
  }

  #limitsAt(now: number): QuotaLimits {
    const foreign = now < this.#foreign.until ? this.#foreign.count : 0;
    const whole = this.#limits.maxPerWindow * (this.#shareAt(now) / this.#pace.share);
    return { ...this.#limits, maxPerWindow: Math.max(1, Math.floor(whole) - foreign) };
  }

  /** @returns true when it has waited */
  async #waitWhilePaused(): Promise<boolean> {
    const { pausedSince, clock, stop, onWait } = this.#options;
    let waited = false;
    for (;;) {
      const since = (await pausedSince?.()) ?? null;
      if (since === null) return waited;
      if (clock.advances === true && this.#inFlight.size > 0) await this.#drain();
      const reason = `paused since ${formatInstant(since)}: landfall resume goes on`;
      if (!waited) onWait?.(reason, pauseLookMs);
      await sleepUnlessStopped(clock, pauseLookMs, reason, stop);
      waited = true;
    }
  }

  async #holdBack(until: number): Promise<void> {
    this.#heldBackUntil = Math.max(this.#heldBackUntil, until);
    await this.#options.store.block(until, 'burst');
  }

  /** @returns true when the day is spent */
  async #noteDay(headers: QuotaHeaders, now: number): Promise<boolean> {
    const { dayRemaining, maxPerDay } = headers;
    if (dayRemaining === null) return false;
    this.#dayLeft = dayRemaining;
    const resetAt = dayResetAt(headers, now);
    const due = this.#observed % dayCheckEvery === 1 || dayRemaining <= dayNearlySpent;
    if (due && maxPerDay !== null) {
      await this.#options.store.noteDay({ now, used: Math.max(0, maxPerDay - dayRemaining), resetAt });
    }
    if (dayRemaining > 0) return false;
    await this.#options.store.block(resetAt ?? nextUtcMidnight(now), 'day');
    return true;
  }

  /**
   * The platform counts more in its window than all our processes can have put there: others use the location.
   * Their share is left to them for one window; when nothing is left, everybody waits until it has passed.
   */
  async #noteForeign(headers: QuotaHeaders, permit: HeldPermit, now: number): Promise<void> {
    const { store } = this.#options;
    const { remaining, maxPerWindow } = headers;
    if (remaining === null || maxPerWindow === null) return;
    const foreign = maxPerWindow - remaining - (await store.usedSince(permit.grantedAt));
    if (foreign <= 0) return;
    if (remaining === 0) await this.#holdBack(now + this.#limits.windowMs);
    // A configured limit below the platform's leaves room for others already.
    const count = Math.max(0, foreign - (maxPerWindow - this.#limits.maxPerWindow));
    if (now < this.#foreign.until && count < this.#foreign.count) return;
    this.#foreign = { count, until: now + this.#limits.windowMs };
  }
}

const emptySpan: QuotaSpan = { granted: 0, startedAt: null, endedAt: null };

function nothing(): void {}

/**
 * Share of the quota a span used: requests ÷ (limit × (span ÷ window + 1)), the most a window limit can
 * ever grant in it.
 * @returns 0..1, or null when nothing was sent
 */
export function quotaUse(span: QuotaSpan, limits: QuotaLimits = highLevelLimits): number | null {
  if (span.startedAt === null || span.endedAt === null) return null;
  const windows = (span.endedAt - span.startedAt) / limits.windowMs + 1;
  return span.granted / (limits.maxPerWindow * windows);
}

function smallerLimits(configured: QuotaLimits, headers: QuotaHeaders): QuotaLimits {
  const smaller = (ours: number, theirs: number | null): number =>
    theirs === null || theirs < 1 ? ours : Math.min(ours, theirs);
  return {
    maxPerWindow: smaller(configured.maxPerWindow, headers.maxPerWindow),
    windowMs: Math.max(configured.windowMs, headers.windowMs ?? 0),
    maxPerDay: smaller(configured.maxPerDay, headers.maxPerDay),
  };
}

function shareOf(limits: QuotaLimits, share: number): QuotaLimits {
  const part = (whole: number): number => Math.max(1, Math.floor(whole * share));
  return { ...limits, maxPerWindow: part(limits.maxPerWindow), maxPerDay: part(limits.maxPerDay) };
}

function nextUtcMidnight(now: number): number {
  const dayMs = 86_400_000;
  return (Math.floor(now / dayMs) + 1) * dayMs;
}

function quotaSpent(resetAt: number, limits: QuotaLimits): LandfallError {
  const reset = formatInstant(resetAt);
  return new LandfallError(
    'quota-spent',
    `The location's ${limits.maxPerDay.toLocaleString('en-US')} requests of the day are used; the count starts again at ${reset}.`,
    { safe: 'The request that met the limit was not sent.', facts: { resetAt } },
  );
}
