/**
 * Two handles on one database: `write` serialises everything that changes it, `read` serves streams.
 * A long write (staging a file, storing a plan) reads from other tables while its transaction is open,
 * so both are needed: the reader sees the last committed state.
 */
import type { Kysely } from 'kysely';
import type { JournalStore } from './journal-stores.ts';
import type { RollbackStore } from './rollback-stores.ts';
import type { Tables } from './tables.ts';

export interface Connection {
  readonly read: Kysely<Tables>;
  readonly write: Kysely<Tables>;
  /**
   * Rows into a table, all or none, in one short transaction of its own: for loads of a million rows,
   * which a query builder makes four times slower. Every row has a value for each column.
   */
  readonly insertRows: InsertRows;
  /** What a load writes for every request, by prepared statements. */
  readonly journalWrites: JournalWrites;
  /** The same of a rollback. */
  readonly reversalWrites: ReversalWrites;
  /**
   * One statement for each row, inside the transaction that is open on `write` and only there: for the
   * rebuild of a million people, where building a text for every batch costs more than the database.
   */
  readonly runEach: RunEach;
}

export type JournalWrites = Pick<JournalStore, 'beginRequest' | 'endRequest' | 'settle' | 'countRequests'>;

export type ReversalWrites = Pick<RollbackStore, 'beginRequest' | 'endRequest' | 'settle'>;

export type InsertRows = (
  table: keyof Tables,
  columns: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
) => Promise<void>;

/**
 * @param text one statement, a question mark for each value of a row
 * @returns of each row the number in the first column the statement gives back, null where it gives none;
 * empty for a statement that gives nothing back
 */
export type RunEach = (
  text: string,
  rows: Iterable<readonly (string | number | null)[]>,
) => Promise<readonly (number | null)[]>;

/** Rows per statement: large enough to be fast, small enough for the variable limits of every back end. */
const batchSize = 200;

/** Rows per page of a stream. */
export const pageSize = 500;

/** `items` in arrays of at most `size`. */
export function* inBatches<Item>(items: readonly Item[], size: number = batchSize): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/**
 * Pages by key until one comes back short.
 * @param fetchPage rows after `last` in order, at most `pageSize`
 */
export async function* pages<Row>(
  fetchPage: (last: Row | null) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let last: Row | null = null;
  for (;;) {
    const page: readonly Row[] = await fetchPage(last);
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    last = page.at(-1) ?? null;
  }
}
