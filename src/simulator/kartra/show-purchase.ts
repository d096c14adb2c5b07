/**
 * Owns: transactions and subscriptions in the API's shapes. There is no currency anywhere in them, the lists have
 * neither amount nor date, and the requests to cancel of the export are not among the documented types.
 */

import { writeStamp } from '../generate/draw-dates.ts';
import type { Person } from '../generate/draw-person.ts';
import type { Purchase, PurchaseEvent, Subscription, TransactionType } from '../generate/purchase.ts';
import { processorSubscriptionId } from '../generate/transaction-columns.ts';
import type { FoundSubscription, FoundTransaction } from './kartra-account.ts';

const NOT_AVAILABLE = 'N/A';
const STILL_RUNNING = '0000-00-00 00:00:00';

const API_TYPES: Readonly<Record<TransactionType, string | null>> = {
  Sale: 'sale',
  Rebill: 'rebill',
  Failed: 'failed',
  Cancellation: 'cancellation',
  'Request Can.': null,
  'Revert Can.': null,
  Refund: 'refund',
  'Partial refund': 'partial_refund',
  Chargeback: 'chargeback',
};

/** The rows of `transaction_list`, in order of time. */
export function listTransactions(person: Person, purchases: readonly Purchase[]): Record<string, string>[] {
  return purchases
    .flatMap((purchase) => purchase.events.map((event) => ({ purchase, event })))
    .filter(({ event }) => API_TYPES[event.type] !== null)
    .toSorted((a, b) => a.event.atMs - b.event.atMs)
    .map(({ purchase, event }) => showRow(person, purchase, event));
}

export function isInApi(event: PurchaseEvent): boolean {
  return API_TYPES[event.type] !== null;
}

export function showRow(person: Person, purchase: Purchase, event: PurchaseEvent): Record<string, string> {
  return {
    transaction_id: event.id,
    lead_id: person.kartraId,
    lead_email: purchase.buyerEmail,
    transaction_type: API_TYPES[event.type] ?? '',
  };
}

export function showTransaction({ person, purchase, event }: FoundTransaction): Record<string, string> {
  const { money } = event;
  const { subscription, product } = purchase;
  const paypal = purchase.processor === 'PayPal' && subscription !== null;
  return {
    ...showRow(person, purchase, event),
    transaction_date: writeStamp(event.atMs),
    transaction_parent_id: event.parentId ?? NOT_AVAILABLE,
    transaction_full_amount: decimal(money.amount),
    transaction_base_amount: decimal(money.base),
    transaction_discount_amount: decimal(money.discount),
    transaction_shipping_amount: decimal(money.shipping),
    transaction_tax_amount: decimal(money.tax),
    transaction_quantity: String(purchase.quantity),
    transaction_affiliate: purchase.affiliate?.username ?? NOT_AVAILABLE,
    transaction_jv: NOT_AVAILABLE,
    transaction_processor: purchase.processor,
    transaction_subscription_id: paypal
      ? processorSubscriptionId(subscription.id)
      : (subscription?.id ?? NOT_AVAILABLE),
    transaction_internal_subscription_id: subscription?.id ?? NOT_AVAILABLE,
    transaction_pay_number: event.payment === null ? NOT_AVAILABLE : String(event.payment),
    transaction_last_4: '4242',
    product_name: product.name,
    product_id: product.id,
    product_price_point: purchase.pricePoint.number,
    lead_first_name: person.name.first,
    lead_last_name: person.name.last,
    lead_username: '',
    lead_country: person.place.countryCell,
    lead_country_code_2: person.place.countryIso2 ?? NOT_AVAILABLE,
    lead_state: person.place.state,
    lead_city: person.place.city,
    lead_zip: person.place.zip,
    lead_address: person.place.address,
    lead_phone_country_code: person.phone.codeCell,
    lead_phone: person.phone.cell,
  };
}

/** The rows of `subscriptions_list`. */
export function showSubscriptionRow(
  person: Person,
  purchase: Purchase,
  known: Subscription,
): Record<string, string> {
  return {
    subscription_id: known.id,
    lead_id: person.kartraId,
    lead_email: purchase.buyerEmail,
    subscription_status: statusOf(known),
  };
}

export function showSubscription({
  person,
  purchase,
  subscription,
}: FoundSubscription): Record<string, string> {
  const { nextMs, endMs, paymentsLeft } = subscription;
  return {
    subscription_id: subscription.id,
    subscription_product_id: purchase.product.id,
    subscription_price_point: purchase.pricePoint.number,
    subscription_lead_id: person.kartraId,
    subscription_start_date: writeStamp(subscription.startMs),
    subscription_end_date: endMs === null ? STILL_RUNNING : writeStamp(endMs),
    subscription_current_installment: String(subscription.payments),
    subscription_installments_left: paymentsLeft === null ? 'Until cancelled' : String(paymentsLeft),
    subscription_recurring_period: subscription.period,
    subscription_status: statusOf(subscription),
    subscription_next_payment_date: nextMs === null ? STILL_RUNNING : writeStamp(nextMs),
    subscription_next_scheduled_payment_amount: nextMs === null ? NOT_AVAILABLE : decimal(subscription.cents),
    subscription_affiliate: purchase.affiliate?.username ?? NOT_AVAILABLE,
    subscription_jv: NOT_AVAILABLE,
  };
}

/** The export says Pending Cancellation where the API's list of states has no such word. */
function statusOf({ status }: Subscription): string {
  return status === 'Pending Cancellation' ? 'Active' : status;
}

function decimal(cents: number): string {
  return (cents / 100).toFixed(2);
}
