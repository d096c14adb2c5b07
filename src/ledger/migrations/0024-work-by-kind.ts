/**
 * What is still to be done of one kind is found at once, however much is done already: an index by kind and state takes
 * the place of the one by state. It holds all that counting needs. Reasons, which few have, are found apart.
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<{ operation: { reason: string | null } }>): Promise<void> {
  await db.schema.dropIndex('operation_state').execute();
  await db.schema
    .createIndex('operation_kind')
    .on('operation')
    .columns(['plan_id', 'object', 'state', 'id', 'action'])
    .execute();
  await db.schema
    .createIndex('operation_reason')
    .on('operation')
    .columns(['plan_id', 'reason'])
    .where('reason', 'is not', null)
    .execute();
}
