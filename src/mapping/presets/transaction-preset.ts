/**
 * Kartra's transactions export: an event log of 57 columns, some with the currency in their name. Each
 * row is an event, not an order: what becomes of the events is a decision, what each column says is not.
 */
import { type PresetRow, presetOf } from './preset-column.ts';

const buyer = 'The buyer is the contact: what the contact’s own row says of them wins.';
const kept = 'HighLevel keeps no such fact of a payment, so it stands in a field.';
const split = 'Kartra’s share of the sale, kept as Kartra computed it.';

const rows: readonly PresetRow[] = [
  ['id', 'marker', 'Each event has a number of its own, failed attempts included.'],
  ['transaction_type', 'kind', 'Says whether money moved: sale, rebill, refund, failure and so on.'],
  ['date', 'createdAt', 'When it happened, in the zone chosen for Kartra’s stamps.'],
  ['product', 'product', 'The same fact.'],
  ['price_point', 'pricePoint', 'The same fact.'],
  ['quantity', 'quantity', 'The same fact.'],
  ['seller_username', 'custom:TEXT:Kartra seller', 'Tells accounts with several sellers apart.'],
  ['buyer_username', 'custom:TEXT:Kartra buyer username', kept],
  ['buyer_name', 'custom:TEXT:Kartra buyer name', buyer],
  ['buyer_company', 'custom:TEXT:Kartra buyer company', buyer],
  ['sales_tax_id', 'custom:TEXT:Kartra sales tax ID', kept],
  [
    'buyer_email',
    'link:contact',
    'The address at the time of the purchase: finds the buyer where the lead id does not.',
  ],
  ['buyer_country', 'custom:TEXT:Kartra buyer country', buyer],
  ['buyer_state', 'custom:TEXT:Kartra buyer state', buyer],
  ['buyer_city', 'custom:TEXT:Kartra buyer city', buyer],
  ['buyer_zip', 'custom:TEXT:Kartra buyer ZIP', buyer],
  ['buyer_address', 'custom:TEXT:Kartra buyer address', buyer],
  ['buyer_phone_country', 'custom:TEXT:Kartra buyer phone country', buyer],
  ['buyer_phone', 'custom:TEXT:Kartra buyer phone', buyer],
  ['buyer_ip', 'custom:TEXT:Kartra buyer IP', kept],
  ['amount', 'amount', 'What was paid; the currency stands in the column’s name.', 'money-point'],
  ['base_price', 'basePrice', 'The same fact.', 'money-point'],
  ['sales_tax', 'tax', 'The same fact.', 'money-point'],
  ['shipping_cost', 'shipping', 'The same fact.', 'money-point'],
  ['coupon_code', 'coupon', 'The same fact.'],
  ['coupon_discount', 'discount', 'The same fact.', 'money-point'],
  ['revenue', 'revenue', 'The same fact.', 'money-point'],
  ['affiliate_username', 'affiliate', 'Who sold it.'],
  ['affiliate_name', 'custom:TEXT:Kartra affiliate name', kept],
  ['affiliate_email', 'link:affiliate', 'Finds the affiliate who sold it.'],
  ['affiliate_revenue', 'custom:MONETORY:Kartra affiliate revenue', split, 'money-point'],
  ['jv_username', 'custom:TEXT:Kartra JV username', kept],
  ['jv_name', 'custom:TEXT:Kartra JV name', kept],
  ['jv_email', 'custom:TEXT:Kartra JV e-mail', kept],
  ['jv_revenue', 'custom:MONETORY:Kartra JV revenue', split, 'money-point'],
  ['your_net_profit', 'custom:MONETORY:Kartra net profit', split, 'money-point'],
  ['tracking_link', 'custom:TEXT:Kartra tracking link', kept],
  ['trackingid1', 'custom:TEXT:Kartra tracking ID 1', kept],
  ['trackingid2', 'custom:TEXT:Kartra tracking ID 2', kept],
  ['landing_page', 'custom:TEXT:Kartra landing page', kept],
  ['processor', 'provider', 'Who took the payment.'],
  ['processor_transaction_id', 'providerId', 'Links a refund to its sale.'],
  ['processor_subscription_id', 'custom:TEXT:Kartra processor subscription ID', kept],
  ['subscription_id', 'subscriptionId', 'Which subscription it belongs to; N/A for none.'],
  ['lead_id', 'link:contact', 'Finds the buyer: it never changes, unlike the address.'],
  ['affiliate_id', 'link:affiliate', 'Finds the affiliate: it never changes.'],
  ['jv_id', 'custom:TEXT:Kartra JV ID', kept],
  ['shipping_name', 'custom:TEXT:Kartra shipping name', kept],
  ['shipping_address', 'custom:TEXT:Kartra shipping address', kept],
  ['shipping_city', 'custom:TEXT:Kartra shipping city', kept],
  ['shipping_zip', 'custom:TEXT:Kartra shipping ZIP', kept],
  ['shipping_country', 'custom:TEXT:Kartra shipping country', kept],
  ['shipping_state', 'custom:TEXT:Kartra shipping state', kept],
  ['trial', 'custom:TEXT:Kartra trial', kept],
  ['automatic_cancellation', 'custom:TEXT:Kartra automatic cancellation', kept],
  ['subscription_payment_number', 'paymentNumber', 'The same fact.'],
  ['rebill_reattempt', 'custom:TEXT:Kartra rebill attempt', kept],
];

export const transactionPreset = presetOf('transaction', rows);
