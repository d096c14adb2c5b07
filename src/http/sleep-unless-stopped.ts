/** Waiting that a stop ends at once: while waiting nothing is under way, so nothing is left in doubt. */
import { LandfallError } from '../errors.ts';
import type { Clock } from '../model/clock.ts';

/**
 * @param ms milliseconds
 * @param stop ends the wait when it is aborted
 * @throws LandfallError `interrupted`
 */
export async function sleepUnlessStopped(
  clock: Clock,
  ms: number,
  reason: string,
  stop: AbortSignal | undefined,
): Promise<void> {
  throwIfStopped(stop);
  if (stop === undefined) return clock.sleep(ms, reason);
  let wake: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    wake = resolve;
  });
  stop.addEventListener('abort', wake, { once: true });
  try {
    await Promise.race([clock.sleep(ms, reason), stopped]);
  } finally {
    stop.removeEventListener('abort', wake);
  }
  throwIfStopped(stop);
}

/** @throws LandfallError `interrupted` when the stop was asked for */
export function throwIfStopped(stop: AbortSignal | undefined): void {
  if (stop?.aborted !== true) return;
  throw new LandfallError('interrupted', 'The run was stopped before the next request left.', {
    safe: 'This request was not sent.',
  });
}
