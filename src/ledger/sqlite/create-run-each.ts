/** One prepared statement for each of many rows, inside the transaction the writing handle has open. */
import type Database from 'better-sqlite3';
import type { RunEach } from '../connection.ts';

/** @param database the connection `write` runs on */
export function createRunEach(database: Database.Database): RunEach {
  const statements = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    const statement = statements.get(text) ?? database.prepare(text);
    statements.set(text, statement);
    return statement.reader ? statement.pluck() : statement;
  };
  return async (text, rows) => {
    if (!database.inTransaction) throw new Error('runEach belongs inside a transaction');
    const statement = prepare(text);
    const found: (number | null)[] = [];
    for (const row of rows) {
      if (statement.reader) found.push((statement.get(...row) as number | undefined) ?? null);
      else statement.run(...row);
    }
    return Promise.resolve(found);
  };
}
