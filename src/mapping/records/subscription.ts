/**
 * A subscription as its fields say, and what it brings in a month.
 *
 * Kartra, subscriptions export: "Terminated" is a payment plan that was paid to its end, not one that was
 * cancelled, so people read "Paid in full"; "N/A" stands where there is nothing. The amounts carry at most a
 * sign, so the currency is the one the subscription was paid in.
 */
import type { CustomValue } from '../../model/contact.ts';
import type { Entity } from '../../model/entity.ts';
import { noCurrency, parseMoney } from '../../model/money.ts';
import type { CarriedRecord } from '../compile-record.ts';
import { asAmount } from './payment-values.ts';

export interface Subscription {
  readonly externalId: string;
  /** Marker of the subscriber; null where nobody is known. */
  readonly contact: string | null;
  /** Kartra's own id, empty where the export has none. */
  readonly id: string;
  /** As a person reads it. */
  readonly status: string;
  readonly plan: string;
  readonly pricePoint: string;
  readonly period: string;
  readonly currency: string;
  /** Minor units of the next payment; null where there is none. */
  readonly amount: number | null;
  readonly started: string;
  readonly renews: string;
  readonly ended: string;
  /** How many payments are left; empty for one that goes on until it is cancelled. */
  readonly paymentsLeft: string;
  readonly processor: string;
  readonly processorId: string;
  /** Of one only its payments tell of: how many, and the day of the last; null for one of the export. */
  readonly payments: { readonly made: number; readonly last: string } | null;
}

const paidInFull = 'Paid in full';
const toldByPayments = 'payments only';
const nothing = /^(?:|n\/a|none|null|-+)$/iu;
const endless = /^until cancell?ed$/iu;

/** @param currencies by Kartra's id of the subscription */
export function readSubscription(
  entity: Entity,
  { fields, custom }: CarriedRecord,
  currencies: ReadonlyMap<string, string>,
): Subscription {
  const id = entity.columns['subscription_id']?.trim() ?? '';
  const currency = fields.currency ?? currencies.get(id) ?? signCurrency(entity) ?? noCurrency;
  const status = fields.status ?? '';
  const left = clean(custom['installments_left']);
  return {
    externalId: entity.marker,
    contact: entity.contact ?? null,
    id,
    status: /^terminated$/iu.test(status) ? paidInFull : status,
    plan: fields.product ?? '',
    pricePoint: clean(custom['kartra_price_point']),
    period: fields.interval ?? '',
    currency,
    amount: parseMoney(fields.amount ?? '', currency),
    started: fields.startDate ?? '',
    renews: fields.nextBillingDate ?? '',
    ended: fields.cancelledAt ?? '',
    paymentsLeft: endless.test(left) ? '' : left,
    processor: fields.provider ?? '',
    processorId: fields.providerId ?? '',
    payments: null,
  };
}

/** Every value by its key; what the source does not say is absent. */
export function subscriptionValues(subscription: Subscription): Readonly<Record<string, CustomValue>> {
  const texts = {
    kartra_currency: subscription.currency,
    kartra_status: subscription.status,
    kartra_plan: subscription.plan,
    kartra_price_point: subscription.pricePoint,
    kartra_period: subscription.period,
    kartra_started: subscription.started,
    kartra_renews: subscription.renews,
    kartra_ended: subscription.ended,
    kartra_payments_left: subscription.paymentsLeft,
    kartra_subscription: subscription.id,
    kartra_processor: subscription.processor,
    kartra_processor_subscription: subscription.processorId,
    kartra_told_by: subscription.payments === null ? '' : toldByPayments,
    kartra_last_paid: subscription.payments?.last ?? '',
  };
  const { amount, currency, payments } = subscription;
  return {
    kartra_id: subscription.externalId,
    ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== '')),
    ...(amount === null ? {} : { kartra_amount: asAmount(amount, currency) }),
    ...(payments === null ? {} : { kartra_payments: payments.made }),
  };
}

/**
 * The one that says most about a person: active before all others, those of the export before those only payments
 * tell of, then the one that started last.
 */
export function foremost(subscriptions: readonly Subscription[]): Subscription | undefined {
  const rank = ({ status, payments }: Subscription) =>
    payments !== null ? 3 : isActive(status) ? 0 : /pending/iu.test(status) ? 1 : 2;
  return subscriptions.toSorted(
    (a, b) => rank(a) - rank(b) || compare(b.started, a.started) || compare(a.externalId, b.externalId),
  )[0];
}

export const isActive = (status: string): boolean => /^active$/iu.test(status.trim());

/**
 * What a payment each period is a month, rounded to the minor unit; null for a period nobody knows. A year is
 * 12 months or 52 weeks.
 */
export function perMonth(amount: number, period: string): number | null {
  const text = period.trim().toLowerCase();
  const every = /^every (\d+) (week|month|year)s?$/u.exec(text);
  const count = Number(every?.[1] ?? 1);
  const unit = every?.[2] ?? units[text];
  if (unit === 'month') return Math.round(amount / count);
  if (unit === 'quarter') return Math.round(amount / 3);
  if (unit === 'half-year') return Math.round(amount / 6);
  if (unit === 'year') return Math.round(amount / (12 * count));
  if (unit === 'week') return Math.round((amount * (52 / count)) / 12);
  return unit === 'two weeks' ? Math.round((amount * 26) / 12) : null;
}

const units: Readonly<Record<string, string>> = {
  week: 'week',
  weekly: 'week',
  'bi-weekly': 'two weeks',
  biweekly: 'two weeks',
  month: 'month',
  monthly: 'month',
  quarter: 'quarter',
  quarterly: 'quarter',
  'semi-annually': 'half-year',
  'half-yearly': 'half-year',
  year: 'year',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
};

function clean(value: CustomValue | undefined): string {
  const text = typeof value === 'string' ? value.trim() : '';
  return nothing.test(text) ? '' : text;
}

/** Signs that are one currency's alone; a dollar sign is many countries'. */
function signCurrency(entity: Entity): string | null {
  const text = entity.columns['next_payment_amount'] ?? entity.columns['amount'] ?? '';
  if (text.includes('€')) return 'EUR';
  return text.includes('£') ? 'GBP' : null;
}

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
