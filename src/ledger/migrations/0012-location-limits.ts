/** What a location takes, as last read: questions are asked before there is a plan, and without a request. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('location_limits')
    .addColumn('location_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('several_opportunities', 'integer', (c) => c.notNull())
    .addColumn('object_keys', 'text')
    .addColumn('read_at', 'integer', (c) => c.notNull())
    .execute();
}
