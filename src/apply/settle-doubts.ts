/**
 * Clears up creations whose outcome is unknown by looking alone, for who is about to undo them: what stands there
 * becomes done, what certainly never came to be becomes planned again, what cannot be seen stays as it is. Nothing is
 * sent that could change anything. Updates need none of it: what stands now against what stood before tells all.
 */
import pMap from 'p-map';
import type { PlanStore } from '../ledger/ledger.ts';
import type { Operation } from '../model/journal.ts';
import { type ObjectKind, objectKinds, type Phase, phaseOf, phases } from '../model/plan.ts';
import { handlerOf } from './handler-of.ts';
import type { ApplyTools } from './tools.ts';

export interface SettleDoubts {
  readonly planId: number;
  readonly plans: PlanStore;
  /** Made anew for each phase with doubts: what one settles, the next may need. */
  readonly toolsFor: (phase: Phase) => Promise<ApplyTools>;
  readonly concurrency: number;
}

/** @returns creations looked at */
export async function settleDoubts({ planId, plans, toolsFor, concurrency }: SettleDoubts): Promise<number> {
  let looked = 0;
  for (const phase of phases) {
    const doubtful = await doubtsOf(planId, phase, plans);
    if (doubtful.size === 0) continue;
    const tools = await toolsFor(phase);
    for (const object of objectKinds.filter((kind) => phaseOf[kind] === phase)) {
      const operations = doubtful.get(object) ?? [];
      looked += operations.length;
      await pMap(operations, (operation) => settle(operation, tools), { concurrency });
    }
  }
  return looked;
}

/** A run leaves as many as it had requests under way, or HighLevel failed at: they fit into memory. */
async function doubtsOf(
  planId: number,
  phase: Phase,
  plans: PlanStore,
): Promise<ReadonlyMap<ObjectKind, readonly Operation[]>> {
  const found = new Map<ObjectKind, Operation[]>();
  for await (const batch of plans.operations(planId, { phase, states: ['intent', 'unknown'] })) {
    for (const operation of batch.filter(({ action }) => action === 'create')) {
      const { object } = operation;
      found.set(object, [...(found.get(object) ?? []), operation]);
    }
  }
  return found;
}

async function settle(operation: Operation, tools: ApplyTools): Promise<void> {
  const found = await handlerOf(operation)?.look?.(operation, tools);
  if (found !== 'absent') return;
  const never = { operationId: operation.id, state: 'planned', note: null } as const;
  await tools.journal.settle([never], tools.clock.now());
}
