/**
 * Puts quota, sending and retrying together into the one `Send` that connectors get.
 *
 * Invariants: a request that is not repeatable is sent once, except where it certainly was not carried out
 * (429, or no connection came about); every retry is bounded and waits through the clock with growing,
 * jittered pauses; a refusal of the token is believed only after a second look; a permit is given back
 * whatever happens. Nothing here reads a body, but for the one message by which HighLevel calls a slow
 * search "unauthorized".
 */
import { isInterrupted, LandfallError } from '../errors.ts';
import type { Clock } from '../model/clock.ts';
import type { Send, SendResult, WireRequest } from '../model/http.ts';
import { isMissingScope } from '../model/missing-scope.ts';
import type { PlatformName } from '../model/quota.ts';
import { backoffMs } from './backoff.ts';
import { confirmToken } from './confirm-token.ts';
import { isCommandTimeout, isTransient, replyStatus } from './judge-result.ts';
import type { QuotaKeeper } from './quota-keeper.ts';
import { defaultTimeoutMs, type Encode, type Exchange, sendRequest } from './send-request.ts';
import { sleepUnlessStopped, throwIfStopped } from './sleep-unless-stopped.ts';

/** One request as it went over the wire; retries and checks of the token are each one more. */
export interface SentRequest {
  readonly route: string;
  /** Null when no answer came. */
  readonly status: number | null;
  /** Epoch ms by the clock given. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** When the platform answered by its own clock, in whole seconds (epoch ms); null when it did not say. */
  readonly answeredAt: number | null;
  /** The quota refused it (429). */
  readonly throttled: boolean;
}

export interface SendSettings {
  /** As `checkBaseUrl` gave it. */
  readonly baseUrl: URL;
  readonly token: string;
  /** Named in errors; HighLevel by default. */
  readonly platform?: PlatformName;
  readonly encode?: Encode;
  /** Answers worth asking again for beyond those whose status says so. */
  readonly isNoAnswer?: (result: SendResult) => boolean;
  readonly quota: QuotaKeeper;
  readonly clock: Clock;
  /** 0 ≤ n < 1; spreads retries of several workers. */
  readonly random: () => number;
  /** Per request; 30,000 by default. */
  readonly timeoutMs?: number;
  /** Further sends of a repeatable request after the first; 4 by default. */
  readonly maxRetries?: number;
  /** Sends after a 429 before it is given back; 20 by default (each waits a window). */
  readonly maxThrottles?: number;
  /** A cheap path this token must be able to read, such as `/locations/<id>`; null: believe the first 401. */
  readonly confirmPath: string | null;
  readonly onSent?: (sent: SentRequest) => void;
  /** Nothing further is sent; requests under way are let finish. */
  readonly stop?: AbortSignal | undefined;
}

/**
 * @returns a `Send` that resolves to the last answer, whatever its status
 * @throws LandfallError (from the `Send`) `destination-unauthorized`, `destination-unreachable` (never
 * connected; for Kartra `source-…`), `quota-spent`, `interrupted`
 */
export function createSend(settings: SendSettings): Send {
  const { clock, quota, stop } = settings;
  const timeoutMs = settings.timeoutMs ?? defaultTimeoutMs;
  const maxRetries = settings.maxRetries ?? 4;
  const maxThrottles = settings.maxThrottles ?? 20;
  const platform = settings.platform ?? 'HighLevel';
  const isWorthRepeating = (result: SendResult): boolean =>
    isTransient(result) || settings.isNoAnswer?.(result) === true;

  const sendOnce = async (request: WireRequest): Promise<Exchange> => {
    throwIfStopped(stop);
    const permit = await quota.acquire(timeoutMs);
    const startedAt = clock.now();
    let settled = false;
    try {
      const exchange = await sendRequest(request, { ...settings, timeoutMs });
      settled = exchange.quota !== null || !exchange.left;
      const status = replyStatus(exchange.result);
      const throttled = status === 429;
      if (exchange.quota !== null) await quota.observe(exchange.quota, permit, throttled);
      const { answeredAt } = exchange;
      settings.onSent?.({
        route: request.route,
        status,
        startedAt,
        endedAt: clock.now(),
        answeredAt,
        throttled,
      });
      return exchange;
    } finally {
      await quota.release(permit, settled);
    }
  };

  /** A 429 never changed anything: the quota keeper has taken note and lets the next one through in time. */
  const sendThroughQuota = async (request: WireRequest): Promise<Exchange> => {
    for (let throttles = 0; ; throttles += 1) {
      const exchange = await sendOnce(request);
      if (replyStatus(exchange.result) !== 429 || throttles >= maxThrottles) return exchange;
    }
  };

  const confirm = confirmToken(settings.confirmPath, sendThroughQuota, platform);

  const pause = async (request: WireRequest, result: SendResult, retry: number): Promise<void> => {
    const cause = result.kind === 'reply' ? String(result.reply.status) : result.reason;
    const reason = `retrying ${request.route} after ${cause} (${retry + 1} of ${maxRetries})`;
    await sleepUnlessStopped(clock, backoffMs(retry, settings.random), reason, stop);
  };

  return async (request) => {
    // The last answer to something that did leave: what a stop leaves us with.
    let heard: SendResult | null = null;
    try {
      for (let retry = 0; ; retry += 1) {
        const { result, left } = await sendThroughQuota(request);
        if (!left) {
          if (retry >= maxRetries) throw unreachable(request, platform);
          await pause(request, result, retry);
          continue;
        }
        heard = result;
        // The token is good, only not for this: no second look and no second attempt changes that.
        if (result.kind === 'reply' && isMissingScope(result.reply)) return result;
        const unauthorized = replyStatus(result) === 401 && !isCommandTimeout(result);
        if (unauthorized) await confirm(request);
        else if (!isWorthRepeating(result)) return result;
        if (!request.repeatable || retry >= maxRetries) return result;
        await pause(request, result, retry);
      }
    } catch (error) {
      if (heard === null || !isInterrupted(error)) throw error;
      return heard;
    }
  };
}

function unreachable(request: WireRequest, platform: PlatformName): LandfallError {
  return new LandfallError(
    platform === 'Kartra' ? 'source-unreachable' : 'destination-unreachable',
    `No connection to the platform came about (${request.route}).`,
    {
      safe: 'This request never left this machine.',
      remedy: 'Check the network, then run the same command again; it continues where it stopped.',
    },
  );
}
