/**
 * What a load writes for every request: its intent, its outcome, what it was counted as. Prepared statements instead of
 * the query builder, which costs more than SQLite itself here, and several in one commit (`commit-together.ts`).
 *
 * States: see `stores/journal-store.ts`. Both ends of a request are one transaction each, durable when it resolves.
 */
import type Database from 'better-sqlite3';
import type { OperationResult } from '../../model/journal.ts';
import type { JournalWrites } from '../connection.ts';
import { isRecord } from '../stores/identity-links.ts';
import type { CommitTogether } from './commit-together.ts';
import { prepareRequestWrites } from './prepare-request-writes.ts';

interface SettledRow {
  readonly planId: number;
  readonly object: string;
  readonly externalId: string;
  readonly destinationId: string | null;
}

/** @param commit on the connection of `database`, whose tables stand */
export function createJournalWrites(database: Database.Database, commit: CommitTogether): JournalWrites {
  const requests = prepareRequestWrites(database);
  const insertCarried = database.prepare(
    'INSERT INTO request_operation (request_id, operation_id) VALUES (?, ?)',
  );
  const intend = database.prepare(
    "UPDATE operation SET state = 'intent', attempts = attempts + 1 WHERE id = ?",
  );
  const keepBefore = database.prepare('UPDATE operation SET before_image = ? WHERE id = ?');
  // Absent columns stay as they are.
  const settle = database.prepare<[Record<string, string | number | null>], SettledRow>(
    `UPDATE operation SET state = @state,
       destination_id = iif(@hasDestination, @destinationId, destination_id),
       note = iif(@hasNote, @note, note)
     WHERE id = @operationId
     RETURNING plan_id AS planId, object, external_id AS externalId, destination_id AS destinationId`,
  );
  const saveLink = database.prepare(
    `INSERT INTO identity_link (location_id, external_id, object, destination_id, written_at)
     SELECT location_id, @externalId, @object, @destinationId, @at FROM plan WHERE id = @planId
     ON CONFLICT (location_id, external_id)
     DO UPDATE SET object = excluded.object, destination_id = excluded.destination_id,
       written_at = excluded.written_at`,
  );
  const count = database.prepare(
    `INSERT INTO request_count (run_id, purpose, route, sent, throttled)
     VALUES (@runId, @purpose, @route, @sent, @throttled)
     ON CONFLICT (run_id, purpose, route)
     DO UPDATE SET sent = sent + excluded.sent, throttled = throttled + excluded.throttled`,
  );

  const saveResult = (result: OperationResult, at: number): void => {
    const { operationId, state, destinationId, note, beforeImage } = result;
    if (beforeImage !== undefined) keepBefore.run(JSON.stringify(beforeImage), operationId);
    const row = settle.get({
      operationId,
      state,
      hasDestination: destinationId === undefined ? 0 : 1,
      destinationId: destinationId ?? null,
      hasNote: note === undefined ? 0 : 1,
      note: note ?? null,
    });
    if (row === undefined) throw new Error(`no result: operation ${operationId} is missing`);
    if (state === 'done' && row.destinationId !== null && isRecord(row.object)) saveLink.run({ ...row, at });
  };

  return {
    beginRequest: ({ operations, ...request }) =>
      commit(() => {
        const id = requests.begin(request);
        for (const { id: operationId, beforeImage } of operations) {
          insertCarried.run(id, operationId);
          intend.run(operationId);
          if (beforeImage !== undefined) keepBefore.run(JSON.stringify(beforeImage), operationId);
        }
        return id;
      }),

    endRequest: ({ results, ...request }) =>
      commit(() => {
        requests.end(request);
        for (const result of results) saveResult(result, request.endedAt);
      }),

    settle: (results, at) =>
      commit(() => {
        for (const result of results) saveResult(result, at);
      }),

    countRequests: (runId, counts) =>
      commit(() => {
        for (const one of counts) count.run({ runId, ...one });
      }),
  };
}
