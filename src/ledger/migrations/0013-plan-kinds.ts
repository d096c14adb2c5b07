/** What a plan is for: the load, or what is asked for apart from it. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('plan')
    .addColumn('kind', 'text', (c) => c.notNull().defaultTo('load'))
    .execute();
}
