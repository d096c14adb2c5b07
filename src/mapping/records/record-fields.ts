/**
 * Fields by which records of Kartra keep what HighLevel has no place for, on opportunities and on records of
 * custom objects alike. Amounts are plain numbers, never the platform's money type: that shows every amount in
 * the location's own currency, whatever currency was paid.
 */
import type { CustomValue } from '../../model/contact.ts';
import type { CustomFieldSpec, CustomFieldType } from '../../model/custom-field.ts';

const field = (key: string, name: string, dataType: CustomFieldType = 'TEXT'): CustomFieldSpec => ({
  key: `kartra_${key}`,
  name: `Kartra ${name}`,
  dataType,
  options: [],
});

const recordMarkerField: CustomFieldSpec = {
  key: 'kartra_id',
  name: 'Kartra ID',
  dataType: 'TEXT',
  options: [],
};

export const dealFields: readonly CustomFieldSpec[] = [
  recordMarkerField,
  field('currency', 'currency'),
  field('created', 'created'),
  field('owner', 'owner'),
  field('lost_reason', 'lost reason'),
  field('company', 'company'),
  field('notes', 'notes', 'LARGE_TEXT'),
];

export const paymentFields: readonly CustomFieldSpec[] = [
  recordMarkerField,
  field('currency', 'currency'),
  field('event', 'event'),
  field('paid_at', 'paid at'),
  field('paid', 'paid', 'NUMERICAL'),
  field('refunded', 'refunded', 'NUMERICAL'),
  field('refunds', 'refunds', 'LARGE_TEXT'),
  field('product', 'product'),
  field('price_point', 'price point'),
  field('quantity', 'quantity', 'NUMERICAL'),
  field('tax', 'tax', 'NUMERICAL'),
  field('shipping', 'shipping', 'NUMERICAL'),
  field('discount', 'discount', 'NUMERICAL'),
  field('processor', 'processor'),
  field('processor_id', 'processor transaction'),
  field('subscription', 'subscription'),
];

export const membershipFields: readonly CustomFieldSpec[] = [
  recordMarkerField,
  field('membership', 'membership'),
  field('level', 'level'),
  field('status', 'status'),
  field('granted', 'granted', 'DATE'),
  field('told_by', 'told by'),
];

/** What a record of an affiliate holds beside what stands on the person. */
export const affiliateRecordFields: readonly CustomFieldSpec[] = [
  recordMarkerField,
  field('affiliate_name', 'affiliate name'),
];

export const bookingFields: readonly CustomFieldSpec[] = [
  recordMarkerField,
  field('starts', 'starts'),
  field('ends', 'ends'),
  field('host', 'host'),
  field('place', 'place'),
  field('notes', 'notes', 'LARGE_TEXT'),
];

export const subscriptionFields: readonly CustomFieldSpec[] = [
  recordMarkerField,
  field('currency', 'currency'),
  field('status', 'status'),
  field('plan', 'plan'),
  field('price_point', 'price point'),
  field('period', 'period'),
  field('amount', 'amount', 'NUMERICAL'),
  field('started', 'started', 'DATE'),
  field('renews', 'renews', 'DATE'),
  field('ended', 'ended', 'DATE'),
  field('payments_left', 'payments left'),
  field('subscription', 'subscription'),
  field('processor', 'processor'),
  field('processor_subscription', 'processor subscription'),
];

/** What a record of a subscription holds that only its payments tell of. */
export const paidSubscriptionFields: readonly CustomFieldSpec[] = [
  field('told_by', 'told by'),
  field('last_paid', 'last paid', 'DATE'),
  field('payments', 'payments', 'NUMERICAL'),
];

/** Keys of those of the fields the source says nothing of: where an earlier export did, they are to be empty. */
export const lacking = (
  fields: readonly CustomFieldSpec[],
  values: Readonly<Record<string, CustomValue>>,
): readonly string[] => fields.map(({ key }) => key).filter((key) => values[key] === undefined);
