/**
 * Payments and subscriptions of a person that the exports have and Kartra's API does not list: each is a difference,
 * as one only the API has. Pure.
 *
 * (Kartra, `retrieve_transactions_from_lead`: requests to cancel and their withdrawal are among no type it lists.
 * `retrieve_subscriptions_from_lead` is documented twice: all of them, or those within the refund period only. So a
 * subscription counts as missing only where the API lists one that began as early.)
 */
import type { ExportedSubscription } from '../../model/subscription.ts';
import type { StoredEvent, TransactionType } from '../../model/transaction.ts';
import type { ListedMoney, WitnessDifference } from '../../model/witness.ts';

const neverListed: readonly TransactionType[] = ['cancellation-request', 'cancellation-revert', 'other'];

export interface ExportedMoney {
  readonly events: readonly StoredEvent[];
  readonly subscriptions: readonly ExportedSubscription[];
}

/** @param oldestListed `YYYY-MM-DD` of the earliest start the API tells of any subscription; null where of none */
export function findUnlistedMoney(
  marker: string,
  { events, subscriptions }: ExportedMoney,
  listed: ListedMoney,
  oldestListed: string | null,
): readonly WitnessDifference[] {
  const only = (what: string, id: string, exported: string): WitnessDifference => ({
    marker,
    field: `${what} ${id}: all of it`,
    kind: 'only-in-export',
    exported,
    api: null,
    wins: 'export',
  });
  const transactions = new Set(listed.transactions);
  const known = new Set(listed.subscriptions);
  const payments = events.flatMap(({ externalId, type }) => {
    const id = externalId.slice('T:'.length);
    return neverListed.includes(type) || transactions.has(id) ? [] : [only('transaction', id, type)];
  });
  const missing = subscriptions.flatMap(({ fact }) => {
    const { subscription, status, started } = fact;
    const asEarly = oldestListed !== null && started !== '' && started.slice(0, 10) >= oldestListed;
    return subscription === null || known.has(subscription) || !asEarly
      ? []
      : [only('subscription', subscription, status)];
  });
  return [...payments, ...missing];
}
