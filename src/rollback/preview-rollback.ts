/** What a rollback would do, reversal by reversal, without a write. */
import type { RollbackStore } from '../ledger/rollback-stores.ts';
import type { Operation } from '../model/journal.ts';
import { type ObjectKind, phaseOf } from '../model/plan.ts';
import type { ReversalOutcome } from '../model/rollback.ts';
import type { RollbackLook } from './create-look.ts';
import { inUndoOrder } from './in-undo-order.ts';
import { outcomeWithoutLook } from './outcome-without-look.ts';
import type { ReversalKind } from './reversal-kind.ts';
import { kindOf } from './reversals.ts';

export interface PreviewOptions {
  readonly rollbackId: number;
  readonly rollbacks: RollbackStore;
  readonly look: RollbackLook;
  readonly onProgress: (done: number) => void;
}

export async function previewRollback({ rollbackId, rollbacks, look, onProgress }: PreviewOptions) {
  await look.refresh();
  for (const { repairs, ...part } of inUndoOrder(await rollbacks.groups(rollbackId))) {
    if (countsUse(part.object)) await look.countSchemaUse();
    const kind = kindOf(part.object, repairs);
    for await (const batch of rollbacks.reversals(rollbackId, part)) {
      const outcomes = [];
      for (const { id: reversalId, operation } of batch) {
        const outcome = await judge(operation, kind, look);
        if (outcome.bucket === 'reversed') look.leaves(kind.useId?.(operation) ?? operation.destinationId);
        else for (const id of (await kind.holds?.(operation, look)) ?? []) look.mustStay(id);
        outcomes.push({ reversalId, ...outcome });
      }
      await rollbacks.forecast(outcomes);
      onProgress(batch.length);
    }
  }
}

/** Kinds that stay while records use them. */
const countsUse = (object: ObjectKind): boolean => object === 'company' || phaseOf[object] === 'schema';

async function judge(operation: Operation, kind: ReversalKind, look: RollbackLook): Promise<ReversalOutcome> {
  const known = outcomeWithoutLook(operation);
  if (known !== null) return known;
  const verdict = await kind.judge(operation, look);
  if (verdict.kind === 'undo') await verdict.pretend(look.pages);
  return verdict.outcome;
}
