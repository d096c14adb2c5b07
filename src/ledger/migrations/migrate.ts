/**
 * Brings a ledger to this program's schema. A ledger that a newer program wrote is refused before
 * anything is read from it: an older program could misread what it does not know.
 */
import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { LandfallError } from '../../errors.ts';
import { allMigrations } from './all-migrations.ts';

export async function migrate<Db>(db: Kysely<Db>, ledgerName: string): Promise<void> {
  const executed = await executedMigrations(db);
  const unknown = executed.filter((name) => !(name in allMigrations));
  if (unknown.length > 0) {
    throw new LandfallError('ledger-newer', 'The record of this migration was written by a newer Landfall.', {
      file: ledgerName,
      rule: `this program knows its schema up to ${Object.keys(allMigrations).at(-1)}`,
      value: unknown.join(', '),
      remedy: 'Use the Landfall version that wrote it, or a newer one.',
      safe: 'Nothing was read from it, nothing was written, nothing was sent.',
    });
  }
  // Nearly every start: Kysely would take its lock and read every table's columns to find nothing to do.
  if (executed.length === Object.keys(allMigrations).length) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...allMigrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed');
}

async function executedMigrations<Db>(db: Kysely<Db>): Promise<readonly string[]> {
  const table =
    await sql`select 1 from sqlite_schema where type = 'table' and name = 'kysely_migration'`.execute(db);
  if (table.rows.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}
