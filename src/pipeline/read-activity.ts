/** What goes on at the locations of a workspace right now, on this machine: who writes there, and whether it is paused. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLocationState } from '../ledger/location-state/open-location-state.ts';
import { isoInstant } from '../model/clock.ts';
import { type TargetName, targetNames } from '../model/location.ts';
import { stateDirectory } from './connect-destination.ts';
import type { Workspace } from './workspace.ts';

export interface LocationActivity {
  /** ISO instant; null while nothing is paused. */
  readonly pausedSince: string | null;
  /** The process that writes there, whatever its workspace; null when none does. `since` is an ISO instant. */
  readonly writer: { readonly pid: number; readonly host: string; readonly since: string } | null;
}

/** @returns no entry for a location that is not connected, or that nothing was ever sent to from here */
export async function readActivity(
  { config }: Workspace,
  environment: NodeJS.ProcessEnv,
): Promise<Readonly<Partial<Record<TargetName, LocationActivity>>>> {
  const activity: { [name in TargetName]?: LocationActivity } = {};
  const directory = stateDirectory(environment);
  for (const name of targetNames) {
    const location = config.destinations[name]?.location;
    // Looking leaves no file behind.
    if (location === undefined || !existsSync(join(directory, `${location}.db`))) continue;
    const state = await openLocationState(directory, location);
    try {
      const since = await state.pause.pausedSince();
      const holder = await state.lock.holder();
      activity[name] = {
        pausedSince: since === null ? null : isoInstant(since),
        writer:
          holder === null ? null : { pid: holder.pid, host: holder.host, since: isoInstant(holder.since) },
      };
    } finally {
      await state.close();
    }
  }
  return activity;
}
