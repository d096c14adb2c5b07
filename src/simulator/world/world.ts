/**
 * Owns: the whole simulated platform: locations, clock, ids, behaviours, limiter, request log and faults.
 * Invariants: everything the simulator remembers hangs here, so that saving the world saves all of it; every
 * handler changes the world synchronously, so no request ever sees half of another's change.
 */

import { type Behaviours, defaultBehaviours } from '../behaviours.ts';
import type { ExchangeRecorder } from '../exchanges/exchange-recorder.ts';
import { FaultList } from '../http/fault-list.ts';
import { LateArrivals } from '../http/late-arrivals.ts';
import { RateLimiter } from '../http/rate-limiter.ts';
import { RequestLog } from '../http/request-log.ts';
import { KartraCalls } from '../kartra/kartra-calls.ts';
import { TokenBook } from '../oauth/token-book.ts';
import { IdSequence } from './id-sequence.ts';
import type { LocationState } from './location-state.ts';
import { SimulatorClock } from './simulator-clock.ts';

export interface World {
  readonly seed: number;
  readonly clock: SimulatorClock;
  readonly ids: IdSequence;
  readonly traceIds: IdSequence;
  readonly behaviours: Behaviours;
  readonly locations: Map<string, LocationState>;
  readonly locationByToken: Map<string, LocationState>;
  readonly tokens: TokenBook;
  readonly limiter: RateLimiter;
  readonly requests: RequestLog;
  readonly faults: FaultList;
  readonly late: LateArrivals;
  readonly kartra: KartraCalls;
  quota: boolean;
  /** Keeps exchanges for the conformance suite; there in test runs only. */
  recorder: ExchangeRecorder | undefined;
  /** Called after every change; the state file listens. */
  markChanged: () => void;
}

/** An empty world. `realNow` is the machine's time in milliseconds; the same seed gives the same ids. */
export function createWorld(seed: number, realNow: () => number): World {
  return {
    seed,
    clock: new SimulatorClock(realNow),
    ids: new IdSequence(seed),
    traceIds: new IdSequence(seed, 1),
    behaviours: defaultBehaviours(),
    locations: new Map(),
    locationByToken: new Map(),
    tokens: new TokenBook(),
    limiter: new RateLimiter(),
    requests: new RequestLog(),
    faults: new FaultList(),
    late: new LateArrivals(),
    kartra: new KartraCalls(),
    quota: true,
    recorder: undefined,
    markChanged: () => {},
  };
}

export function addLocation(world: World, location: LocationState): void {
  world.locations.set(location.id, location);
  world.locationByToken.set(location.token, location);
}
