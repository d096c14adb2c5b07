/** A money event as a row, and back. */
import type { StoredEvent, TransactionEvent } from '../../model/transaction.ts';
import type { TransactionEventTable } from '../tables.ts';

export function toEventRow(
  id: number,
  externalId: string,
  { pricePoint, processorSubscription, processorTransaction, ...event }: TransactionEvent,
): TransactionEventTable {
  return {
    ...event,
    entity_id: id,
    external_id: externalId,
    month: event.at.slice(0, 7),
    price_point: pricePoint,
    processor_subscription: processorSubscription,
    processor_transaction: processorTransaction,
    sale_id: null,
    link_rule: null,
    refunded: 0,
  };
}

export function toStoredEvent(row: TransactionEventTable): StoredEvent {
  return {
    id: row.entity_id,
    externalId: row.external_id,
    saleId: row.sale_id,
    linkRule: row.link_rule as StoredEvent['linkRule'],
    type: row.type as StoredEvent['type'],
    at: row.at,
    currency: row.currency,
    amount: row.amount === null ? null : Number(row.amount),
    tax: Number(row.tax),
    shipping: Number(row.shipping),
    discount: Number(row.discount),
    quantity: row.quantity,
    product: row.product,
    pricePoint: row.price_point,
    person: row.person,
    subscription: row.subscription,
    processorSubscription: row.processor_subscription,
    processor: row.processor,
    processorTransaction: row.processor_transaction,
    refunded: Number(row.refunded),
  };
}
