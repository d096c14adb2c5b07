/**
 * A purchase and its history: the truths behind the transactions and subscriptions exports and the API's answers.
 *
 * Times are wall-clock milliseconds in the account's zone (`-05:00`, without daylight saving). Amounts are positive
 * hundredths whatever sign a cell shows.
 */

import type { Period, PricePoint, Product, Seller } from './product-table.ts';

/** `Transaction_Type` of the export (§1.2). */
export type TransactionType =
  | 'Sale'
  | 'Rebill'
  | 'Failed'
  | 'Cancellation'
  | 'Request Can.'
  | 'Revert Can.'
  | 'Refund'
  | 'Partial refund'
  | 'Chargeback';

export interface Money {
  readonly amount: number;
  readonly base: number;
  readonly tax: number;
  readonly shipping: number;
  readonly discount: number;
  readonly affiliate: number;
  readonly partner: number;
}

export interface PurchaseEvent {
  readonly id: string;
  readonly type: TransactionType;
  readonly atMs: number;
  readonly money: Money;
  readonly isTrial: boolean;
  readonly isAutomaticCancellation: boolean;
  /** 1 for the sale; null where there is no payment to count. */
  readonly payment: number | null;
  readonly isReattempt: boolean;
  /** The payment a refund or chargeback takes back. */
  readonly parentId: string | null;
}

export type SubscriptionStatus = 'Active' | 'Pending Cancellation' | 'Paused' | 'Cancelled' | 'Terminated';

export interface Subscription {
  readonly id: string;
  readonly status: SubscriptionStatus;
  readonly period: Period;
  /** Of each payment after the first, tax included. */
  readonly cents: number;
  readonly payments: number;
  readonly paymentsLeft: number | null;
  readonly startMs: number;
  readonly nextMs: number | null;
  readonly endMs: number | null;
}

export interface Purchase {
  readonly product: Product;
  readonly pricePoint: PricePoint;
  readonly currency: string;
  readonly quantity: number;
  readonly coupon: string | null;
  readonly affiliate: Seller | null;
  readonly processor: string;
  /** At the time of the purchase; may differ from the contact's. */
  readonly buyerEmail: string;
  /** Oldest first; without a sale, the buyer's card never went through. */
  readonly events: readonly PurchaseEvent[];
  readonly subscription: Subscription | null;
}

/** What the money of an event of this type does: paid in, taken back, or nothing. */
export function directionOf(type: TransactionType): 1 | 0 | -1 {
  switch (type) {
    case 'Sale':
    case 'Rebill':
      return 1;
    case 'Refund':
    case 'Partial refund':
    case 'Chargeback':
      return -1;
    case 'Failed':
    case 'Cancellation':
    case 'Request Can.':
    case 'Revert Can.':
      return 0;
  }
}
