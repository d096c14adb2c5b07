/** Why we wait, as a phrase a person can read while it lasts. */
import type { PlatformName, QuotaLimits } from '../model/quota.ts';

export interface QuotaWait {
  readonly platform: PlatformName;
  readonly limit: 'burst' | 'day';
  readonly ms: number;
  /** Epoch ms. */
  readonly freeAt: number;
  /** The limits in force for us, the share of others taken off. */
  readonly limits: QuotaLimits;
  /** Requests of others taken off our window. */
  readonly foreign: number;
  /** Of the platform's window that we take. */
  readonly share: number;
  /** The platform itself asked us to wait. */
  readonly heldBack: boolean;
}

/** @example "HighLevel burst: 100 of 100 used in 10 s, next free in 4.1 s" */
export function explainWait(wait: QuotaWait): string {
  const { limits, foreign, share, platform } = wait;
  if (wait.limit === 'day') {
    const used = limits.maxPerDay.toLocaleString('en-US');
    return `${platform} daily quota: ${used} of ${used} used, resets at ${formatInstant(wait.freeAt)}`;
  }
  const next = `next free in ${seconds(wait.ms)}`;
  if (wait.heldBack) return `${platform} asked us to slow down, ${next}`;
  const total = limits.maxPerWindow + foreign;
  const others = foreign > 0 ? ` (${foreign} by other apps)` : '';
  const ours = share < 1 ? `, our ${Math.round(share * 100)} % of its limit` : '';
  return `${platform} burst: ${total} of ${total} used${others} in ${limits.windowMs / 1000} s${ours}, ${next}`;
}

/** @example "2026-11-03 00:00 UTC" */
export function formatInstant(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
