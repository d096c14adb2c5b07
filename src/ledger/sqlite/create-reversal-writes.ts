/**
 * What a rollback writes for every request: its intent, its outcome. By prepared statements and several in one commit, as
 * a load does (`create-journal-writes.ts`).
 *
 * States: see `stores/rollback-store.ts`. Both ends of a request are one transaction each, durable when it resolves.
 */
import type Database from 'better-sqlite3';
import type { ReversalWrites } from '../connection.ts';
import type { ReversalResult } from '../rollback-stores.ts';
import type { CommitTogether } from './commit-together.ts';
import { prepareRequestWrites } from './prepare-request-writes.ts';

/** @param commit on the connection of `database`, whose tables stand */
export function createReversalWrites(database: Database.Database, commit: CommitTogether): ReversalWrites {
  const requests = prepareRequestWrites(database);
  const intend = database.prepare("UPDATE reversal SET state = 'intent', request_id = ? WHERE id = ?");
  const settle = database
    .prepare<[string, string | null, number], number>(
      'UPDATE reversal SET state = ?, reason = ? WHERE id = ? RETURNING operation_id',
    )
    .pluck();
  // What was found, not made, stands there still: its link stays.
  const forget = database.prepare(
    `DELETE FROM identity_link WHERE (location_id, external_id, object) IN (
       SELECT plan.location_id, operation.external_id, operation.object
       FROM operation JOIN plan ON plan.id = operation.plan_id
       WHERE operation.id = ? AND operation.action = 'create')`,
  );

  const saveResults = (results: readonly ReversalResult[]): void => {
    for (const { reversalId, state, reason } of results) {
      const operationId = settle.get(state, reason, reversalId);
      if (operationId === undefined) throw new Error(`no result: reversal ${reversalId} is missing`);
      if (state === 'reversed') forget.run(operationId);
    }
  };

  return {
    beginRequest: ({ reversalIds, ...request }) =>
      commit(() => {
        const id = requests.begin(request);
        for (const reversalId of reversalIds) intend.run(id, reversalId);
        return id;
      }),

    endRequest: ({ results, ...request }) =>
      commit(() => {
        requests.end(request);
        saveResults(results);
      }),

    settle: (results) => commit(() => saveResults(results)),
  };
}
