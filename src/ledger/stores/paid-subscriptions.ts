/**
 * Subscriptions only transactions tell of. A subscription whose every attempt to pay failed never began, so it
 * is none of them.
 */
import { sql } from 'kysely';
import type { PaidSubscription } from '../../model/subscription.ts';
import { moneyIn, type StoredEvent } from '../../model/transaction.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { SubscriptionFactTable } from '../tables.ts';
import type { TransactionStore } from '../transaction-stores.ts';
import { toStoredEvent } from './event-row.ts';
import { toFact } from './subscription-facts.ts';

type Paid = Pick<TransactionStore, 'paidSubscriptions' | 'paidSubscriptionsOf' | 'paidSubscriptionCount'>;
type Row = SubscriptionFactTable & { readonly contact: string | null };

export function createPaidSubscriptions({ read }: Connection): Paid {
  const paid = () =>
    read
      .selectFrom('subscription_fact')
      .leftJoin('entity as person', 'person.id', 'subscription_fact.contact_id')
      .where('join_rule', '=', 'transactions-only')
      .where('payments', '>', 0)
      .where((eb) => eb.or([eb('person.suppressed', 'is', null), eb('person.suppressed', '=', 0)]));

  return {
    async *paidSubscriptions(): AsyncGenerator<readonly PaidSubscription[]> {
      const stream = pages((last: Row | null) =>
        paid()
          .selectAll('subscription_fact')
          .select('person.marker as contact')
          .where('external_id', '>', last?.external_id ?? '')
          .orderBy('external_id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) yield await withEvents(page);
    },

    async paidSubscriptionsOf(contactIds) {
      const found: PaidSubscription[] = [];
      for (const part of inBatches(contactIds)) {
        const rows = await paid()
          .selectAll('subscription_fact')
          .select('person.marker as contact')
          .where('subscription_fact.contact_id', 'in', part)
          .orderBy('external_id')
          .execute();
        found.push(...(await withEvents(rows)));
      }
      return Map.groupBy(found, ({ fact }) => fact.contactId ?? 0);
    },

    async paidSubscriptionCount() {
      const { count } = await paid()
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };

  /** Without those an event of which is suppressed by its own address. */
  async function withEvents(rows: readonly Row[]): Promise<readonly PaidSubscription[]> {
    const events = new Map<string, { suppressed: boolean; all: StoredEvent[] }>();
    for (const part of inBatches(rows.flatMap(({ subscription }) => subscription ?? []))) {
      const found = await read
        .selectFrom('transaction_event')
        .innerJoin('entity', 'entity.id', 'transaction_event.entity_id')
        .selectAll('transaction_event')
        .select('entity.suppressed')
        .where('subscription', 'in', part)
        .orderBy('subscription')
        .orderBy('at')
        .orderBy(sql.ref('transaction_event.external_id'))
        .execute();
      for (const { suppressed, ...row } of found) {
        const known = events.get(row.subscription ?? '') ?? { suppressed: false, all: [] };
        known.all.push(toStoredEvent(row));
        known.suppressed ||= suppressed === 1;
        events.set(row.subscription ?? '', known);
      }
    }
    return rows.flatMap(({ contact, ...row }) => {
      const { suppressed = true, all = [] } = events.get(row.subscription ?? '') ?? {};
      const lastPayment = all.findLast(({ type, amount }) => moneyIn.includes(type) && amount !== null);
      const lastEvent = all.at(-1);
      if (suppressed || lastPayment === undefined || lastEvent === undefined) return [];
      return [{ fact: toFact(row), contact, lastPayment, lastEvent }];
    });
  }
}
