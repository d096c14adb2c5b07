/**
 * Transactions: events, not orders. Kartra writes one row for every attempt to move money and for every
 * change of a subscription; failed attempts, cancellations and requests carry amounts too, and adding up
 * all rows gives a wrong total. Only sales and rebills bring money in; refunds, partial refunds and
 * chargebacks take it back.
 */

export const transactionTypes = [
  'sale',
  'rebill',
  'refund',
  'partial-refund',
  'chargeback',
  'failed',
  'cancellation',
  'cancellation-request',
  'cancellation-revert',
  'other',
] as const;

export type TransactionType = (typeof transactionTypes)[number];

export const moneyIn: readonly TransactionType[] = ['sale', 'rebill'];
export const moneyBack: readonly TransactionType[] = ['refund', 'partial-refund', 'chargeback'];

/** One row of the transactions export, read. Amounts are minor units; money that went back is negative. */
export interface TransactionEvent {
  readonly type: TransactionType;
  /** `YYYY-MM-DD HH:MM:SS` or `YYYY-MM-DD`, in the zone Kartra wrote it in; empty when unreadable. */
  readonly at: string;
  /** ISO 4217, or `XXX` where the file names none. */
  readonly currency: string;
  /** Null when the cell is no certain amount: it is in no total then. */
  readonly amount: number | null;
  readonly tax: number;
  readonly shipping: number;
  readonly discount: number;
  readonly quantity: number;
  readonly product: string;
  readonly pricePoint: string;
  /** `L:<lead id>`, else `E:<e-mail>`, else empty. */
  readonly person: string;
  /** Kartra's own id of the subscription; null where there is none ("N/A"). */
  readonly subscription: string | null;
  readonly processorSubscription: string | null;
  readonly processor: string;
  readonly processorTransaction: string | null;
}

/** An event as stored. */
export interface StoredEvent extends TransactionEvent {
  readonly id: number;
  readonly externalId: string;
  /** Of money that went back: its sale, and the rule that found it; null where none did. */
  readonly saleId: number | null;
  readonly linkRule: LinkRule | null;
  /** Of a sale: what went back so far, a positive amount. */
  readonly refunded: number;
}

/** How a refund was led to its sale; the order is the order in which the rules are tried. */
export type LinkRule = 'processor-transaction' | 'subscription' | 'person-product-amount' | 'person-product';

export interface RefundLink {
  readonly saleId: number;
  readonly rule: LinkRule;
}

/** Sums over the events of one currency, month and type. */
export interface MoneyTotal {
  readonly currency: string;
  /** `YYYY-MM`, or empty where the date cannot be read. */
  readonly month: string;
  readonly type: TransactionType;
  readonly events: number;
  /** Events whose amount cannot be read, in no sum. */
  readonly unreadable: number;
  readonly amount: number;
  readonly tax: number;
  readonly shipping: number;
  readonly discount: number;
}

/** What one person bought, in one currency; derived, since Kartra exports no totals. */
export interface ContactTotal {
  /** Marker of the person. */
  readonly contact: string;
  readonly currency: string;
  readonly orders: number;
  readonly gross: number;
  /** A positive amount. */
  readonly refunds: number;
  readonly firstPurchase: string;
  readonly lastPurchase: string;
}
