/** Subscriptions of the transactions joined with those of the export. */
import { type Transaction } from 'kysely';
import type { SubscriptionFact } from '../../model/subscription.ts';
import type { StoredEvent } from '../../model/transaction.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { SubscriptionFactTable, Tables, TransactionEventTable } from '../tables.ts';
import type { TransactionStore } from '../transaction-stores.ts';
import { toStoredEvent } from './event-row.ts';

type Facts = Pick<TransactionStore, 'rebuildSubscriptions' | 'subscriptions'>;

export function createSubscriptionFacts({ read, write }: Connection): Facts {
  return {
    rebuildSubscriptions(derive, readStatus) {
      return write.transaction().execute(async (trx) => {
        await trx.deleteFrom('subscription_fact').execute();
        const joined = new Set<number>();
        for await (const events of bySubscription(trx)) {
          const record = await findRecord(trx, events, joined);
          if (record !== null) joined.add(record.id);
          const derived = derive(events);
          const status = record === null ? 'unknown' : readStatus(record.columns['status'] ?? '');
          await insert(trx, {
            ...derived,
            externalId: record?.marker ?? `S:${derived.subscription ?? ''}`,
            entityId: record?.id ?? null,
            join: record?.join ?? 'transactions-only',
            contactId: record?.contactId ?? (await contactOf(trx, events)),
            ...(status === 'unknown' ? {} : { status, statusSource: 'export' }),
          });
        }
        await addUnjoined(trx, joined, readStatus);
      });
    },

    async *subscriptions(): AsyncGenerator<readonly SubscriptionFact[]> {
      const stream = pages((last: SubscriptionFactTable | null) =>
        read
          .selectFrom('subscription_fact')
          .selectAll()
          .where('external_id', '>', last?.external_id ?? '')
          .orderBy('external_id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) yield page.map(toFact);
    },
  };
}

/** The events of one subscription after another, each oldest first. */
async function* bySubscription(trx: Transaction<Tables>): AsyncGenerator<readonly StoredEvent[]> {
  const ids = pages((last: { subscription: string | null } | null) =>
    trx
      .selectFrom('transaction_event')
      .select('subscription')
      .distinct()
      .where('subscription', '>', last?.subscription ?? '')
      .orderBy('subscription')
      .limit(pageSize)
      .execute(),
  );
  for await (const page of ids) {
    for (const part of inBatches(page.flatMap(({ subscription }) => subscription ?? []))) {
      const rows: TransactionEventTable[] = await trx
        .selectFrom('transaction_event')
        .selectAll()
        .where('subscription', 'in', part)
        .orderBy('subscription')
        .orderBy('at')
        .orderBy('external_id')
        .execute();
      const groups = Map.groupBy(rows.map(toStoredEvent), ({ subscription }) => subscription);
      yield* groups.values();
    }
  }
}

interface ExportRecord {
  readonly id: number;
  readonly marker: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly contactId: number | null;
  readonly join: SubscriptionFact['join'];
}

/** By Kartra's id, by the processor's, else by person and product where exactly one is left. */
async function findRecord(
  trx: Transaction<Tables>,
  events: readonly StoredEvent[],
  joined: ReadonlySet<number>,
): Promise<ExportRecord | null> {
  const first = events.at(-1);
  if (first === undefined) return null;
  const keys: [string, SubscriptionFact['join']][] = [[`S:${first.subscription ?? ''}`, 'subscription-id']];
  if (first.processorSubscription !== null) keys.push([`S:p:${first.processorSubscription}`, 'processor-id']);
  for (const [alias, join] of keys) {
    const row = await trx
      .selectFrom('entity_alias')
      .innerJoin('entity', 'entity.id', 'entity_alias.entity_id')
      .select(['entity.id', 'marker', 'columns', 'contact_id'])
      .where('entity_alias.kind', '=', 'subscription')
      .where('alias', '=', alias)
      .where('present', '=', 1)
      .executeTakeFirst();
    if (row !== undefined && !joined.has(row.id)) return toRecord(row, join);
  }
  const contact = await contactOf(trx, events);
  if (contact === null) return null;
  const rows = await trx
    .selectFrom('entity')
    .select(['id', 'marker', 'columns', 'contact_id'])
    .where('kind', '=', 'subscription')
    .where('contact_id', '=', contact)
    .where('present', '=', 1)
    .execute();
  const fitting = rows
    .map((row) => toRecord(row, 'person-product'))
    .filter(
      ({ id, columns }) =>
        !joined.has(id) &&
        columns['subscription_id'] === undefined &&
        (columns['product'] ?? '').trim() === first.product,
    );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function toRecord(
  row: { id: number; marker: string; columns: string; contact_id: number | null },
  join: SubscriptionFact['join'],
): ExportRecord {
  const columns = JSON.parse(row.columns) as Record<string, string>;
  return { id: row.id, marker: row.marker, columns, contactId: row.contact_id, join };
}

async function contactOf(trx: Transaction<Tables>, events: readonly StoredEvent[]): Promise<number | null> {
  const row = await trx
    .selectFrom('entity')
    .select('contact_id')
    .where('id', '=', events.at(-1)?.id ?? 0)
    .executeTakeFirst();
  return row?.contact_id ?? null;
}

/** Rows of the export that no transaction belongs to: status and product are all that is known. */
async function addUnjoined(
  trx: Transaction<Tables>,
  joined: ReadonlySet<number>,
  readStatus: (text: string) => SubscriptionFact['status'],
): Promise<void> {
  const stream = pages((last: { id: number } | null) =>
    trx
      .selectFrom('entity')
      .select(['id', 'marker', 'columns', 'contact_id'])
      .where('kind', '=', 'subscription')
      .where('present', '=', 1)
      .where('id', '>', last?.id ?? 0)
      .orderBy('id')
      .limit(pageSize)
      .execute(),
  );
  for await (const page of stream) {
    for (const row of page) {
      if (joined.has(row.id)) continue;
      const { columns } = toRecord(row, 'export-only');
      await insert(trx, {
        externalId: row.marker,
        subscription: columns['subscription_id'] ?? null,
        entityId: row.id,
        join: 'export-only',
        contactId: row.contact_id,
        product: (columns['product'] ?? '').trim(),
        pricePoint: (columns['price_point'] ?? '').trim(),
        currency: columns['currency'] ?? '',
        status: readStatus(columns['status'] ?? ''),
        statusSource: 'export',
        started: columns['start_date'] ?? '',
        lastPaid: '',
        payments: 0,
        paid: 0,
      });
    }
  }
}

async function insert(trx: Transaction<Tables>, fact: SubscriptionFact): Promise<void> {
  const { externalId, entityId, contactId, join, pricePoint, statusSource, lastPaid, ...rest } = fact;
  await trx
    .insertInto('subscription_fact')
    .values({
      ...rest,
      external_id: externalId,
      entity_id: entityId,
      join_rule: join,
      contact_id: contactId,
      price_point: pricePoint,
      status_source: statusSource,
      last_paid: lastPaid,
    })
    .execute();
}

export function toFact(row: SubscriptionFactTable): SubscriptionFact {
  return {
    externalId: row.external_id,
    subscription: row.subscription,
    entityId: row.entity_id,
    join: row.join_rule as SubscriptionFact['join'],
    contactId: row.contact_id,
    product: row.product,
    pricePoint: row.price_point,
    currency: row.currency,
    status: row.status as SubscriptionFact['status'],
    statusSource: row.status_source as SubscriptionFact['statusSource'],
    started: row.started,
    lastPaid: row.last_paid,
    payments: row.payments,
    paid: Number(row.paid),
  };
}
