/**
 * What is carried out together, in order: the latest plan first, in it from the last kind to the first. What a repair
 * put right comes last of all: it shares the end of what it put right, so that must be decided before.
 */
import type { ReversalGroup } from '../ledger/rollback-stores.ts';
import { undoOrder } from './reversals.ts';

/** Reversals of one kind in one plan; where `action` is absent, whatever it was. */
export type UndoPart = Pick<ReversalGroup, 'planId' | 'object' | 'repairs'> &
  Partial<Pick<ReversalGroup, 'action'>>;

export function inUndoOrder(groups: readonly ReversalGroup[]): readonly UndoPart[] {
  const order = new Map(undoOrder().map((kind, position) => [kind, position]));
  const parts = new Map<string, UndoPart>();
  for (const { planId, object, action, repairs } of groups)
    parts.set(
      `${planId} ${object} ${repairs ? action : ''}`,
      repairs ? { planId, object, repairs, action } : { planId, object, repairs },
    );
  const isLast = ({ repairs, action }: UndoPart) => Number(repairs && action === 'update');
  const rank = ({ object }: UndoPart) => order.get(object) ?? 0;
  return [...parts.values()].sort(
    (one, other) => isLast(one) - isLast(other) || other.planId - one.planId || rank(one) - rank(other),
  );
}
