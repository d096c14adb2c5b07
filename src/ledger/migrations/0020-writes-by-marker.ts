/** What was last written on a record, found by its external id. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('operation_external')
    .on('operation')
    .columns(['external_id', 'object', 'id'])
    .execute();
}
