/**
 * Pauses everything Landfall sends to the locations of a workspace, and lets it go on: also what other processes and
 * workspaces send there. Nothing is asked of HighLevel, and what is under way ends as usual.
 */
import { LandfallError } from '../errors.ts';
import { openLocationState } from '../ledger/location-state/open-location-state.ts';
import { isoInstant } from '../model/clock.ts';
import { type TargetName, targetNames } from '../model/location.ts';
import { stateDirectory } from './connect-destination.ts';
import type { Workspace } from './workspace.ts';

export interface PauseSummary {
  readonly step: 'pause' | 'resume';
  readonly status: 'done';
  /** Since when each location is paused (ISO instant); null: it is not. */
  readonly paused: Readonly<Partial<Record<TargetName, string | null>>>;
  readonly next: string;
}

/**
 * @param target one location, or null for every connected one
 * @param now epoch ms
 * @throws LandfallError `step-missing` when none is connected
 */
export async function runPause(
  step: 'pause' | 'resume',
  workspace: Workspace,
  target: TargetName | null,
  environment: NodeJS.ProcessEnv,
  now: number,
): Promise<PauseSummary> {
  const paused: { [name in TargetName]?: string | null } = {};
  for (const name of target === null ? targetNames : [target]) {
    const location = workspace.config.destinations[name]?.location;
    if (location === undefined) continue;
    const state = await openLocationState(stateDirectory(environment), location);
    try {
      if (step === 'pause') await state.pause.pause(now);
      else await state.pause.resume();
      const since = await state.pause.pausedSince();
      paused[name] = since === null ? null : isoInstant(since);
    } finally {
      await state.close();
    }
  }
  if (Object.keys(paused).length === 0) {
    throw new LandfallError('step-missing', 'No location is connected that could be paused.', {
      safe: 'Nothing was changed.',
      next: 'landfall connect',
    });
  }
  return { step, status: 'done', paused, next: step === 'pause' ? 'landfall resume' : 'landfall status' };
}
