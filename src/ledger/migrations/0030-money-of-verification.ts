/** A read-back keeps which sums of money were not equal on all sides: nothing is finished while one is not. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('verification')
    .addColumn('unequal_sums', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
}
