/** What a language model answered about columns, so that the same question is asked once per workspace. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('model_answer')
    .addColumn('key', 'text', (c) => c.primaryKey().notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('sure', 'real', (c) => c.notNull())
    .execute();
}
