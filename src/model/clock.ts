/**
 * Time as a parameter. Nothing below `cli` reads the machine's clock or sets a timer of its own:
 * it asks the `Clock` it was given, so that a run against the simulator can take virtual time.
 */

export interface Clock {
  /** Milliseconds since 1970-01-01 UTC, as the destination's quota sees time. */
  now(): number;
  /**
   * Waits. `reason` is a phrase a person can read while waiting ("HighLevel burst, 100 of 100 used").
   * @param ms milliseconds, 0 or more
   */
  sleep(ms: number, reason: string): Promise<void>;
  /** How many ms `now` may be behind the destination's clock; absent: none that matter. */
  readonly behindMs?: () => number;
  /** A count that only passing time moves, never a correction of `now`; absent: there is none. */
  readonly steady?: () => SteadyReading;
}

/** Of one source, the difference of two readings is time that has passed. */
export interface SteadyReading {
  readonly source: string;
  /** Milliseconds since some instant of the source's own. */
  readonly ms: number;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Counted since the machine started, the same for all its processes; a sleeping machine does not count.
  steady: () => ({ source: 'machine', ms: Number(process.hrtime.bigint() / 1_000_000n) }),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Carries `act` out once everything that has arrived from outside by now was heard. It waits for no time to pass. */
export function onceHeard(act: () => void): void {
  setImmediate(act);
}

/** An instant as ISO 8601 in UTC, for ledgers and reports. */
export function isoInstant(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** Epoch ms of an ISO 8601 text that names its offset; null for any other text: without one it is no instant. */
export function readInstant(text: string | null | undefined): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text ?? '')) return null;
  const epochMs = Date.parse(text ?? '');
  return Number.isNaN(epochMs) ? null : epochMs;
}
