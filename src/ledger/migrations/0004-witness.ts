/** The second witness (what Kartra's API said) and the files that belong to people. */
import { type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('witness_round')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('fresh', 'integer', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('reading', 'text')
    .execute();
  await schema
    .createTable('witness_account')
    .addColumn('round_id', 'integer', (c) => c.primaryKey().notNull().references('witness_round.id'))
    .addColumn('record', 'text', (c) => c.notNull())
    .addColumn('read_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('witness_lead')
    .addColumn('marker', 'text', (c) => c.primaryKey().notNull())
    .addColumn('round_id', 'integer', (c) => c.notNull().references('witness_round.id'))
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('read_at', 'bigint', (c) => c.notNull())
    .addColumn('record', 'text')
    .execute();
  await schema
    .createTable('witness_detail')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('marker', 'text', (c) => c.notNull())
    .addColumn('record', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('witness_detail_pk', ['kind', 'id'])
    .execute();
  await schema
    .createTable('witness_difference')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('marker', 'text', (c) => c.notNull())
    .addColumn('field', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('exported', 'text')
    .addColumn('api', 'text')
    .addColumn('wins', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('witness_profile')
    .addColumn('position', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('profile', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('attachment')
    .addColumn('path', 'text', (c) => c.primaryKey().notNull())
    .addColumn('marker', 'text')
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('attachment_marker').on('attachment').column('marker').execute();
}
