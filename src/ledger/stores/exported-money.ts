/** Money as the exports have it, by person and by subscription: what a second witness is compared with. */
import type { ExportedSubscription } from '../../model/subscription.ts';
import type { StoredEvent } from '../../model/transaction.ts';
import { type Connection, inBatches } from '../connection.ts';
import type { TransactionStore } from '../transaction-stores.ts';
import { toStoredEvent } from './event-row.ts';
import { toFact } from './subscription-facts.ts';

export function createExportedMoney({
  read,
}: Connection): Pick<TransactionStore, 'findSubscriptions' | 'moneyOf'> {
  const selectSubscriptions = () =>
    read
      .selectFrom('subscription_fact as fact')
      .leftJoin('entity', 'entity.id', 'fact.entity_id')
      .selectAll('fact')
      .select('entity.columns');
  return {
    async findSubscriptions(ids) {
      const found = new Map<string, ExportedSubscription>();
      for (const part of inBatches([...ids])) {
        for (const { columns, ...row } of await selectSubscriptions()
          .where('fact.subscription', 'in', part)
          .execute())
          found.set(row.subscription ?? '', { fact: toFact(row), columns: readColumns(columns) });
      }
      return found;
    },

    async moneyOf(contactIds) {
      const found = new Map<number, { events: StoredEvent[]; subscriptions: ExportedSubscription[] }>();
      const of = (id: number | null) => {
        const money = found.get(id ?? 0) ?? { events: [], subscriptions: [] };
        found.set(id ?? 0, money);
        return money;
      };
      for (const part of inBatches([...contactIds])) {
        const events = await read
          .selectFrom('entity')
          .innerJoin('transaction_event as event', 'event.entity_id', 'entity.id')
          .selectAll('event')
          .select('entity.contact_id')
          .where('entity.contact_id', 'in', part)
          .where('entity.kind', '=', 'transaction')
          .orderBy('event.entity_id')
          .execute();
        for (const { contact_id, ...row } of events) of(contact_id).events.push(toStoredEvent(row));
        const rows = await selectSubscriptions()
          .where('fact.contact_id', 'in', part)
          .orderBy('fact.external_id')
          .execute();
        for (const { columns, ...row } of rows)
          of(row.contact_id).subscriptions.push({ fact: toFact(row), columns: readColumns(columns) });
      }
      return found;
    },
  };
}

const readColumns = (columns: string | null): Record<string, string> =>
  columns === null ? {} : (JSON.parse(columns) as Record<string, string>);
