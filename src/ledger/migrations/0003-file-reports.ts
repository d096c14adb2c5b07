/**
 * A file arrives in short transactions and is seen when it is whole (`state`); what was noticed while it
 * was read is kept with it (`report`).
 */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable('export_file')
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('standing'))
    .execute();
  await schema
    .alterTable('export_file')
    .addColumn('report', 'text', (c) => c.notNull().defaultTo('{"filled":[],"findings":[]}'))
    .execute();
}
