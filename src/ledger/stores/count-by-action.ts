/**
 * Operations of a group counted by what they do. Counts beside each other, not one more column to group by: the index
 * `operation_kind` holds everything, in the order of kind and state, so a million are counted without being sorted.
 */
import type { ExpressionBuilder } from 'kysely';
import type { PlannedOperation } from '../../model/plan.ts';
import type { Tables } from '../tables.ts';

type Action = PlannedOperation['action'];

export const actions = [
  'create',
  'update',
  'unchanged',
  'skip',
  'manual',
] as const satisfies readonly Action[];

/** One column for each action, named after it. */
export const countsByAction = actions.map(
  (action) => (eb: ExpressionBuilder<Tables, 'operation'>) =>
    eb.fn.countAll<number>().filterWhere('operation.action', '=', action).as(action),
);
