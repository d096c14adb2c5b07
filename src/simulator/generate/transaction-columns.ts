/**
 * The 57 columns of Kartra's transactions export, in the order of a real file, and how an event fills them.
 *
 * The currency stands in the headers, not in a column. A row is an event, not an order. Empty is `N/A` in some columns
 * and blank in others; refunds are negative in about half of the rows, as two readers of real files disagree.
 */

import type { Random } from './create-random.ts';
import { writeStamp } from './draw-dates.ts';
import type { Person } from './draw-person.ts';
import type { AccountPlan } from './plan-account.ts';
import { PARTNER } from './product-table.ts';
import type { Money, Purchase, PurchaseEvent } from './purchase.ts';
import { directionOf } from './purchase.ts';
import { writeAmount } from './write-amount.ts';

/** One row to be. `random` is the event's own stream, for how cells are written. */
export interface TransactionRow {
  readonly plan: AccountPlan;
  readonly person: Person;
  readonly purchase: Purchase;
  readonly event: PurchaseEvent;
  readonly random: Random;
}

export interface TransactionColumn {
  readonly header: string;
  readonly write: (row: TransactionRow) => string;
}

export const NOT_AVAILABLE = 'N/A';
const SELLER_USERNAME = 'landfallsample';

type Write = TransactionColumn['write'];

const blank: Write = () => '';
const money =
  (of: (amounts: Money) => number): Write =>
  ({ plan, purchase, event, random }) =>
    writeAmount(
      of(event.money),
      random,
      directionOf(event.type) === -1 && isNegative(plan, event),
      purchase.currency,
    );
const affiliate =
  (of: 'id' | 'username' | 'name' | 'email', none: string): Write =>
  ({ purchase }) =>
    purchase.affiliate?.[of] ?? none;
const partner =
  (of: 'id' | 'username' | 'name' | 'email', none: string): Write =>
  ({ purchase }) =>
    purchase.product.joint ? PARTNER[of] : none;
const shipping =
  (of: (person: Person) => string): Write =>
  ({ person, purchase }) =>
    purchase.product.shippingCents > 0 ? of(person) : '';
const fullName = ({ name }: Person): string => `${name.first} ${name.last}`.trim();

