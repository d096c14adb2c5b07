/** People Kartra said something about since they were exported: by their marker, never by an address. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lead_change')
    .addColumn('marker', 'text', (c) => c.primaryKey().notNull())
    .addColumn('events', 'integer', (c) => c.notNull())
    .addColumn('changed_at', 'integer', (c) => c.notNull())
    .addColumn('read_at', 'integer')
    .execute();
}
