/**
 * The quota of one location (or of one Kartra app), shared by every process that uses it.
 *
 * Invariant (I9): no 10-second window at the *server* sees more than the limit. A permit is therefore
 * free again one window after its response (or deadline), not after its sending: released by sending
 * time, latency would let the server see more. (HighLevel, rate limits: 100 per 10 s and 200,000 a day
 * per app and location.)
 */

import type { SteadyReading } from './clock.ts';

export interface QuotaLimits {
  /** Requests per window. */
  readonly maxPerWindow: number;
  readonly windowMs: number;
  readonly maxPerDay: number;
}

export const highLevelLimits: QuotaLimits = { maxPerWindow: 100, windowMs: 10_000, maxPerDay: 200_000 };

/** Whose quota it is, for phrases a person reads. */
export type PlatformName = 'HighLevel' | 'Kartra';

/**
 * Kartra (help page on API limits): 20 calls a second per app, beyond that 429 without Retry-After. No
 * count per day is documented.
 */
export const kartraLimits: QuotaLimits = {
  maxPerWindow: 20,
  windowMs: 1_000,
  maxPerDay: Number.MAX_SAFE_INTEGER,
};

export type Permit =
  | { readonly granted: true; readonly slot: number }
  /** Ask again at `freeAt` (epoch ms). */
  | { readonly granted: false; readonly freeAt: number; readonly limit: 'burst' | 'day' };

/** What a permit is asked with. Instants in epoch ms. */
export interface PermitRequest {
  readonly now: number;
  /** Held until then unless released before. */
  readonly deadline: number;
  readonly limits: QuotaLimits;
  /** Read together with `now`: shows a clock that was set forward since the last permit. */
  readonly steady?: SteadyReading | undefined;
}

/** Durable state of the ring; implemented in the ledger, one per location and machine. */
export interface QuotaStore {
  /** Takes a permit if one is free. */
  take(request: PermitRequest): Promise<Permit>;
  /** The response arrived (or the deadline passed): free again one window after `at`. */
  release(slot: number, at: number, limits: QuotaLimits): Promise<void>;
  /** The server says fewer are left than we think (headers): closes the window until `until`. */
  block(until: number, limit: 'burst' | 'day'): Promise<void>;
  /**
   * Permits, of all processes, that were held or not yet free at some time since `since` (epoch ms): what
   * the platform counts beyond them, others have sent.
   */
  usedSince(since: number): Promise<number>;
  /** The platform's own count of the day; the larger of it and ours counts. Instants in epoch ms. */
  noteDay(day: {
    readonly now: number;
    readonly used: number;
    readonly resetAt: number | null;
  }): Promise<void>;
}
