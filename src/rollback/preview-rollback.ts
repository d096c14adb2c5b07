/** What a rollback would do, reversal by reversal, without a write. */
import type { RollbackStore } from '../ledger/rollback-stores.ts';
import type { Operation } from '../model/journal.ts';
import type { ReversalOutcome } from '../model/rollback.ts';
import type { RollbackLook } from './create-look.ts';
import { inUndoOrder } from './in-undo-order.ts';
import { reversals } from './reversals.ts';

export interface PreviewOptions {
  readonly rollbackId: number;
  readonly rollbacks: RollbackStore;
  readonly look: RollbackLook;
  readonly onProgress: (done: number) => void;
}

export async function previewRollback({ rollbackId, rollbacks, look, onProgress }: PreviewOptions) {
  await look.refresh();
  for (const { planId, object } of inUndoOrder(await rollbacks.groups(rollbackId))) {
    await look.countSchemaUse();
    const kind = reversals[object];
    for await (const batch of rollbacks.reversals(rollbackId, { planId, object })) {
      const outcomes = [];
      for (const { id: reversalId, operation } of batch) {
        const outcome = await judge(operation, look);
        if (outcome.bucket === 'reversed') look.leaves(kind.useId?.(operation) ?? operation.destinationId);
        else for (const id of (await kind.holds?.(operation, look)) ?? []) look.mustStay(id);
        outcomes.push({ reversalId, ...outcome });
      }
      await rollbacks.forecast(outcomes);
      onProgress(batch.length);
    }
  }
}

async function judge(operation: Operation, look: RollbackLook): Promise<ReversalOutcome> {
  if (operation.state !== 'done') return unclear;
  const verdict = await reversals[operation.object].judge(operation, look);
  if (verdict.kind === 'undo') await verdict.pretend(look.pages);
  return verdict.outcome;
}

/** Whether it was written at all is for `landfall apply` to find out, which looks before it sends anything again. */
export const unclear: ReversalOutcome = {
  bucket: 'errored',
  reason: 'nobody can tell yet whether it was written: landfall apply looks',
};
