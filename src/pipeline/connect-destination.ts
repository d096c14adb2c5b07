/**
 * A connection to one location: token, quota shared with every other process, clock, and a `Send` per
 * purpose whose requests are counted. The only place where these are put together.
 */
import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createHighLevel, type HighLevel } from '../connectors/highlevel/connect.ts';
import { locationPath } from '../connectors/highlevel/locations.ts';
import { LandfallError } from '../errors.ts';
import { checkBaseUrl, officialHosts } from '../http/check-base-url.ts';
import { createClockOffset } from '../http/clock-offset.ts';
import { createSend } from '../http/create-send.ts';
import { type QuotaCounters, QuotaKeeper, type QuotaSpan, quotaUse } from '../http/quota-keeper.ts';
import { createSimulatorClock } from '../http/simulator-clock.ts';
import { sleepUnlessStopped } from '../http/sleep-unless-stopped.ts';
import { openLocationState } from '../ledger/location-state/open-location-state.ts';
import { type Clock, systemClock } from '../model/clock.ts';
import type { Send } from '../model/http.ts';
import type { RequestPurpose } from '../model/journal.ts';
import type { TargetName } from '../model/location.ts';
import { fullPace, type Pace } from '../model/pace.ts';
import type { RequestSummary } from '../model/summary.ts';
import { readToken } from './read-token.ts';
import type { Workspace } from './workspace.ts';

/** What a command brings from outside: environment, flags, the person's Ctrl-C. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly allowedHosts: readonly string[];
  /** Take time from the simulator (loopback only). */
  readonly simulatorClock: boolean;
  readonly stop: AbortSignal;
  /** Of HighLevel's quota, instead of what `landfall.yaml` says. */
  readonly pace?: Partial<Pick<Pace, 'share' | 'businessHours'>>;
  /** How long an answer is waited for, in ms; 30,000 when absent. */
  readonly timeoutMs?: number;
  readonly onWait: (reason: string, ms: number) => void;
  /** 0 ≤ n < 1. */
  readonly random: () => number;
  readonly newId: () => string;
}

export interface DestinationConnection {
  readonly destination: HighLevel;
  readonly clock: Clock;
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly send: (purpose: RequestPurpose) => Send;
  /** Refuses when another run writes to this location. */
  lock(workspace: string): Promise<void>;
  /** Requests counted so far, by purpose and route; `take` empties the tally. */
  takeCounts(): readonly RequestCount[];
  summary(): RequestSummary;
  /** What the answers so far said about the quota. */
  quota(): QuotaCounters;
  /** By how many ms this machine's clock is ahead of HighLevel's, at the least; negative: behind; null: unknown. */
  readonly aheadMs: () => number | null;
  /** Requests sent so far. */
  sent(): number;
  close(): Promise<void>;
}

export interface RequestCount {
  readonly purpose: RequestPurpose;
  readonly route: string;
  readonly sent: number;
  readonly throttled: number;
}

interface ConnectionOptions {
  readonly pace?: Pace;
  /** A few reads are let through although a person has paused the location. */
  readonly evenPaused?: boolean;
}

/** Enough to keep the 10-second window full at 200 ms latency, with room for slow answers. */
const concurrency = 16;

export async function connectTarget(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  options: ConnectionOptions = {},
): Promise<DestinationConnection> {
  const destination = workspace.config.destinations[target];
  if (destination === undefined) {
    throw new LandfallError('step-missing', `The ${target} location is not connected.`, {
      rule: 'a location is connected before it is planned for',
      remedy: `landfall connect --target ${target} --location <id> --token-file <file>`,
      next: `landfall connect --target ${target}`,
    });
  }
  const token = await readToken(destination.token, workspace.directory, surroundings.environment);
  const pace = paceOf(workspace.config, surroundings);
  return connectLocation(destination.location, token, surroundings, { pace, ...options });
}

