/** Every kind of record of the source: links to people, generations, and money events. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable('export_file')
    .addColumn('generation', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await schema.alterTable('entity').addColumn('person_lead', 'text').execute();
  await schema.alterTable('entity').addColumn('person_email', 'text').execute();
  await schema.alterTable('entity').addColumn('contact_id', 'integer').execute();
  await schema
    .alterTable('entity')
    .addColumn('suppressed', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await schema
    .alterTable('entity')
    .addColumn('first_seen', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await schema
    .alterTable('entity')
    .addColumn('last_seen', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await schema
    .alterTable('entity')
    .addColumn('exported_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await schema
    .alterTable('entity')
    .addColumn('changes', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await schema.createIndex('entity_contact').on('entity').columns(['contact_id', 'kind']).execute();
  await schema
    .createTable('entity_state')
    .addColumn('kind', 'text', (c) => c.primaryKey().notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('merged', 'bigint', (c) => c.notNull())
    .addColumn('conflicts', 'bigint', (c) => c.notNull())
    .execute();

  await schema
    .createTable('transaction_event')
    .addColumn('entity_id', 'integer', (c) => c.primaryKey().notNull().references('entity.id'))
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint')
    .addColumn('tax', 'bigint', (c) => c.notNull())
    .addColumn('shipping', 'bigint', (c) => c.notNull())
    .addColumn('discount', 'bigint', (c) => c.notNull())
    .addColumn('quantity', 'integer', (c) => c.notNull())
    .addColumn('product', 'text', (c) => c.notNull())
    .addColumn('price_point', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('subscription', 'text')
    .addColumn('processor_subscription', 'text')
    .addColumn('processor', 'text', (c) => c.notNull())
    .addColumn('processor_transaction', 'text')
    .addColumn('sale_id', 'integer')
    .addColumn('link_rule', 'text')
    .addColumn('refunded', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createIndex('transaction_event_person')
    .on('transaction_event')
    .columns(['person', 'product'])
    .execute();
  await schema
    .createIndex('transaction_event_subscription')
    .on('transaction_event')
    .columns(['subscription', 'at'])
    .execute();
  await schema
    .createIndex('transaction_event_processor')
    .on('transaction_event')
    .column('processor_transaction')
    .execute();
  await schema
    .createIndex('transaction_event_type')
    .on('transaction_event')
    .columns(['type', 'at', 'external_id'])
    .execute();

  await schema
    .createTable('subscription_fact')
    .addColumn('external_id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('subscription', 'text')
    .addColumn('entity_id', 'integer')
    .addColumn('join_rule', 'text', (c) => c.notNull())
    .addColumn('contact_id', 'integer')
    .addColumn('product', 'text', (c) => c.notNull())
    .addColumn('price_point', 'text', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('status_source', 'text', (c) => c.notNull())
    .addColumn('started', 'text', (c) => c.notNull())
    .addColumn('last_paid', 'text', (c) => c.notNull())
    .addColumn('payments', 'integer', (c) => c.notNull())
    .addColumn('paid', 'bigint', (c) => c.notNull())
    .execute();
}
