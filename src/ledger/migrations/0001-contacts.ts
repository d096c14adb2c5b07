/** Staging, entities, mapping, snapshot, plan, journal and verification, for contacts. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('export_file')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('encoding', 'text', (c) => c.notNull())
    .addColumn('exported_at', 'bigint', (c) => c.notNull())
    .addColumn('header', 'text', (c) => c.notNull())
    .addColumn('rows', 'bigint', (c) => c.notNull())
    .addColumn('staged', 'bigint', (c) => c.notNull())
    .addColumn('rejected', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('staged_row')
    .addColumn('file_id', 'integer', (c) => c.notNull().references('export_file.id').onDelete('cascade'))
    .addColumn('line', 'bigint', (c) => c.notNull())
    .addColumn('cells', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('staged_row_pk', ['file_id', 'line'])
    .execute();
  await schema
    .createTable('rejected_row')
    .addColumn('file_id', 'integer', (c) => c.notNull().references('export_file.id').onDelete('cascade'))
    .addColumn('line', 'bigint', (c) => c.notNull())
    .addColumn('column', 'text')
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('remedy', 'text', (c) => c.notNull())
    .addColumn('cells', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rejected_row_pk', ['file_id', 'line'])
    .execute();

  await schema
    .createTable('entity')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('marker', 'text', (c) => c.notNull())
    .addColumn('present', 'integer', (c) => c.notNull())
    .addColumn('columns', 'text', (c) => c.notNull())
    .addColumn('superseded', 'text', (c) => c.notNull())
    .addColumn('origin_file', 'text', (c) => c.notNull())
    .addColumn('origin_line', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('entity_marker', ['kind', 'marker'])
    .execute();
  await schema
    .createTable('entity_alias')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('alias', 'text', (c) => c.notNull())
    .addColumn('entity_id', 'integer', (c) => c.notNull().references('entity.id'))
    .addPrimaryKeyConstraint('entity_alias_pk', ['kind', 'alias'])
    .execute();
  await schema.createIndex('entity_present').on('entity').columns(['kind', 'present', 'id']).execute();
  await schema.createIndex('entity_alias_entity').on('entity_alias').column('entity_id').execute();
  await schema
    .createTable('column_profile')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('profile', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('column_profile_pk', ['kind', 'position'])
    .execute();

  await schema
    .createTable('mapped_contact')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('external_id', 'text', (c) => c.notNull().unique())
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('company_clues', 'text')
    .addColumn('joined', 'text', (c) => c.notNull())
    .addColumn('record', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createIndex('mapped_contact_order')
    .on('mapped_contact')
    .columns(['joined', 'external_id'])
    .execute();
  await schema.createIndex('mapped_contact_email').on('mapped_contact').column('email').execute();
  await schema.createIndex('mapped_contact_phone').on('mapped_contact').column('phone').execute();
  await schema.createIndex('mapped_contact_company').on('mapped_contact').column('company_clues').execute();
  await schema
    .createTable('mapped_tag')
    .addColumn('tag', 'text', (c) => c.primaryKey().notNull())
    .execute();
  await schema
    .createTable('issue')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addColumn('field', 'text')
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .execute();
  await schema
    .createTable('cell_count')
    .addColumn('column', 'text', (c) => c.notNull())
    .addColumn('fate', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('cells', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('cell_count_pk', ['column', 'fate', 'rule'])
    .execute();
  await schema
    .createTable('map_state')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull().check(sql`id = 1`))
    .addColumn('map_version', 'text', (c) => c.notNull())
    .execute();

  await schema
    .createTable('snapshot_contact')
    .addColumn('location_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('record', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('snapshot_contact_pk', ['location_id', 'id'])
    .execute();
  await schema
    .createTable('snapshot_key')
    .addColumn('location_id', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('snapshot_key_pk', ['location_id', 'key', 'value', 'contact_id'])
    .execute();
  await schema
    .createIndex('snapshot_key_contact')
    .on('snapshot_key')
    .columns(['location_id', 'contact_id'])
    .execute();

  await schema
    .createTable('plan')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('location_id', 'text', (c) => c.notNull())
    .addColumn('inputs', 'text', (c) => c.notNull())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('operation')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('plan_id', 'integer', (c) => c.notNull().references('plan.id').onDelete('cascade'))
    .addColumn('phase', 'integer', (c) => c.notNull())
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addColumn('destination_id', 'text')
    .addColumn('depends_on', 'text', (c) => c.notNull())
    .addColumn('expected', 'text', (c) => c.notNull())
    .addColumn('changes', 'text', (c) => c.notNull())
    .addColumn('kept', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('before_image', 'text')
    .execute();
  await schema
    .createIndex('operation_order')
    .on('operation')
    .columns(['plan_id', 'phase', 'rank', 'id'])
    .execute();
  await schema.createIndex('operation_state').on('operation').columns(['plan_id', 'state', 'id']).execute();

  await schema
    .createTable('run')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('location_id', 'text', (c) => c.notNull())
    .addColumn('plan_id', 'integer', (c) => c.notNull().references('plan.id'))
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .execute();
  await schema
    .createTable('request')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('run_id', 'text', (c) => c.notNull().references('run.id'))
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('route', 'text', (c) => c.notNull())
    .addColumn('body_hash', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'bigint', (c) => c.notNull())
    .addColumn('status', 'integer')
    .addColumn('outcome', 'text')
    .addColumn('ended_at', 'bigint')
    .execute();
  await schema
    .createTable('request_operation')
    .addColumn('request_id', 'integer', (c) => c.notNull().references('request.id'))
    .addColumn('operation_id', 'integer', (c) => c.notNull().references('operation.id'))
    .addPrimaryKeyConstraint('request_operation_pk', ['request_id', 'operation_id'])
    .execute();
  await schema
    .createIndex('request_operation_operation')
    .on('request_operation')
    .column('operation_id')
    .execute();
  await schema
    .createTable('request_count')
    .addColumn('run_id', 'text', (c) => c.notNull().references('run.id'))
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('route', 'text', (c) => c.notNull())
    .addColumn('sent', 'bigint', (c) => c.notNull())
    .addColumn('throttled', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('request_count_pk', ['run_id', 'purpose', 'route'])
    .execute();
  await schema
    .createTable('identity_link')
    .addColumn('location_id', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('destination_id', 'text', (c) => c.notNull())
    .addColumn('written_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('identity_link_pk', ['location_id', 'external_id'])
    .execute();
  await schema
    .createIndex('identity_link_written')
    .on('identity_link')
    .columns(['location_id', 'object', 'written_at'])
    .execute();

  await schema
    .createTable('verification')
    .addColumn('run_id', 'text', (c) => c.primaryKey().notNull().references('run.id'))
    .addColumn('plan_id', 'integer', (c) => c.notNull().references('plan.id'))
    .addColumn('records', 'text', (c) => c.notNull())
    .addColumn('tallies', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('discrepancy')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('run_id', 'text', (c) => c.notNull().references('run.id'))
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addColumn('destination_id', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('field', 'text')
    .addColumn('expected', 'text')
    .addColumn('actual', 'text')
    .execute();
  await schema.createIndex('discrepancy_run').on('discrepancy').columns(['run_id', 'id']).execute();
}