export async function connectLocation(
  locationId: string,
  token: string,
  surroundings: Surroundings,
  { pace = { ...fullPace, ...surroundings.pace }, evenPaused = false }: ConnectionOptions = {},
): Promise<DestinationConnection> {
  const { environment, stop, onWait, random, timeoutMs } = surroundings;
  const baseUrl = checkBaseUrl(
    environment.LANDFALL_HIGHLEVEL_URL ?? `https://${officialHosts[0]}`,
    surroundings.allowedHosts,
  );
  const passing = surroundings.simulatorClock ? await createSimulatorClock(baseUrl.href) : systemClock;
  // Whoever waits, Ctrl-C ends it.
  const clock = {
    ...passing,
    sleep: (ms: number, reason: string) => sleepUnlessStopped(passing, ms, reason, stop),
  };
  const state = await openLocationState(stateDirectory(environment), locationId);
  const quota = new QuotaKeeper({
    store: state.quota,
    clock,
    onWait,
    stop,
    pace,
    ...(evenPaused ? {} : { pausedSince: () => state.pause.pausedSince() }),
  });
  const tally = new Map<string, { -readonly [key in keyof RequestCount]: RequestCount[key] }>();
  const totals = new Map<string, { sent: number; throttled: number }>();
  const offset = createClockOffset();

  const sendFor = (purpose: RequestPurpose): Send =>
    createSend({
      baseUrl,
      token,
      quota,
      clock,
      random,
      stop,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      confirmPath: locationPath(locationId),
      onSent: (sent) => {
        const { route, throttled } = sent;
        offset.see(sent);
        const key = `${purpose} ${route}`;
        const count = tally.get(key) ?? { purpose, route, sent: 0, throttled: 0 };
        const total = totals.get(purpose) ?? { sent: 0, throttled: 0 };
        for (const item of [count, total]) {
          item.sent += 1;
          if (throttled) item.throttled += 1;
        }
        tally.set(key, count);
        totals.set(purpose, total);
      },
    });
  const sends = new Map<RequestPurpose, Send>();
  const send = (purpose: RequestPurpose): Send => {
    const known = sends.get(purpose) ?? sendFor(purpose);
    sends.set(purpose, known);
    return known;
  };

  let span: QuotaSpan | null = null;
  return {
    destination: createHighLevel({ send: send('snapshot'), locationId }),
    clock,
    concurrency,
    send,
    lock: (directory) =>
      state.lock.acquire({
        pid: process.pid,
        host: hostname(),
        workspace: directory,
        since: systemClock.now(),
      }),
    takeCounts() {
      const counts = [...tally.values()];
      tally.clear();
      return counts;
    },
    summary() {
      span ??= quota.takeSpan();
      const byPurpose = Object.fromEntries([...totals].map(([purpose, { sent }]) => [purpose, sent]));
      return {
        total: sum([...totals.values()].map(({ sent }) => sent)),
        perRecord: null,
        throttled: sum([...totals.values()].map(({ throttled }) => throttled)),
        quotaUse: quotaUse(span, quota.limits()),
        byPurpose,
      };
    },
    sent: () => sum([...totals.values()].map(({ sent }) => sent)),
    quota: () => quota.counters(),
    aheadMs: () => offset.aheadMs(),
    close: () => state.close(),
  };
}

function paceOf({ pace, decisions }: Config, surroundings: Surroundings): Pace {
  return {
    share: pace?.share ?? 1,
    businessHours: pace?.businessHours ?? null,
    timeZone: decisions['time-zone']?.choice ?? 'UTC',
    ...surroundings.pace,
  };
}

/** `$XDG_STATE_HOME/landfall`, shared by all workspaces of this person on this machine. */
export function stateDirectory(environment: NodeJS.ProcessEnv): string {
  const home = environment.XDG_STATE_HOME;
  return join(home !== undefined && home !== '' ? home : join(homedir(), '.local', 'state'), 'landfall');
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
