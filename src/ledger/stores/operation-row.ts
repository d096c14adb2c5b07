/** An operation as a row and back, and the order operations run in. */
import type { Operation, OperationState } from '../../model/journal.ts';
import type { Json } from '../../model/json.ts';
import { objectKinds, type PlannedOperation, phaseOf, phases } from '../../model/plan.ts';
import type { OperationTable } from '../tables.ts';

export type OperationRow = Omit<OperationTable, 'id'> & { id: number };

/** What an operation starts as: only creations and updates, and what a person does, are still to come. */
function firstState(operation: PlannedOperation): OperationState {
  if (operation.action === 'skip') return 'skipped';
  return operation.action === 'unchanged' ? 'done' : 'planned';
}

export function toOperationRow(planId: number, operation: PlannedOperation): Omit<OperationTable, 'id'> {
  return {
    plan_id: planId,
    phase: phases.indexOf(phaseOf[operation.object]),
    rank: objectKinds.indexOf(operation.object),
    object: operation.object,
    action: operation.action,
    external_id: operation.externalId,
    destination_id: operation.destinationId,
    depends_on: JSON.stringify(operation.dependsOn),
    expected: JSON.stringify(operation.expected),
    changes: JSON.stringify(operation.changes),
    kept: JSON.stringify(operation.kept),
    reason: operation.reason,
    state: firstState(operation),
    note: null,
    attempts: 0,
    before_image: null,
  };
}

export function toOperation(row: OperationRow): Operation {
  return {
    id: row.id,
    planId: row.plan_id,
    object: row.object as Operation['object'],
    action: row.action as Operation['action'],
    externalId: row.external_id,
    destinationId: row.destination_id,
    dependsOn: JSON.parse(row.depends_on) as string[],
    expected: JSON.parse(row.expected) as Json,
    changes: JSON.parse(row.changes) as Operation['changes'],
    kept: JSON.parse(row.kept) as Operation['kept'],
    reason: row.reason,
    state: row.state as OperationState,
    note: row.note,
    attempts: row.attempts,
    beforeImage: row.before_image === null ? null : (JSON.parse(row.before_image) as Json),
  };
}
