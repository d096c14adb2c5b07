/**
 * The known answers about money. All amounts are whole hundredths of the currency.
 *
 * gross: what sales and rebills took. refunds: what refunds, partial refunds and chargebacks took back, positive
 * whatever sign the cells show. net: gross less refunds. An order is a sale; failed attempts, cancellations and
 * requests are none and move no money.
 */

import type { Period } from './product-table.ts';
import type { SubscriptionStatus, TransactionType } from './purchase.ts';

export interface CommerceFileAnswers {
  readonly name: string;
  readonly object: 'transactions' | 'subscriptions';
  /** Of a transactions file; null for subscriptions, whose amounts carry a sign only. */
  readonly currency: string | null;
  readonly bytes: number;
  readonly header: readonly string[];
  readonly rows: number;
}

export interface SpendAnswers {
  readonly currency: string;
  readonly orders: number;
  readonly gross: number;
  readonly refunds: number;
  readonly net: number;
}

export interface MonthAnswers {
  /** `2026-05`, by the stamps in the file. */
  readonly month: string;
  readonly gross: number;
  readonly refunds: number;
  readonly net: number;
}

export interface CurrencyAnswers extends SpendAnswers {
  readonly rows: number;
  /** Of sales and rebills alone. */
  readonly tax: number;
  readonly shipping: number;
  readonly discount: number;
  /** Ascending; months in which money moved. */
  readonly months: readonly MonthAnswers[];
  /** Rows of each type, those that occur. */
  readonly types: Readonly<Partial<Record<TransactionType, number>>>;
}

/** Subscriptions of one price point that are not instalment plans. */
export interface PlanAnswers {
  readonly product: string;
  readonly pricePoint: string;
  readonly currency: string;
  readonly period: Period;
  /** Active ones; Pending Cancellation is beside it. */
  readonly active: number;
  readonly pendingCancellation: number;
  /** Of the active ones, each rounded to the cent. */
  readonly monthlyRecurring: number;
}

export interface CommerceAnswers {
  readonly files: readonly CommerceFileAnswers[];
  readonly currencies: readonly CurrencyAnswers[];
  readonly plans: readonly PlanAnswers[];
  readonly subscriptions: Readonly<Partial<Record<SubscriptionStatus, number>>>;
  /** People of the contacts files with at least one order. */
  readonly buyers: number;
  /** Buyers, with an order, of whom no contacts file knows; their orders count in the totals. */
  readonly strangers: number;
  readonly strangerOrders: number;
  readonly strangerSubscriptions: number;
  /** Orders of people whose address at the checkout is not the contact's. */
  readonly ordersUnderAnotherEmail: number;
}

/** A refund, partial refund or chargeback and the payment it takes back. */
export interface RefundLink {
  readonly id: string;
  readonly paymentId: string;
  /** The file tells: both rows show one Processor_transaction_id. The API always tells. */
  readonly inFile: boolean;
}

export interface PersonSpend extends SpendAnswers {
  /** Stamps of the first and the last sale; null where no sale went through. */
  readonly firstOrderAt: string | null;
  readonly lastOrderAt: string | null;
}

/** What one person bought. */
export interface PersonCommerce {
  readonly spend: readonly PersonSpend[];
  readonly refunds: readonly RefundLink[];
  /** Names, each once, of products with an order, in the order they were first bought. */
  readonly products: readonly string[];
  readonly transactionIds: readonly string[];
  readonly subscriptions: readonly {
    readonly id: string;
    readonly product: string;
    readonly status: SubscriptionStatus;
    readonly period: Period;
  }[];
}
