/**
 * A connection to Kartra's API: credentials from where their references point, the quota of the app shared
 * with every other process of this machine, a clock. The only place where these are put together.
 */
import type { KartraSource } from '../config.ts';
import { createKartraApi, type KartraApi } from '../connectors/kartra-api/kartra-api.ts';
import { encodeKartra } from '../connectors/kartra-api/kartra-call.ts';
import { isNoAnswer } from '../connectors/kartra-api/read-reply.ts';
import { checkBaseUrl, officialHosts } from '../http/check-base-url.ts';
import { createSend } from '../http/create-send.ts';
import { QuotaKeeper, quotaUse } from '../http/quota-keeper.ts';
import { createSimulatorClock } from '../http/simulator-clock.ts';
import { openLocationState } from '../ledger/location-state/open-location-state.ts';
import { type Clock, systemClock } from '../model/clock.ts';
import { sha256 } from '../model/digest.ts';
import { kartraLimits } from '../model/quota.ts';
import type { RequestSummary } from '../model/summary.ts';
import { type Surroundings, stateDirectory } from './connect-destination.ts';
import { readToken, type SecretWords } from './read-token.ts';

export interface KartraConnection {
  readonly api: KartraApi;
  readonly clock: Clock;
  /** Calls sent so far. */
  requests(): RequestSummary;
  close(): Promise<void>;
}

const keyWords: SecretWords = {
  short: 'key',
  full: 'the API key',
  of: 'the Kartra account',
  option: '--key-file',
};
const passwordWords: SecretWords = {
  short: 'password',
  full: 'the API password',
  of: 'the Kartra account',
  option: '--password-file',
};

/**
 * @param directory the workspace: relative references are relative to it
 * @throws LandfallError `token-missing`, `host-not-allowed`
 */
export async function connectKartra(
  source: KartraSource,
  directory: string,
  surroundings: Surroundings,
): Promise<KartraConnection> {
  const { environment, stop, onWait, random, timeoutMs, allowedHosts } = surroundings;
  const apiKey = await readToken(source.key, directory, environment, keyWords);
  const password = await readToken(source.password, directory, environment, passwordWords);
  const baseUrl = checkBaseUrl(
    environment.LANDFALL_KARTRA_URL ?? `https://${officialHosts[1]}`,
    allowedHosts,
  );
  const clock = surroundings.simulatorClock ? await createSimulatorClock(baseUrl.href) : systemClock;
  // The limit is the app's, so every account that uses the app shares one ring.
  const state = await openLocationState(
    stateDirectory(environment),
    `kartra-${sha256(source.appId).slice(0, 16)}`,
  );
  const quota = new QuotaKeeper({
    store: state.quota,
    clock,
    platform: 'Kartra',
    limits: kartraLimits,
    onWait,
    stop,
  });
  const sent = new Map<string, number>();
  let throttled = 0;
  const send = createSend({
    baseUrl,
    token: password,
    platform: 'Kartra',
    encode: encodeKartra({ appId: source.appId, apiKey }),
    isNoAnswer,
    quota,
    clock,
    random,
    stop,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    confirmPath: null,
    onSent: ({ route, throttled: refused }) => {
      const purpose = route.replace('POST /api ', '');
      sent.set(purpose, (sent.get(purpose) ?? 0) + 1);
      if (refused) throttled += 1;
    },
  });
  return {
    api: createKartraApi(send),
    clock,
    requests: () => ({
      total: [...sent.values()].reduce((total, count) => total + count, 0),
      perRecord: null,
      throttled,
      quotaUse: quotaUse(quota.takeSpan(), kartraLimits),
      byPurpose: Object.fromEntries(sent),
    }),
    close: () => state.close(),
  };
}
