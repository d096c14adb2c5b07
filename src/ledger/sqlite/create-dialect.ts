/**
 * Kysely's SQLite dialect, with one thing put right: when SQLite runs out of disk it rolls back by itself, and
 * Kysely's own rollback then fails and hides why. Here a rollback of nothing is no failure.
 */
import type Database from 'better-sqlite3';
import { type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely';
import { cacheStatements } from './cache-statements.ts';

export function createDialect(database: Database.Database): SqliteDialect {
  return new (class extends SqliteDialect {
    override createDriver(): Driver {
      return new PlainRollback(database);
    }
  })({ database });
}

class PlainRollback extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database: cacheStatements(database) });
    this.#database = database;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}
