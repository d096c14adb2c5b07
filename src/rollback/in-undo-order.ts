/** Groups of reversals in the order they are carried out: the latest plan first, in it from the last kind to the first. */
import type { ReversalGroup } from '../ledger/rollback-stores.ts';
import { undoOrder } from './reversals.ts';

export function inUndoOrder(groups: readonly ReversalGroup[]): readonly ReversalGroup[] {
  const order = new Map(undoOrder().map((kind, position) => [kind, position]));
  const rank = ({ object }: ReversalGroup) => order.get(object) ?? 0;
  return groups.toSorted((one, other) => other.planId - one.planId || rank(one) - rank(other));
}
