/** Takes away what the last rehearsal left in its location: one that was told to keep it, or one that was interrupted. */
import { join } from 'node:path';
import type { Standing } from '../../rollback/still-standing.ts';
import type { Surroundings } from '../connect-destination.ts';
import { type RollbackOptions, type RollbackSummary, runRollback } from '../run-rollback.ts';
import type { Workspace } from '../workspace.ts';
import { rehearsalFolder, reopenRehearsal } from './open-rehearsal.ts';
import { takeAway } from './take-away.ts';

export interface RehearsalUndone extends RollbackSummary {
  /** Records asked for once more after it; null for a preview. */
  readonly proof: Standing | null;
}

/** @throws `nothing-written` where nothing was rehearsed, or nothing of it stands; `workflows-published`, … */
export async function undoRehearsal(
  workspace: Workspace,
  surroundings: Surroundings,
  mode: RollbackOptions['mode'],
  onProgress: (what: string) => void,
): Promise<RehearsalUndone> {
  const opened = await reopenRehearsal(workspace);
  const filed = (summary: RollbackSummary) => ({
    ...summary,
    step: 'rehearse',
    files: summary.files.map((file) => join(rehearsalFolder, file)),
  });
  const again = 'landfall rehearse --undo --yes';
  try {
    if (mode === 'preview') {
      const summary = await runRollback(opened, 'rehearsal', surroundings, {
        scope: { kind: 'all' },
        mode,
        onProgress: ({ settled, total }) => onProgress(`${settled} of ${total} looked at`),
      });
      return { ...filed(summary), proof: null, next: again };
    }
    const { summary, proof, isGone } = await takeAway(opened, surroundings, onProgress);
    const { approvals } = workspace.ledger;
    const latest = await approvals.latestRehearsal();
    if (latest !== null && isGone) await approvals.saveRehearsal({ ...latest, cleanedUp: true });
    return { ...filed(summary), proof, next: isGone ? 'landfall rehearse' : again };
  } finally {
    await opened.close();
  }
}
