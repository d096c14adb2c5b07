/** Rollbacks with their reversals, and which plans were undone. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('rollback')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('location_id', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('hash', 'text')
    .addColumn('made_at', 'integer', (c) => c.notNull())
    .addColumn('started_at', 'integer')
    .addColumn('ended_at', 'integer')
    .execute();
  await schema
    .createTable('reversal')
    .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('rollback_id', 'integer', (c) => c.notNull().references('rollback.id').onDelete('cascade'))
    .addColumn('operation_id', 'integer', (c) => c.notNull().references('operation.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('forecast', 'text')
    .addColumn('forecast_reason', 'text')
    .addColumn('request_id', 'integer', (c) => c.references('request.id'))
    .execute();
  await schema.createIndex('reversal_rollback').on('reversal').columns(['rollback_id', 'state']).execute();
  await schema.createIndex('reversal_operation').on('reversal').columns(['operation_id', 'state']).execute();
  await schema.alterTable('plan').addColumn('undone_at', 'integer').execute();
}
