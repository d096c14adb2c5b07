/**
 * Kartra's subscriptions export. Five of its columns have been seen; the others are the names Kartra's
 * API gives the same facts. Styles are mixed in one file, so columns are found whatever their case.
 */
import { type PresetRow, presetOf } from './preset-column.ts';

const same = 'The same fact.';

const rows: readonly PresetRow[] = [
  ['subscription_id', 'marker', 'The subscription’s own number.'],
  ['id', 'custom:TEXT:Kartra subscription row ID', 'Kept: Kartra gives a subscription two numbers.'],
  ['lead_id', 'link:contact', 'Finds the subscriber: it never changes.'],
  ['email', 'link:contact', 'Finds the subscriber where the lead id does not.'],
  ['buyer_email', 'custom:TEXT:Kartra buyer e-mail', 'The address at the time of the purchase.'],
  ['name', 'custom:TEXT:Kartra subscriber', 'The contact’s own row says it better.'],
  ['status', 'status', 'Active, paused, cancelled, paid in full and so on, as Kartra calls it.'],
  ['recurrence_term', 'interval', 'How often it is billed.'],
  ['product', 'product', same],
  ['price_point', 'custom:TEXT:Kartra price point', 'HighLevel keeps no such fact, so it stands in a field.'],
  ['next_payment_date', 'nextBillingDate', 'When Kartra bills next.'],
  ['next_payment_amount', 'amount', 'What Kartra bills next.', 'money-point'],
  ['amount', 'custom:MONETORY:Kartra amount', 'Kept beside the next amount.', 'money-point'],
  ['currency', 'currency', same],
  ['start_date', 'startDate', same],
  ['date', 'custom:TEXT:Kartra subscription date', 'Which date this is, Kartra does not say.'],
  ['cancellation_date', 'cancelledAt', same],
  ['processor', 'provider', 'Who takes the payments.'],
  ['processor_subscription_id', 'providerId', 'The processor’s own number.'],
];

export const subscriptionPreset = presetOf('subscription', rows);
