/**
 * Subscriptions: what Kartra's subscriptions export says, joined with what the transactions tell. The
 * export knows the status; only transactions know what was paid, and since when.
 */

import type { StoredEvent } from './transaction.ts';

/** `paid-in-full`: Kartra's "Terminated", an instalment plan that ran to its end; no customer was lost. */
export const subscriptionStatuses = [
  'active',
  'pending-cancellation',
  'paused',
  'cancelled',
  'paid-in-full',
  'unknown',
] as const;

export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

/** How a subscription of the transactions and a row of the export were found to be the same. */
export type SubscriptionJoin =
  | 'subscription-id'
  | 'processor-id'
  | 'person-product'
  | 'transactions-only'
  | 'export-only';

/** A subscription with its row of the subscriptions export, where it has one. */
export interface ExportedSubscription {
  readonly fact: SubscriptionFact;
  readonly columns: Readonly<Record<string, string>>;
}

export interface SubscriptionFact {
  /** Marker of the export's record, else `S:<subscription id>`. */
  readonly externalId: string;
  readonly subscription: string | null;
  /** Entity of the export's row; null where only transactions know it. */
  readonly entityId: number | null;
  readonly join: SubscriptionJoin;
  readonly contactId: number | null;
  readonly product: string;
  readonly pricePoint: string;
  readonly currency: string;
  readonly status: SubscriptionStatus;
  /** Derived: from the last event, since the export does not have it. */
  readonly statusSource: 'export' | 'derived';
  /** First and last payment as Kartra dates them; empty where none was made. */
  readonly started: string;
  readonly lastPaid: string;
  readonly payments: number;
  /** Minor units, refunds not taken off. */
  readonly paid: number;
}

/** A subscription that was paid at least once and stands in no export: only its transactions tell of it. */
export interface PaidSubscription {
  readonly fact: SubscriptionFact;
  /** Marker of the person; null where nobody is known. */
  readonly contact: string | null;
  readonly lastPayment: StoredEvent;
  /** The last event, of whatever type. */
  readonly lastEvent: StoredEvent;
}
