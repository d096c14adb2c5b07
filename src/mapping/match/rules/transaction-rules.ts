/** Fields of a payment or order in a file of transactions. */
import { type Rule, rule } from './rule.ts';

const sale = 'order payment transaction invoice';
const more = `${sale} value text hidden person current`;
const here = { in: 'transaction' } as const;

export const transactionRules: readonly Rule[] = [
  rule('transaction.id', 0.965, 'order|transaction id|number|code|reference', { may: more, ...here }),
  rule('transaction.id', 0.925, 'payment|invoice id|number|code|reference', { may: more, ...here }),
  rule('transaction.id', 0.965, 'id', { may: 'transaction order hidden', ...here }),
  rule('transaction.id', 0.84, 'number|reference', { may: more, ...here }),
  rule('transaction.id', 0.88, 'order|transaction|invoice', { may: `${sale} name`, ...here }),
  rule('transaction.createdAt', 0.95, 'created|bought', { may: `${more} date time first`, ...here }),
  rule('transaction.createdAt', 0.94, 'order|transaction|payment|invoice|appointment date|time', {
    may: more,
    ...here,
  }),
  rule('transaction.createdAt', 0.92, 'date', { may: `${more} time`, ...here }),
  rule('transaction.createdAt', 0.84, 'paid', { may: `${more} date time`, ...here }),
  rule('transaction.createdAt', 0.82, 'signup', { may: `${more} date time`, ...here }),
  rule('transaction.amount', 0.96, 'amount', { may: `${more} total paid gross currency`, ...here }),
  rule('transaction.amount', 0.94, 'total', {
    may: `${more} paid gross amount price value currency`,
    ...here,
  }),
  rule('transaction.amount', 0.9, 'gross', { may: more, ...here }),
  rule('transaction.amount', 0.82, 'price', { may: `${more} paid product appointment plan`, ...here }),
  rule('transaction.amount', 0.8, 'value|worth', { may: more, ...here }),
  rule('transaction.amount', 0.6, 'revenue|cost', { may: more, ...here }),
  rule('transaction.amountRefunded', 0.95, 'refund', {
    may: `${more} amount total value currency price gross`,
    ...here,
  }),
  rule('transaction.currency', 0.96, 'currency', { may: more, ...here }),
  rule('transaction.status', 0.95, 'status', { may: `${more} attended ticket paid current`, ...here }),
  rule('transaction.status', 0.86, 'stateOrStatus', { may: more, ...here }),
  rule('transaction.status', 0.64, 'state', { may: sale, ...here }),
  rule('transaction.paymentMethod', 0.96, 'method', { may: `${more} title name namePart card`, ...here }),
  rule('transaction.paymentMethod', 0.92, 'payment type|method', { may: more, ...here }),
  rule('transaction.provider', 0.95, 'gateway', { may: `${more} name namePart title`, ...here }),
  rule('transaction.product', 0.96, 'product', {
    may: `${more} name namePart title text description list`,
    ...here,
  }),
  rule('transaction.product', 0.86, 'plan|service|calendar', { may: `${more} name namePart title`, ...here }),
  rule('transaction.product', 0.86, 'appointment|ticket name|title', here),
  rule('transaction.product', 0.72, 'appointment|ticket', { may: 'name namePart title', ...here }),
  rule('transaction.product', 0.78, 'title', { may: more, ...here }),
  rule('transaction.product', 0.6, 'description', { may: more, ...here }),
  rule('transaction.subscriptionId', 0.96, 'subscription id|number|reference', {
    may: 'value text hidden person current',
    ...here,
  }),
  rule('transaction.subscriptionId', 0.85, 'subscription', { may: 'payment', ...here }),
  rule('custom', 0.98, 'reference transaction|subscription id', { may: '*', ...here }),
  // The processor's own number finds the payment there: a fact of the business, no key of the source.
  rule('custom', 0.97, 'gateway transaction|payment|subscription|order|invoice id|number|code|reference', {
    may: '*',
    ...here,
  }),
  rule('custom', 0.9, 'type', { may: 'order transaction', ...here }),
  rule(
    'custom',
    0.93,
    'net|subtotal|tax|fee|discount|commission|partial|quantity|count|percent|coupon|original|average|rate',
    { may: '*', ...here },
  ),
  rule(
    'custom',
    0.92,
    'product|order amount|price|total|gross category|count|quantity|sku|net|tax|discount|fee',
    { may: '*', ...here },
  ),
  rule('custom', 0.9, 'product price|cost|category|quantity|sku|type|code|number', { may: '*', ...here }),
  rule(
    'custom',
    0.9,
    'completed|fulfilled|due|cancelled|refund|confirmed|expired|trial|ended|started date|time|reason',
    { may: '*', ...here },
  ),
  rule(
    'custom',
    0.88,
    'completed|fulfilled|due|cancelled|confirmed|trial|expired|card|shipping|category|sku|started|ended',
    { may: '*', ...here },
  ),
  rule('custom', 0.85, 'refund reason|date|status|flag', { may: '*', ...here }),
  rule('custom', 0.8, 'first|last|next order|payment|bought|transaction', { may: '*', ...here }),
];
