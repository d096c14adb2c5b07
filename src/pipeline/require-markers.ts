/** Once the markers are removed a plan would take everybody for new, and write them a second time. */
import { LandfallError } from '../errors.ts';
import type { TargetName } from '../model/location.ts';
import type { Workspace } from './workspace.ts';

/** @throws `markers-removed` */
export function requireMarkers({ config }: Workspace, target: TargetName): void {
  const finished = config.finished[target];
  if (finished?.markers !== 'removed') return;
  throw new LandfallError(
    'markers-removed',
    `The migration into the ${target} location was finished on ${finished.at.slice(0, 10)}, and its marks are removed.`,
    {
      rule: 'records are recognised by their marks; without them everybody would arrive twice',
      remedy: 'What is new in Kartra is entered in HighLevel by hand from now on.',
      safe: 'Nothing was sent to HighLevel.',
      next: 'landfall status',
    },
  );
}
