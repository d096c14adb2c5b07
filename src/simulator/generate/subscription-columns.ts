/**
 * The columns of Kartra's subscriptions export. Five are known from a real file: Status, Recurrence_Term, Product,
 * Next payment date and Next payment amount (§1.3); the others are ours, in the same mixture of styles.
 */

import type { Random } from './create-random.ts';
import type { Person } from './draw-person.ts';
import type { Purchase, Subscription } from './purchase.ts';
import { NOT_AVAILABLE, processorSubscriptionId } from './transaction-columns.ts';
import { currencySign, writeAmount } from './write-amount.ts';

export interface SubscriptionRow {
  readonly person: Person;
  readonly purchase: Purchase;
  readonly subscription: Subscription;
  readonly random: Random;
}

export interface SubscriptionColumn {
  readonly header: string;
  readonly write: (row: SubscriptionRow) => string;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export const SUBSCRIPTION_COLUMNS: readonly SubscriptionColumn[] = [
  { header: 'subscription_id', write: ({ subscription }) => subscription.id },
  { header: 'Status', write: ({ subscription }) => subscription.status },
  { header: 'Product', write: ({ purchase }) => purchase.product.name },
  { header: 'Price_point', write: ({ purchase }) => purchase.pricePoint.number },
  { header: 'Buyer name', write: ({ person }) => `${person.name.first} ${person.name.last}`.trim() },
  { header: 'Buyer_Email', write: ({ purchase }) => purchase.buyerEmail },
  { header: 'lead_id', write: ({ person }) => person.kartraId },
  { header: 'Recurrence_Term', write: ({ subscription }) => subscription.period },
  { header: 'Start date', write: ({ subscription }) => writeDay(subscription.startMs) },
  { header: 'Next payment date', write: ({ subscription }) => writeDay(subscription.nextMs) },
  {
    header: 'Next payment amount',
    write: ({ purchase, subscription, random }) =>
      subscription.nextMs === null
        ? NOT_AVAILABLE
        : currencySign(purchase.currency) + writeAmount(subscription.cents, random, false),
  },
  { header: 'End date', write: ({ subscription }) => writeDay(subscription.endMs) },
  { header: 'Payments made', write: ({ subscription }) => String(subscription.payments) },
  {
    header: 'Payments left',
    write: ({ subscription }) =>
      subscription.paymentsLeft === null ? 'Until cancelled' : String(subscription.paymentsLeft),
  },
  { header: 'Processor', write: ({ purchase }) => purchase.processor },
  {
    header: 'Processor_subscription_id',
    write: ({ subscription }) => processorSubscriptionId(subscription.id),
  },
  { header: 'Affiliate_Username', write: ({ purchase }) => purchase.affiliate?.username ?? NOT_AVAILABLE },
];

/** `03 Mar 2026` */
function writeDay(ms: number | null): string {
  if (ms === null) return NOT_AVAILABLE;
  const date = new Date(ms);
  return `${String(date.getUTCDate()).padStart(2, '0')} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
