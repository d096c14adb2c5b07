/**
 * Payments: money that came in, with everything that went back of it. Kartra writes each as an event of its
 * own; a refund no rule could lead to its sale stands alone.
 */
import type { ContactTotal, StoredEvent } from './transaction.ts';

export interface Payment {
  readonly event: StoredEvent;
  /** Marker of the person; null where nobody is known. */
  readonly contact: string | null;
  /** Refunds, partial refunds and chargebacks led to it; empty where each event stands for itself. */
  readonly refunds: readonly StoredEvent[];
}

/** Refunds stand with the payment they take back, or each event is a payment of its own. */
export type PaymentGrouping = 'per-order' | 'each-event';

/** What one person bought, over all currencies. */
export interface Purchases {
  readonly totals: readonly ContactTotal[];
  /** Names of products sold to them, sorted. */
  readonly products: readonly string[];
}
