/**
 * Small writes that many requests under way ask for at nearly the same time, in one commit. A commit waits for the disk,
 * and meanwhile nothing else of this process goes on; so those that are due before the next are carried out with it.
 *
 * Invariants: a write is durable when its promise resolves; writes keep the order they were asked for in; where one
 * fails each is carried out again alone, so that no other fails with it. A write is therefore a function that may run
 * twice, the first time without effect.
 */
import type Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { onceHeard } from '../../model/clock.ts';
import type { Tables } from '../tables.ts';

export type CommitTogether = <Result>(write: () => Result) => Promise<Result>;

interface Due {
  readonly carryOut: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * @param database the connection `handle` runs on
 * @param handle asked for the connection, so that a transaction it has open is waited for
 * @example const commit = commitTogether(database, write); await commit(() => statement.run(1))
 */
export function commitTogether(database: Database.Database, handle: Kysely<Tables>): CommitTogether {
  let due: Due[] = [];
  const inTransaction = database.transaction((part: readonly Due[]) =>
    part.map(({ carryOut }) => carryOut()),
  );
  const commitAlone = (one: Due): void => {
    try {
      const [result] = inTransaction.immediate([one]);
      one.resolve(result);
    } catch (error) {
      one.reject(error);
    }
  };
  const commitDue = async (): Promise<void> => {
    const part = due;
    due = [];
    try {
      const results = inTransaction.immediate(part);
      for (const [at, { resolve }] of part.entries()) resolve(results[at]);
    } catch (error) {
      if (part.length === 1) part[0]?.reject(error);
      else for (const one of part) commitAlone(one);
    }
  };
  const commitSoon = (): void => {
    handle
      .connection()
      .execute(commitDue)
      .catch((error: unknown) => {
        for (const { reject } of due.splice(0)) reject(error);
      });
  };
  return <Result>(write: () => Result) =>
    new Promise<Result>((resolve, reject) => {
      due.push({ carryOut: write, resolve: (result) => resolve(result as Result), reject });
      // Other answers that are there already ask for a write of theirs.
      if (due.length === 1) onceHeard(commitSoon);
    });
}
