/**
 * What a person bought, on the person: totals by currency, orders, first and last purchase, a tag for each
 * product, and the subscription that matters most. Kartra exports none of these sums: they are derived.
 */
import type { CustomValue, MappedContact } from '../../model/contact.ts';
import type { CustomFieldSpec, CustomFieldType } from '../../model/custom-field.ts';
import type { Purchases } from '../../model/payment.ts';
import { asAmount } from './payment-values.ts';
import { foremost, type Subscription } from './subscription.ts';

export const spendFieldKey = (currency: string): string => `kartra_spent_${currency.toLowerCase()}`;

const field = (key: string, name: string, dataType: CustomFieldType): CustomFieldSpec => ({
  key,
  name,
  dataType,
  options: [],
});

/** @param currencies of the account's payments, in their order */
export function purchaseFields(currencies: readonly string[]): readonly CustomFieldSpec[] {
  if (currencies.length === 0) return [];
  return [
    ...currencies.map((code) => field(spendFieldKey(code), `Kartra total spent ${code}`, 'NUMERICAL')),
    field('kartra_orders', 'Kartra orders', 'NUMERICAL'),
    field('kartra_first_purchase', 'Kartra first purchase', 'DATE'),
    field('kartra_last_purchase', 'Kartra last purchase', 'DATE'),
  ];
}

export const personSubscriptionFields: readonly CustomFieldSpec[] = [
  field('kartra_subscription_status', 'Kartra subscription status', 'TEXT'),
  field('kartra_subscription_plan', 'Kartra subscription plan', 'TEXT'),
  field('kartra_subscription_renews', 'Kartra subscription next bill', 'DATE'),
  field('kartra_subscription_amount', 'Kartra subscription amount', 'NUMERICAL'),
  field('kartra_subscription_currency', 'Kartra subscription currency', 'TEXT'),
];

export const boughtPrefix = 'bought:';

/** @example boughtTag('Gold  Course') // 'bought:gold course' */
export const boughtTag = (product: string): string =>
  `${boughtPrefix}${product.replace(/\s+/gu, ' ').trim().toLowerCase()}`;

/** The person with what they bought; unchanged where they bought nothing. */
export function addMoney(
  contact: MappedContact,
  purchases: Purchases | undefined,
  subscriptions: readonly Subscription[],
): MappedContact {
  if (purchases === undefined && subscriptions.length === 0) return contact;
  const bought = (purchases?.products ?? []).map(boughtTag);
  const facts = subscriptionFacts(subscriptions);
  const lacks =
    subscriptions.length === 0 ? [] : personSubscriptionFields.filter(({ key }) => !(key in facts));
  const emptied = [...(contact.emptied ?? []), ...lacks.map(({ key }) => `custom.${key}`)];
  return {
    ...contact,
    custom: { ...contact.custom, ...purchaseValues(purchases), ...facts },
    tags: [...new Set([...contact.tags, ...bought])].sort(),
    // A bill that is no longer due must not go on standing there.
    ...(emptied.length === 0 ? {} : { emptied }),
  };
}

function purchaseValues(purchases: Purchases | undefined): Readonly<Record<string, CustomValue>> {
  const totals = purchases?.totals ?? [];
  if (totals.length === 0) return {};
  const first = totals.map(({ firstPurchase }) => firstPurchase.slice(0, 10)).filter((day) => day !== '');
  const last = totals.map(({ lastPurchase }) => lastPurchase.slice(0, 10)).filter((day) => day !== '');
  return {
    ...Object.fromEntries(
      totals.map(({ currency, gross, refunds }) => [
        spendFieldKey(currency),
        asAmount(gross - refunds, currency),
      ]),
    ),
    kartra_orders: totals.reduce((sum, { orders }) => sum + orders, 0),
    ...dated('kartra_first_purchase', first.sort()[0]),
    ...dated('kartra_last_purchase', last.sort().at(-1)),
  };
}

function subscriptionFacts(subscriptions: readonly Subscription[]): Readonly<Record<string, CustomValue>> {
  const one = foremost(subscriptions);
  if (one === undefined) return {};
  const texts = {
    kartra_subscription_status: one.status,
    kartra_subscription_plan: one.plan,
    kartra_subscription_renews: one.renews,
    kartra_subscription_currency: one.amount === null ? '' : one.currency,
  };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')),
    ...(one.amount === null ? {} : { kartra_subscription_amount: asAmount(one.amount, one.currency) }),
  };
}

const dated = (key: string, day: string | undefined): Readonly<Record<string, CustomValue>> =>
  day === undefined ? {} : { [key]: day };
