/**
 * Owns: the count of requests per client token, over a sliding window and over a day.
 * Modes: one only. `admit` either counts the request or refuses it; a refused request is not counted.
 * Invariant: no half-open window of `burstIntervalMs` contains more than `burstMax` admitted requests.
 * Source: documentation, rate-limit page: 100 per 10 seconds and 200,000 per day for each app and location.
 * Unverified: that a private integration token is a client of its own, that refused requests are free, and
 * that the day runs from its first request (only the header's name and unit are known).
 */

const DAY_MS = 86_400_000;

export interface RateLimits {
  readonly burstMax: number;
  readonly burstIntervalMs: number;
  readonly dailyMax: number;
}

export interface RateVerdict {
  readonly admitted: boolean;
  readonly remaining: number;
  readonly dailyRemaining: number;
  readonly dailyResetMs: number;
}

export interface ClientUse {
  readonly client: string;
  readonly recentMs: number[];
  readonly dayStartMs: number;
  readonly dayCount: number;
}

export class RateLimiter {
  readonly #clients = new Map<string, ClientUse>();

  /** Counts one request of `client` at `nowMs`, or refuses it. */
  admit(client: string, nowMs: number, limits: RateLimits): RateVerdict {
    const use = this.#useOf(client, nowMs);
    const windowStart = nowMs - limits.burstIntervalMs;
    let expired = 0;
    while (expired < use.recentMs.length && (use.recentMs[expired] ?? 0) <= windowStart) expired += 1;
    if (expired > 0) use.recentMs.splice(0, expired);
    const admitted = use.recentMs.length < limits.burstMax && use.dayCount < limits.dailyMax;
    if (admitted) use.recentMs.push(nowMs);
    const dayCount = use.dayCount + (admitted ? 1 : 0);
    this.#clients.set(client, { ...use, dayCount });
    return {
      admitted,
      remaining: Math.max(0, limits.burstMax - use.recentMs.length),
      dailyRemaining: Math.max(0, limits.dailyMax - dayCount),
      dailyResetMs: Math.max(0, use.dayStartMs + DAY_MS - nowMs),
    };
  }

  uses(): ClientUse[] {
    return [...this.#clients.values()];
  }

  restore(use: ClientUse): void {
    this.#clients.set(use.client, use);
  }

  #useOf(client: string, nowMs: number): ClientUse {
    const use = this.#clients.get(client);
    if (use === undefined) return { client, recentMs: [], dayStartMs: nowMs, dayCount: 0 };
    return nowMs - use.dayStartMs < DAY_MS ? use : { ...use, dayStartMs: nowMs, dayCount: 0 };
  }
}
