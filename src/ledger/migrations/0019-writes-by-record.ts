/** When a record of the destination was last written to: its operations are found by index. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('operation_destination').on('operation').columns(['destination_id']).execute();
}
