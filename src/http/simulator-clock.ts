/**
 * The simulator's time, for runs against it: the simulator's clock is real time plus an offset that only
 * grows, and waiting moves it forward at once, so a day's quota passes in seconds.
 *
 * Invariants: loopback only; our reading never runs ahead of the simulator's (a permit would be free too
 * early there), so of several readings the latest-looking one wins and none moves time back; how far it may be
 * behind is known too, from the quickest answer; what a better reading corrects does not count as time that
 * passed, or permits would be free too early by as much. Waits run one
 * after the other, each up to the instant it was asked for, so two waits of a second take one.
 */
import { LandfallError } from '../errors.ts';
import type { Clock } from '../model/clock.ts';
import { checkBaseUrl, isLoopback } from './check-base-url.ts';

/** A clock whose waiting moves time for everyone: let requests under way finish before waiting on it. */
export interface AdvancingClock extends Clock {
  readonly advances: true;
}

/** Readings taken at the start, more on a busy machine; the quickest answer is the closest to the truth. */
const [firstReadings, mostReadings, goodEnoughMs] = [3, 20, 250];

/**
 * @param baseUrl the simulator's address, on loopback
 * @throws LandfallError `host-not-allowed`, `destination-unreachable`
 * @example const clock = await createSimulatorClock('http://127.0.0.1:4010')
 */
export async function createSimulatorClock(baseUrl: string): Promise<AdvancingClock> {
  const url = checkBaseUrl(baseUrl);
  if (!isLoopback(url)) {
    throw new LandfallError('host-not-allowed', 'Only a simulator on this machine lends its clock.', {
      value: url.host,
    });
  }
  const address = `${url.origin}/__sim/clock`;
  const source = `simulator clock ${process.pid} ${performance.now()}`;
  let offset = Number.NEGATIVE_INFINITY;
  let latest = Number.POSITIVE_INFINITY;
  let advancedMs = 0;
  let line: Promise<void> = Promise.resolve();
  const now = (): number => Date.now() + offset;
  const read = async (advanceMs: number | null): Promise<void> => {
    const askedAt = Date.now();
    const reading = await askClock(address, advanceMs);
    const movedMs = advanceMs ?? 0;
    const [earliest, most] = [reading - Date.now(), reading - askedAt];
    advancedMs += movedMs;
    offset = Math.max(offset + movedMs, earliest);
    // Somebody else moved time too when even the earliest reading is beyond the latest possible.
    latest = earliest > latest + movedMs ? most : Math.min(latest + movedMs, most);
  };
  const advanceTo = async (target: number): Promise<void> => {
    const missing = Math.ceil(target - now());
    if (missing > 0) await read(missing);
  };
  const behindMs = (): number => Math.max(0, latest - offset);
  for (
    let count = 0;
    count < firstReadings || (count < mostReadings && behindMs() > goodEnoughMs);
    count += 1
  )
    await read(null);
  return {
    advances: true,
    now,
    behindMs,
    steady: () => ({ source, ms: performance.now() + advancedMs }),
    sleep: (ms) => {
      const target = now() + ms;
      const wait = line.then(() => advanceTo(target));
      line = wait.catch(() => undefined);
      return wait;
    },
  };
}

async function askClock(address: string, advanceMs: number | null): Promise<number> {
  const response = await fetch(address, {
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
    ...(advanceMs === null
      ? {}
      : {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ advanceMs }),
        }),
  }).catch((error: unknown) => {
    throw unreachable(error);
  });
  const answer: unknown = await response.json().catch(() => null);
  const now = typeof answer === 'object' && answer !== null && 'now' in answer ? answer.now : null;
  if (typeof now !== 'number' || !Number.isFinite(now)) throw unreachable(null);
  return now;
}

function unreachable(cause: unknown): LandfallError {
  return new LandfallError(
    'destination-unreachable',
    'The simulator does not answer with its clock.',
    { remedy: 'Start it with `landfall simulator`, or leave out `--clock simulator`.' },
    cause ?? undefined,
  );
}
