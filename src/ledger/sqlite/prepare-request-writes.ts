/** Both ends of one request in the table of requests, whatever it carries: for loads and rollbacks alike. */
import type Database from 'better-sqlite3';
import type { JournalStore } from '../journal-stores.ts';

type Begun = Omit<Parameters<JournalStore['beginRequest']>[0], 'operations'>;
type Ended = Omit<Parameters<JournalStore['endRequest']>[0], 'results'>;

export interface RequestWrites {
  /** @returns the id of the request */
  begin(request: Begun): number;
  end(request: Ended): void;
}

/** Inside a transaction of `database` only. */
export function prepareRequestWrites(database: Database.Database): RequestWrites {
  const insert = database
    .prepare<[string, string, string, string, number], number>(
      'INSERT INTO request (run_id, method, route, body_hash, sent_at) VALUES (?, ?, ?, ?, ?) RETURNING id',
    )
    .pluck();
  const close = database.prepare('UPDATE request SET status = ?, outcome = ?, ended_at = ? WHERE id = ?');
  return {
    begin({ runId, method, route, bodyHash, sentAt }) {
      const id = insert.get(runId, method, route, bodyHash, sentAt);
      if (id === undefined) throw new Error('a request was given no id');
      return id;
    },
    end({ requestId, status, outcome, endedAt }) {
      close.run(status, outcome, endedAt, requestId);
    },
  };
}
