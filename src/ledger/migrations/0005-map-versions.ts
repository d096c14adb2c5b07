/** Field maps a person confirmed, each under the hash of its meaning, so that a plan's map can be shown. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('map_version')
    .addColumn('version', 'text', (c) => c.primaryKey().notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('without_review', 'integer', (c) => c.notNull())
    .addColumn('map', 'text', (c) => c.notNull())
    .execute();
}
