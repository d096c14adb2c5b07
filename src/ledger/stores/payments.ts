/** Money events as people's purchases and as payments, each with what went back of it. */
import { sql } from 'kysely';
import type { Payment } from '../../model/payment.ts';
import { type ContactTotal, moneyBack, moneyIn, type StoredEvent } from '../../model/transaction.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { TransactionEventTable } from '../tables.ts';
import type { TransactionStore } from '../transaction-stores.ts';
import { toStoredEvent } from './event-row.ts';

type Payments = Pick<TransactionStore, 'purchasesOf' | 'payments' | 'subscriptionCurrencies'>;

/** @param totalsOf sums of the people with these entity ids, by entity id */
export function createPayments(
  { read }: Connection,
  totalsOf: (contactIds: readonly number[]) => Promise<ReadonlyMap<number, readonly ContactTotal[]>>,
): Payments {
  return {
    async purchasesOf(contactIds) {
      const products = new Map<number, Set<string>>();
      for (const part of inBatches(contactIds)) {
        const rows = await read
          .selectFrom('entity')
          .innerJoin('transaction_event as event', 'event.entity_id', 'entity.id')
          .select(['entity.contact_id as contact', 'event.product'])
          .distinct()
          .where('entity.contact_id', 'in', part)
          .where('entity.kind', '=', 'transaction')
          // The sign keeps SQLite from walking every sale for each batch of people.
          .where(sql<string>`+event.type`, '=', 'sale')
          .where('event.product', '<>', '')
          .orderBy('event.product')
          .execute();
        for (const { contact, product } of rows)
          products.set(contact ?? 0, (products.get(contact ?? 0) ?? new Set()).add(product));
      }
      const totals = await totalsOf(contactIds);
      return new Map(
        [...totals].map(([id, sums]) => [id, { totals: sums, products: [...(products.get(id) ?? [])] }]),
      );
    },

    async *payments(grouping): AsyncGenerator<readonly Payment[]> {
      const perOrder = grouping === 'per-order';
      const stream = pages((last: TransactionEventTable | null) =>
        read
          .selectFrom('transaction_event')
          .innerJoin('entity', 'entity.id', 'transaction_event.entity_id')
          .leftJoin('entity as person', 'person.id', 'entity.contact_id')
          .selectAll('transaction_event')
          .select('person.marker as contact')
          .where('entity.suppressed', '=', 0)
          .where('transaction_event.entity_id', '>', last?.entity_id ?? 0)
          .where((eb) => {
            // Pages go by id; without the sign SQLite walks every event by its type for each of them.
            const type = sql<string>`+transaction_event.type`;
            const isIn = eb(type, 'in', moneyIn);
            const isBack = eb(type, 'in', moneyBack);
            // A refund led to its sale stands with the sale.
            return eb.or([isIn, perOrder ? eb.and([isBack, eb(sql`+sale_id`, 'is', null)]) : isBack]);
          })
          .orderBy('transaction_event.entity_id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) {
        const refunds = perOrder ? await refundsOf(page.map((row) => row.entity_id)) : new Map<number, []>();
        yield page.map(({ contact, ...row }) => ({
          event: toStoredEvent(row),
          contact,
          refunds: refunds.get(row.entity_id) ?? [],
        }));
      }
    },

    async subscriptionCurrencies(subscriptions) {
      const found = new Map<string, string>();
      for (const part of inBatches(subscriptions)) {
        const rows = await read
          .selectFrom('transaction_event')
          .select(['subscription', 'currency'])
          .distinct()
          .where('subscription', 'in', part)
          .where('type', 'in', moneyIn)
          .execute();
        for (const { subscription, currency } of rows) found.set(subscription ?? '', currency);
      }
      return found;
    },
  };

  async function refundsOf(sales: readonly number[]): Promise<ReadonlyMap<number, StoredEvent[]>> {
    const found = new Map<number, StoredEvent[]>();
    for (const part of inBatches(sales)) {
      const rows = await read
        .selectFrom('transaction_event')
        .selectAll()
        .where('sale_id', 'in', part)
        .orderBy('sale_id')
        .orderBy('at')
        .orderBy('external_id')
        .execute();
      for (const row of rows) {
        const sale = row.sale_id ?? 0;
        found.set(sale, [...(found.get(sale) ?? []), toStoredEvent(row)]);
      }
    }
    return found;
  }
}
