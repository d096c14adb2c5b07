/**
 * Kysely's SQLite dialect, with two things put right. When SQLite runs out of disk it rolls back by itself, and
 * Kysely's own rollback then fails and hides why: here a rollback of nothing is no failure. And Kysely takes no
 * change of the schema to be part of a transaction, which in SQLite each is: here all migrations that are due are
 * one, so that a process killed among them leaves the schema as it was, and the disk is waited for once.
 */
import type Database from 'better-sqlite3';
import { type DatabaseConnection, type Driver, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import { cacheStatements } from './cache-statements.ts';

export function createDialect(database: Database.Database): SqliteDialect {
  return new (class extends SqliteDialect {
    override createAdapter(): SqliteAdapter {
      return new TransactionalSchema();
    }

    override createDriver(): Driver {
      return new PlainRollback(database);
    }
  })({ database });
}

class TransactionalSchema extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
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
