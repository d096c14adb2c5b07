/** What the ledger keeps of money: its part of the interface. */
import type { Payment, PaymentGrouping, Purchases } from '../model/payment.ts';
import type { ExportedSubscription, PaidSubscription, SubscriptionFact } from '../model/subscription.ts';
import type { MoneyTotal, RefundLink, StoredEvent, TransactionEvent } from '../model/transaction.ts';

/**
 * Money events, read from the transactions standing in the ledger. People who are suppressed count: totals
 * are compared with what Kartra shows.
 */
export interface TransactionStore {
  /** Reads every transaction again, all or nothing; returns how many there are. */
  rebuild(readEvent: (columns: Readonly<Record<string, string>>) => TransactionEvent): Promise<number>;
  /**
   * Leads money that went back to its sale, in the order of time: `choose` is given the refund and every
   * sale or rebill that shares its transaction, its subscription or its person and product.
   */
  linkRefunds(
    choose: (refund: StoredEvent, sales: readonly StoredEvent[]) => RefundLink | null,
  ): Promise<void>;
  /** Number of refunds by the rule that found their sale; `unlinked` for those no rule found. */
  linkCounts(): Promise<Readonly<Record<string, number>>>;
  /** By Kartra's id of the transaction; unknown ones are absent. */
  find(ids: readonly string[]): Promise<ReadonlyMap<string, StoredEvent>>;
  /** By currency, month, type. */
  totals(): Promise<readonly MoneyTotal[]>;
  /**
   * Derives every subscription from its events (all of one, oldest first) and joins it with the row of the
   * subscriptions export, whose status wins; rows no transaction belongs to stand by themselves.
   */
  rebuildSubscriptions(
    derive: (
      events: readonly StoredEvent[],
    ) => Omit<SubscriptionFact, 'externalId' | 'entityId' | 'join' | 'contactId'>,
    readStatus: (text: string) => SubscriptionFact['status'],
  ): Promise<void>;
  subscriptions(): AsyncIterable<readonly SubscriptionFact[]>;
  /** Those no export names, in the order of their external id. Those of suppressed people are left out. */
  paidSubscriptions(): AsyncIterable<readonly PaidSubscription[]>;
  /** The same of these people, by the ids of their entities; people without one are absent. */
  paidSubscriptionsOf(
    contactIds: readonly number[],
  ): Promise<ReadonlyMap<number, readonly PaidSubscription[]>>;
  paidSubscriptionCount(): Promise<number>;
  /** By Kartra's id of the subscription; unknown ones are absent. */
  findSubscriptions(ids: readonly string[]): Promise<ReadonlyMap<string, ExportedSubscription>>;
  /** Events and subscriptions of people, by the ids of their entities; people without any are absent. */
  moneyOf(
    contactIds: readonly number[],
  ): Promise<
    ReadonlyMap<
      number,
      { readonly events: readonly StoredEvent[]; readonly subscriptions: readonly ExportedSubscription[] }
    >
  >;
  /** What people bought, by the ids of their entities; people who bought nothing are absent. */
  purchasesOf(contactIds: readonly number[]): Promise<ReadonlyMap<number, Purchases>>;
  /** Every payment, in the order of its entity's id. Those of suppressed people are left out. */
  payments(grouping: PaymentGrouping): AsyncIterable<readonly Payment[]>;
  /** Sums of the events of suppressed people, which no record carries, as `totals`. */
  suppressedTotals(): Promise<readonly MoneyTotal[]>;
  /** The currency each of these subscriptions was paid in, by Kartra's id of it. */
  subscriptionCurrencies(subscriptions: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Events of the types given, oldest first. */
  events(types: readonly TransactionEvent['type'][]): AsyncIterable<readonly StoredEvent[]>;
}