const COLUMNS: readonly (readonly [string, Write])[] = [
  ['ID', ({ event }) => event.id],
  ['Transaction_Type', ({ event }) => event.type],
  ['Date', ({ event }) => writeStamp(event.atMs)],
  ['Product', ({ purchase }) => purchase.product.name],
  ['Price_point', ({ purchase }) => purchase.pricePoint.number],
  ['Quantity', ({ purchase }) => String(purchase.quantity)],
  ['Seller_username', () => SELLER_USERNAME],
  ['Buyer_Username', blank],
  ['Buyer_Name', ({ person }) => fullName(person)],
  ['Buyer_Company', ({ person }) => person.company.cell],
  ['Sales_Tax_ID', blank],
  ['Buyer_Email', ({ purchase }) => purchase.buyerEmail],
  ['Buyer_Country', ({ person }) => person.place.countryCell],
  ['Buyer_State', ({ person }) => person.place.state],
  ['Buyer_City', ({ person }) => person.place.city],
  ['Buyer_ZIP', ({ person }) => person.place.zip],
  ['Buyer_Address', ({ person }) => person.place.address],
  ['Buyer_Phone_Country', ({ person }) => person.phone.codeCell],
  ['Buyer_Phone', ({ person }) => person.phone.cell],
  ['Buyer_IP', ({ person }) => person.extras.ip],
  ['Amount (USD)', money((amounts) => amounts.amount)],
  ['Base_Price (USD)', money((amounts) => amounts.base)],
  ['Sales_tax (USD)', money((amounts) => amounts.tax)],
  ['Shipping_cost (USD)', money((amounts) => amounts.shipping)],
  ['Coupon_code', ({ purchase }) => purchase.coupon ?? NOT_AVAILABLE],
  ['Coupon_discount (USD)', money((amounts) => amounts.discount)],
  ['Revenue (USD)', money((amounts) => amounts.amount)],
  ['Affiliate_Username', affiliate('username', '')],
  ['Affiliate_Name', affiliate('name', '')],
  ['Affiliate_Email', affiliate('email', '')],
  ['Affiliate_Revenue (USD)', money((amounts) => amounts.affiliate)],
  ['JV_Username', partner('username', '')],
  ['JV_Name', partner('name', '')],
  ['JV_Email', partner('email', '')],
  ['JV_Revenue (USD)', money((amounts) => amounts.partner)],
  [
    'Your_Net_Profit (USD)',
    money(
      ({ amount, affiliate: share, partner: jv, tax, shipping: post }) => amount - share - jv - tax - post,
    ),
  ],
  ['Tracking_link', blank],
  ['TrackingID1', ({ random }) => random.pick(['', '', 'fb', 'spring,sale'])],
  ['TrackingID2', blank],
  ['Landing_page', ({ purchase }) => `https://example.com/checkout/${purchase.product.id}`],
  ['Processor', ({ purchase }) => purchase.processor],
  ['Processor_transaction_id', ({ purchase, event }) => processorTransactionId(purchase, event)],
  [
    'Processor_subscription_id',
    ({ purchase }) =>
      purchase.subscription === null ? NOT_AVAILABLE : processorSubscriptionId(purchase.subscription.id),
  ],
  ['subscription_id', ({ purchase }) => purchase.subscription?.id ?? NOT_AVAILABLE],
  ['lead_id', ({ person }) => person.kartraId],
  ['affiliate_id', affiliate('id', NOT_AVAILABLE)],
  ['jv_id', partner('id', NOT_AVAILABLE)],
  ['Shipping_Name', shipping(fullName)],
  ['Shipping_Address', shipping((person) => person.place.address)],
  ['Shipping_City', shipping((person) => person.place.city)],
  ['Shipping_ZIP', shipping((person) => person.place.zip)],
  ['Shipping_Country', shipping((person) => person.place.countryCell)],
  ['Shipping_State', shipping((person) => person.place.state)],
  ['Trial', ({ event }) => (event.isTrial ? 'Yes' : 'No')],
  ['Automatic_Cancellation', ({ event }) => (event.isAutomaticCancellation ? 'Yes' : 'No')],
  ['Subscription_payment_number', ({ event, purchase }) => paymentNumber(event, purchase)],
  ['Rebill_reattempt', ({ event }) => (event.isReattempt ? '1' : '0')],
];

/** Every column of the file of one currency, in its order. */
export function transactionColumns(currency: string): readonly TransactionColumn[] {
  return COLUMNS.map(([header, write]) => ({ header: header.replace('(USD)', `(${currency})`), write }));
}

/** Stripe takes money back under the id of the charge, so that such a row tells its sale; others give a new id. */
function processorTransactionId(purchase: Purchase, event: PurchaseEvent): string {
  return `ch_${Number(namesParent(purchase, event) ? event.parentId : event.id).toString(36)}`;
}

/** Whether the file tells which payment this row takes back. */
export function namesParent({ processor }: Purchase, { parentId }: PurchaseEvent): boolean {
  return parentId !== null && processor === 'Stripe';
}

export function processorSubscriptionId(subscriptionId: string): string {
  return `sub_${Number(subscriptionId).toString(36)}`;
}

/** Not drawn from the row's stream: all amounts of a row must agree. */
function isNegative({ refundSign }: AccountPlan, event: PurchaseEvent): boolean {
  if (refundSign !== 'mixed') return refundSign === 'negative';
  return Number(event.id) % 2 === 1;
}

function paymentNumber(event: PurchaseEvent, purchase: Purchase): string {
  if (purchase.subscription === null || event.payment === null) return NOT_AVAILABLE;
  return String(event.payment);
}
