/** The latest count of what the account holds: what the audit and its papers are made from. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('account_survey')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('survey', 'text', (c) => c.notNull())
    .execute();
}
