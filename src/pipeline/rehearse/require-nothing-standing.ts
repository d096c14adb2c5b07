/**
 * Nothing of a rehearsal stands in the production location (for people with one location only): the journal of the
 * rehearsal says so, whatever the last rehearsal reported, so that one that was interrupted counts too.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LandfallError } from '../../errors.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { rehearsalFolder } from './open-rehearsal.ts';

/** @throws `rehearsal-standing` */
export async function requireNothingStanding(workspace: Workspace): Promise<void> {
  const { production } = workspace.config.destinations;
  const directory = join(workspace.directory, rehearsalFolder);
  if (production === undefined || !existsSync(join(directory, 'landfall.yaml'))) return;
  const opened = await openWorkspace(directory);
  let standing: number;
  try {
    standing = await opened.ledger.rollbacks.standing(production.location);
  } finally {
    await opened.close();
  }
  if (standing === 0) return;
  throw new LandfallError(
    'rehearsal-standing',
    `${standing} things of the rehearsal stand in the production location.`,
    {
      value: String(standing),
      rule: 'what a rehearsal made in the real location is gone before anything is signed or rehearsed elsewhere',
      remedy:
        'Take it away; what somebody used meanwhile stays and is listed: remove it in HighLevel, then take away again.',
      safe: 'Nothing was sent to HighLevel by this command.',
      next: 'landfall rehearse --undo --yes',
    },
  );
}
