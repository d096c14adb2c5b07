/**
 * A payment as the fields of its record, and those fields back as money: what the records of a location add up
 * to is told from them alone. What went back is written one line for each refund, with its day, so that sums by
 * month can be made again.
 */
import type { CustomValue } from '../../model/contact.ts';
import { formatMinor } from '../../model/money.ts';
import type { Payment } from '../../model/payment.ts';
import { moneyIn, type StoredEvent } from '../../model/transaction.ts';

/** Money of one record, in minor units. */
export interface RecordMoney {
  readonly currency: string;
  /** `YYYY-MM`, empty where the date cannot be read. */
  readonly month: string;
  readonly paid: number;
  readonly refunds: readonly { readonly month: string; readonly amount: number }[];
}

/** @returns null when an amount cannot be read: it is in no total, so it may stand in no record */
export function paymentMoney({ event, refunds }: Payment): RecordMoney | null {
  const isIn = moneyIn.includes(event.type);
  const back = isIn ? refunds : [event];
  if (event.amount === null || back.some(({ amount }) => amount === null)) return null;
  return {
    currency: event.currency,
    month: event.at.slice(0, 7),
    paid: isIn ? event.amount : 0,
    refunds: back.map(({ at, amount }) => ({ month: at.slice(0, 7), amount: Math.abs(amount ?? 0) })),
  };
}

const words: Readonly<Partial<Record<StoredEvent['type'], string>>> = {
  sale: 'Sale',
  rebill: 'Rebill',
  refund: 'Refund',
  'partial-refund': 'Partial refund',
  chargeback: 'Chargeback',
};

/** Every value by its key; what the source does not say is absent. */
export function paymentValues(payment: Payment, money: RecordMoney): Readonly<Record<string, CustomValue>> {
  const { event } = payment;
  const { currency } = money;
  const lines = moneyIn.includes(event.type) ? payment.refunds : [event];
  const refunded = money.refunds.reduce((sum, { amount }) => sum + amount, 0);
  const optional = {
    kartra_paid_at: event.at,
    kartra_refunds: lines.map((refund) => refundLine(refund, currency)).join('\n'),
    kartra_product: event.product,
    kartra_price_point: event.pricePoint,
    kartra_processor: event.processor,
    kartra_processor_id: event.processorTransaction ?? '',
    kartra_subscription: event.subscription ?? '',
  };
  return {
    kartra_id: event.externalId,
    kartra_currency: currency,
    kartra_event: words[event.type] ?? event.type,
    kartra_paid: asAmount(money.paid, currency),
    kartra_refunded: asAmount(refunded, currency),
    kartra_quantity: event.quantity,
    kartra_tax: asAmount(event.tax, currency),
    kartra_shipping: asAmount(event.shipping, currency),
    kartra_discount: asAmount(event.discount, currency),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
  };
}

/** `2026-05-03 12.00 Refund T:123` */
function refundLine({ at, amount, type, externalId }: StoredEvent, currency: string): string {
  const day = at === '' ? '-' : at.slice(0, 10);
  return `${day} ${formatMinor(Math.abs(amount ?? 0), currency)} ${words[type] ?? type} ${externalId}`;
}

/** @returns null for a record whose values no longer say what it is worth */
export function readRecordMoney(values: Readonly<Record<string, unknown>>): RecordMoney | null {
  const text = (key: string): string => {
    const value = values[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const currency = text('kartra_currency');
  if (!/^[A-Z]{3}$/u.test(currency)) return null;
  const paid = exactMinor(text('kartra_paid'), currency);
  const refunds = text('kartra_refunds')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [day = '', amount = ''] = line.split(' ');
      return { month: day === '-' ? '' : day.slice(0, 7), amount: exactMinor(amount, currency) };
    });
  const readable = refunds.flatMap(({ month, amount }) => (amount === null ? [] : [{ month, amount }]));
  if (paid === null || readable.length < refunds.length) return null;
  return { currency, month: text('kartra_paid_at').slice(0, 7), paid, refunds: readable };
}

/** Minor units → the number a field takes; two decimal digits survive the journey through a double. */
export function asAmount(minor: number, currency: string): number {
  return Number(formatMinor(minor, currency));
}

/** The number or text of a field → minor units. */
export function exactMinor(text: string, currency: string): number | null {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return null;
  const digits = formatMinor(0, currency).split('.')[1]?.length ?? 0;
  return Math.round(number * 10 ** digits);
}
