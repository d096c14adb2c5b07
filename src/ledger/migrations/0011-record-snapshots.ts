/** Records of the destination that are no contacts, as they stood; refunds findable by their sale. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('snapshot_record')
    .addColumn('location_id', 'text', (c) => c.notNull())
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('marker', 'text')
    .addColumn('record', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('snapshot_record_key', ['location_id', 'object', 'id'])
    .execute();
  await schema
    .createIndex('snapshot_record_marker')
    .on('snapshot_record')
    .columns(['location_id', 'object', 'marker'])
    .execute();
  await schema
    .createIndex('transaction_event_sale')
    .on('transaction_event')
    .columns(['sale_id', 'at', 'external_id'])
    .execute();
}
