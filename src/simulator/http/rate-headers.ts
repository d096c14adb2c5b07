/**
 * Owns: the rate-limit headers HighLevel puts on every response.
 * Source: documentation, rate-limit page; X-RateLimit-Daily-Reset (milliseconds) only from the official SDK.
 * With the quota switched off the headers say so by very large numbers, so that a client that takes its limits
 * from the headers is not held back.
 */

import type { Behaviours } from '../behaviours.ts';
import type { RateVerdict } from './rate-limiter.ts';

const UNLIMITED = 1_000_000_000;
const DAY_MS = 86_400_000;

/** Headers for one response; `verdict` is undefined when the client is unknown, `quota` false when switched off. */
export function rateHeaders(
  behaviours: Behaviours,
  quota: boolean,
  verdict: RateVerdict | undefined,
): Record<string, string> {
  const burstMax = quota ? behaviours.burstMax : UNLIMITED;
  const dailyMax = quota ? behaviours.dailyMax : UNLIMITED;
  const counted = quota ? verdict : undefined;
  return {
    'X-RateLimit-Limit-Daily': String(dailyMax),
    'X-RateLimit-Daily-Remaining': String(counted?.dailyRemaining ?? dailyMax),
    'X-RateLimit-Interval-Milliseconds': String(behaviours.burstIntervalMs),
    'X-RateLimit-Max': String(burstMax),
    'X-RateLimit-Remaining': String(counted?.remaining ?? burstMax),
    'X-RateLimit-Daily-Reset': String(counted?.dailyResetMs ?? DAY_MS),
  };
}
