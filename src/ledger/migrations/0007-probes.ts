/** What was asked of HighLevel by experiment, and what an experiment made there and has still to remove. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('probe_answer')
    .addColumn('location_id', 'text', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('answer', 'text')
    .addColumn('read', 'text', (c) => c.notNull())
    .addColumn('requests', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'integer', (c) => c.notNull())
    .addColumn('program', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('probe_answer_key', ['location_id', 'question'])
    .execute();
  await db.schema
    .createTable('probe_trace')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('location_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('parent_id', 'text')
    .addColumn('destination_id', 'text')
    .execute();
}
