/** Takes away what a rehearsal made, and asks HighLevel for each record once more. */
import type { RollbackCounts } from '../../model/rollback.ts';
import { type Standing, stillStanding } from '../../rollback/still-standing.ts';
import { connectTarget, type Surroundings } from '../connect-destination.ts';
import { type RollbackSummary, runRollback } from '../run-rollback.ts';
import type { Workspace } from '../workspace.ts';

export interface TakenAway {
  readonly summary: RollbackSummary;
  readonly undone: RollbackCounts;
  readonly proof: Standing;
  /** Everything it made is gone, but for what nobody can remove. */
  readonly isGone: boolean;
}

/** @param opened the workspace of the rehearsal. @throws `nothing-written`, `workflows-published`, … */
export async function takeAway(
  opened: Workspace,
  surroundings: Surroundings,
  onProgress: (what: string) => void,
): Promise<TakenAway> {
  const summary = await runRollback(opened, 'rehearsal', surroundings, {
    scope: { kind: 'all' },
    mode: 'yes',
    onProgress: ({ settled, total }) => onProgress(`${settled} of ${total} taken away again`),
  });
  const { rollbacks } = opened.ledger;
  const locationId = opened.config.destinations.rehearsal?.location ?? '';
  const latest = await rollbacks.latest(locationId);
  const connection = await connectTarget(opened, 'rehearsal', surroundings);
  try {
    onProgress('looking whether it is gone');
    const proof = await stillStanding(
      rollbacks.reversals(latest?.id ?? 0, { states: ['reversed'] }),
      connection.destination,
      connection.send('undo-look'),
    );
    const left = await rollbacks.standing(locationId);
    const isGone = summary.status === 'done' && proof.standing === 0 && left === 0;
    return { summary, undone: summary.rollback, proof, isGone };
  } finally {
    await connection.close();
  }
}
