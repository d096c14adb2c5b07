/**
 * Prepared statements are kept and used again. Kysely prepares one for every query it runs; thrown away,
 * each holds native memory until a major collection, and a load of a million rows prepares thousands.
 */
import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Distinct texts kept. Batches of every size up to the limit make a few hundred. */
const capacity = 1_000;

export function cacheStatements(database: Database.Database): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = cache.get(text);
      if (known !== undefined) return known;
      const statement = database.prepare(text) as SqliteStatement;
      if (cache.size >= capacity) cache.delete(cache.keys().next().value ?? '');
      cache.set(text, statement);
      return statement;
    },
  };
}
