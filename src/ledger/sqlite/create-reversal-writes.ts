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

/** @param commit on the connection of `database`, whose tables stand */
export function createReversalWrites(database: Database.Database, commit: CommitTogether): ReversalWrites {
  const insertRequest = database
    .prepare<[string, string, string, string, number], number>(
      'INSERT INTO request (run_id, method, route, body_hash, sent_at) VALUES (?, ?, ?, ?, ?) RETURNING id',
    )
    .pluck();
  const intend = database.prepare("UPDATE reversal SET state = 'intent', request_id = ? WHERE id = ?");
  const endRequest = database.prepare(
    'UPDATE request SET status = ?, outcome = ?, ended_at = ? WHERE id = ?',
  );
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
    beginRequest: ({ runId, method, route, bodyHash, sentAt, reversalIds }) =>
      commit(() => {
        const id = insertRequest.get(runId, method, route, bodyHash, sentAt);
        if (id === undefined) throw new Error('a request was given no id');
        for (const reversalId of reversalIds) intend.run(id, reversalId);
        return id;
      }),

    endRequest: ({ requestId, status, outcome, endedAt, results }) =>
      commit(() => {
        endRequest.run(status, outcome, endedAt, requestId);
        saveResults(results);
      }),

    settle: (results) => commit(() => saveResults(results)),
  };
}
