/** Money events: the transactions of the source, read, summed and led to each other. */
import { sql, type Transaction } from 'kysely';
import { type MoneyTotal, moneyBack, moneyIn, type StoredEvent } from '../../model/transaction.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { Tables, TransactionEventTable } from '../tables.ts';
import type { TransactionStore } from '../transaction-stores.ts';
import { toEventRow, toStoredEvent } from './event-row.ts';
import { createExportedMoney } from './exported-money.ts';
import { createPaidSubscriptions } from './paid-subscriptions.ts';
import { createPayments } from './payments.ts';
import { createSubscriptionFacts } from './subscription-facts.ts';
import { createContactTotals, createTransactionTotals } from './transaction-totals.ts';

/** Events looked at for one refund and condition: the nearest earlier ones. */
const candidateLimit = 1_000;

export function createTransactionStore(connection: Connection): TransactionStore {
  const { read, write } = connection;
  return {
    ...createTransactionTotals(connection),
    ...createSubscriptionFacts(connection),
    ...createPaidSubscriptions(connection),
    ...createExportedMoney(connection),
    ...createPayments(connection, createContactTotals(connection)),

    async find(ids) {
      const found = new Map<string, StoredEvent>();
      const markerOf = new Map(ids.map((id) => [`T:${id}`, id]));
      for (const part of inBatches([...markerOf.keys()])) {
        const rows = await read
          .selectFrom('entity_alias as alias')
          .innerJoin('transaction_event as event', 'event.entity_id', 'alias.entity_id')
          .selectAll('event')
          .select('alias.alias')
          .where('alias.kind', '=', 'transaction')
          .where('alias.alias', 'in', part)
          .execute();
        for (const { alias, ...row } of rows) found.set(markerOf.get(alias) ?? '', toStoredEvent(row));
      }
      return found;
    },

    rebuild(readEvent) {
      return write.transaction().execute(async (trx) => {
        await trx.deleteFrom('transaction_event').execute();
        let events = 0;
        const stream = pages((last: { id: number } | null) =>
          read
            .selectFrom('entity')
            .select(['id', 'marker', 'columns'])
            .where('kind', '=', 'transaction')
            .where('present', '=', 1)
            .where('id', '>', last?.id ?? 0)
            .orderBy('id')
            .limit(pageSize)
            .execute(),
        );
        for await (const page of stream) {
          const rows = page.map(({ id, marker, columns }) =>
            toEventRow(id, marker, readEvent(JSON.parse(columns) as Record<string, string>)),
          );
          for (const part of inBatches(rows))
            await trx.insertInto('transaction_event').values(part).execute();
          events += page.length;
        }
        return events;
      });
    },

    linkRefunds(choose) {
      return write.transaction().execute(async (trx) => {
        await trx
          .updateTable('transaction_event')
          .set({ sale_id: null, link_rule: null, refunded: 0 })
          .execute();
        for await (const page of eventPages(trx, moneyBack)) {
          for (const refund of page) {
            const link = choose(refund, await findSales(trx, refund));
            if (link === null) continue;
            await trx
              .updateTable('transaction_event')
              .set({ sale_id: link.saleId, link_rule: link.rule })
              .where('entity_id', '=', refund.id)
              .execute();
            await trx
              .updateTable('transaction_event')
              .set((eb) => ({ refunded: eb('refunded', '+', Math.abs(refund.amount ?? 0)) }))
              .where('entity_id', '=', link.saleId)
              .execute();
          }
        }
      });
    },

    events: (types) => eventPages(read, types),
  };
}

/** Oldest first; events of one instant by their external id, so that the order of files never matters. */
async function* eventPages(
  db: Connection['read'] | Transaction<Tables>,
  types: readonly MoneyTotal['type'][],
): AsyncGenerator<readonly StoredEvent[]> {
  const stream = pages((last: TransactionEventTable | null) =>
    db
      .selectFrom('transaction_event')
      .selectAll()
      .where('type', 'in', types)
      .where(sql<boolean>`(at, external_id) > (${last?.at ?? ''}, ${last?.external_id ?? ''})`)
      .orderBy('at')
      .orderBy('external_id')
      .limit(pageSize)
      .execute(),
  );
  for await (const page of stream) yield page.map(toStoredEvent);
}

/** Each condition by an index of its own, nearest earlier first. */
async function findSales(trx: Transaction<Tables>, refund: StoredEvent): Promise<readonly StoredEvent[]> {
  const sales = trx
    .selectFrom('transaction_event')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('external_id', 'desc')
    .limit(candidateLimit);
  // All of the refund's day count where it has no time of day.
  const earlier = refund.at === '' ? sales : sales.where('at', '<=', `${refund.at}~`);
  const found = new Map<number, StoredEvent>();
  const add = (rows: readonly TransactionEventTable[]) => {
    // Told apart here: a condition on the type tempts the database to walk through every sale there is.
    for (const event of rows.map(toStoredEvent)) if (moneyIn.includes(event.type)) found.set(event.id, event);
  };
  if (refund.processorTransaction !== null) {
    add(await earlier.where('processor_transaction', '=', refund.processorTransaction).execute());
  }
  if (refund.subscription !== null) {
    add(await earlier.where('subscription', '=', refund.subscription).execute());
  }
  if (refund.person !== '') {
    const { person, product } = refund;
    add(await earlier.where('person', '=', person).where('product', '=', product).execute());
  }
  return [...found.values()];
}
