/**
 * The `fetch` a language model's package is given: it sends to one host only, under a deadline, and
 * follows no redirect, so that a key and the columns of a customer go nowhere else.
 */
import { LandfallError } from '../errors.ts';
import { checkBaseUrl } from './check-base-url.ts';
import { defaultTimeoutMs } from './send-request.ts';

export interface ModelFetchOptions {
  /** The address a person configured; https, or this machine. */
  readonly baseUrl: string;
  /** From sending to the answer's first byte; 30,000 by default. */
  readonly timeoutMs?: number;
}

/**
 * @throws LandfallError `host-not-allowed` for an address that is neither https nor this machine, and,
 *   when called, for another host
 */
export function createModelFetch(options: ModelFetchOptions): typeof globalThis.fetch {
  const named = URL.canParse(options.baseUrl) ? [new URL(options.baseUrl).host] : [];
  const { origin } = checkBaseUrl(options.baseUrl, named);
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) {
      throw new LandfallError('host-not-allowed', 'The model’s package asked for another host.', {
        value: url.host,
        rule: `only ${origin}`,
        remedy: 'Correct model.baseUrl in landfall.yaml.',
      });
    }
    const deadline = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
    return fetch(input, { ...init, redirect: 'error', signal });
  };
}
