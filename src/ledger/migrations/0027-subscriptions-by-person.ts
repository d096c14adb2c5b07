/** What a person pays again and again is found by index, for people who come in batches. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('subscription_fact_contact')
    .on('subscription_fact')
    .columns(['contact_id'])
    .execute();
}
