/** Bulk inserts by one prepared statement, run on the writing handle when no other transaction is open. */
import type Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import type { InsertRows } from '../connection.ts';
import type { Tables } from '../tables.ts';

/**
 * @param database the connection `write` runs on
 * @param write asked for the connection, so that a transaction it has open is waited for
 */
export function createInsertRows(database: Database.Database, write: Kysely<Tables>): InsertRows {
  const statements = new Map<string, Database.Statement>();
  const prepare = (table: string, columns: readonly string[]): Database.Statement => {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const text = `insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`;
    const statement = statements.get(text) ?? database.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  const insertAll = database.transaction(
    (statement: Database.Statement, rows: Parameters<InsertRows>[2]): void => {
      for (const row of rows) statement.run(...row);
    },
  );
  return (table, columns, rows) =>
    write.connection().execute(async () => insertAll(prepare(table, columns), rows));
}
