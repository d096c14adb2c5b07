/**
 * What an answer says about the quota. (HighLevel, rate limits: these headers stand on every response;
 * `X-RateLimit-Daily-Reset`, in milliseconds, is known from its official SDK only.)
 */
import type { IncomingHttpHeaders } from 'node:http';

export interface QuotaHeaders {
  /** Requests allowed per window. */
  readonly maxPerWindow: number | null;
  readonly windowMs: number | null;
  /** Requests left in the window, after this one. */
  readonly remaining: number | null;
  readonly maxPerDay: number | null;
  readonly dayRemaining: number | null;
  /** As sent: milliseconds until the day's count starts again, or an instant in epoch ms. */
  readonly dayReset: number | null;
  /** `Retry-After` in ms; HighLevel documents none, a gateway before it may send one. */
  readonly retryAfterMs: number | null;
}

/** @returns what the headers say; absent or unreadable ones are null */
export function readQuotaHeaders(headers: IncomingHttpHeaders): QuotaHeaders {
  const retryAfter = readNumber(headers, 'retry-after');
  return {
    maxPerWindow: readNumber(headers, 'x-ratelimit-max'),
    windowMs: readNumber(headers, 'x-ratelimit-interval-milliseconds'),
    remaining: readNumber(headers, 'x-ratelimit-remaining'),
    maxPerDay: readNumber(headers, 'x-ratelimit-limit-daily'),
    dayRemaining: readNumber(headers, 'x-ratelimit-daily-remaining'),
    dayReset: readNumber(headers, 'x-ratelimit-daily-reset'),
    retryAfterMs: retryAfter === null ? null : retryAfter * 1000,
  };
}

/** An instant of this century in epoch ms is larger than any wait. */
const smallestEpochMs = 1e11;

/** @returns when the day's count starts again (epoch ms), or null when the answer does not say */
export function dayResetAt(headers: QuotaHeaders, now: number): number | null {
  if (headers.dayReset === null) return null;
  return headers.dayReset > smallestEpochMs ? headers.dayReset : now + headers.dayReset;
}

function readNumber(headers: IncomingHttpHeaders, name: string): number | null {
  const text = String(headers[name] ?? '').trim();
  const value = Number(text);
  return text !== '' && Number.isFinite(value) && value >= 0 ? value : null;
}
