/**
 * A second look before a token is called refused. One 401 proves little: HighLevel answers some slow
 * searches so, and a token just rotated may be refused by one server and taken by the next.
 *
 * Modes: *idle*; *looking*: one GET is under way and every request that met a 401 waits for it; *refused*, for
 * good, once a look has met a 401 too.
 */
import { LandfallError } from '../errors.ts';
import type { SendResult, WireRequest } from '../model/http.ts';
import type { PlatformName } from '../model/quota.ts';
import { isCommandTimeout, replyStatus } from './judge-result.ts';

/**
 * @param path what the token must be able to read; null: no look is possible, the first 401 counts
 * @param send sends one request through the quota
 * @returns a function that resolves when the 401 was a mistake or cannot be judged, and throws
 * `destination-unauthorized` (for Kartra `source-unauthorized`) when the token is refused again
 */
export function confirmToken(
  path: string | null,
  send: (request: WireRequest) => Promise<{ readonly result: SendResult }>,
  platform: PlatformName = 'HighLevel',
): (refused: WireRequest) => Promise<void> {
  let looking: Promise<{ readonly result: SendResult }> | null = null;
  let dead = path === null;
  return async (refused) => {
    if (dead || path === null) throw unauthorized(platform);
    looking ??= send({
      method: 'GET',
      path,
      route: 'GET token check',
      version: refused.version,
      body: null,
      repeatable: true,
    }).finally(() => {
      looking = null;
    });
    const { result } = await looking;
    dead ||= replyStatus(result) === 401 && !isCommandTimeout(result);
    if (dead) throw unauthorized(platform);
  };
}

function unauthorized(platform: PlatformName): LandfallError {
  if (platform === 'Kartra') {
    return new LandfallError('source-unauthorized', 'Kartra refused the credentials.', {
      remedy: 'Check the app id, the API key and the API password under Integrations → My API in Kartra.',
      safe: 'Kartra was only asked to show something; nothing was changed.',
      next: 'landfall connect --source kartra',
    });
  }
  return new LandfallError(
    'destination-unauthorized',
    'HighLevel refused the token, and again on a second look.',
    {
      remedy:
        'Renew the private integration in HighLevel, store the new token, then run the same command again.',
      safe: 'The refused request changed nothing.',
      next: 'landfall connect',
    },
  );
}
