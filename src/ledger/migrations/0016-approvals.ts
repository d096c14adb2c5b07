/** What a person approved, and what it rests on: rehearsals, spot-checks, sign-offs. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('approval')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addColumn('voided_because', 'text')
    .execute();
  await db.schema.createIndex('approval_kind').on('approval').columns(['kind', 'target', 'id']).execute();
}
