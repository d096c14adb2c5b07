/** Fields of a subscription. */
import { type Rule, rule } from './rule.ts';

const more = 'subscription plan payment value text hidden current person';
const here = { in: 'subscription' } as const;

export const subscriptionRules: readonly Rule[] = [
  rule('subscription.id', 0.96, 'subscription id|number|reference|code', { may: more, ...here }),
  rule('subscription.id', 0.9, 'id', { may: 'hidden', ...here }),
  rule('subscription.id', 0.82, 'number|reference', { may: 'subscription', ...here }),
  rule('subscription.id', 0.7, 'subscription', { may: 'hidden', ...here }),
  rule('subscription.status', 0.96, 'status|subscribed', { may: `${more} current`, ...here }),
  rule('subscription.status', 0.87, 'stateOrStatus|state', { may: more, ...here }),
  rule('subscription.amount', 0.95, 'amount|price', {
    may: `${more} total product periodic currency interval gross`,
    ...here,
  }),
  rule('subscription.amount', 0.88, 'total|value|gross|revenue', {
    may: `${more} amount price periodic order`,
    ...here,
  }),
  rule('subscription.amount', 0.7, 'periodic|cost|worth', { may: `${more} total revenue`, ...here }),
  rule('subscription.currency', 0.96, 'currency', { may: more, ...here }),
  rule('subscription.interval', 0.96, 'interval', { may: `${more} type title product billing`, ...here }),
  rule('subscription.product', 0.95, 'plan|product', {
    may: `${more} name namePart title description product list`,
    ...here,
  }),
  rule('subscription.product', 0.76, 'name|namePart|title|description|service', {
    may: 'subscription',
    ...here,
  }),
  rule('subscription.product', 0.9, 'subscription name|namePart|title', { may: 'plan', ...here }),
  rule('subscription.startDate', 0.96, 'started', { may: `${more} date time`, ...here }),
  rule('subscription.startDate', 0.84, 'created|signup|bought', { may: `${more} date time`, ...here }),
  rule('subscription.startDate', 0.7, 'date|confirmed', { may: `${more} subscription date`, ...here }),
  rule('subscription.nextBillingDate', 0.96, 'renewed', { may: `${more} date time next billing`, ...here }),
  rule('subscription.nextBillingDate', 0.93, 'next billing|payment|invoice|order|bought|due', {
    may: `${more} date time`,
    ...here,
  }),
  rule('subscription.nextBillingDate', 0.78, 'current ended', { may: `${more} interval date`, ...here }),
  rule('subscription.nextBillingDate', 0.7, 'due', { may: `${more} date`, ...here }),
  rule('subscription.cancelledAt', 0.95, 'cancelled', { may: `${more} date time`, ...here }),
  rule('subscription.cancelledAt', 0.6, 'ended', { may: `${more} date time`, ...here }),
  rule('subscription.provider', 0.95, 'gateway', { may: `${more} name namePart`, ...here }),
  rule('subscription.provider', 0.8, 'method', { may: more, ...here }),
  rule(
    'custom',
    0.9,
    'trial|count|quantity|coupon|discount|net|tax|fee|partial|commission|last|first|average|card|percent|refund|reason|automatic',
    { may: '*', ...here },
  ),
  rule('custom', 0.9, 'subscription|plan id|type|category', {
    may: 'product',
    in: 'transaction appointment contact',
  }),
  rule('custom', 0.86, 'flag cancelled|ended', { may: '*', ...here }),
  rule('custom', 0.88, 'started interval', { may: '*', ...here }),
];
