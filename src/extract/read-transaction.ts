/**
 * One row of the transactions export as an event.
 *
 * Kartra, transactions export: literals Sale, Rebill, Failed, Cancellation, "Request Can.", Refund,
 * "Revert Can.", "Partial refund", Chargeback; ids may be the literal "N/A"; the currency stands in the
 * header of the amounts. Owners of real files disagree whether refunds are written negative, so the sign
 * is made by the type: what went back is negative.
 */
import { splitCurrency } from '../connectors/kartra/currency-column.ts';
import { noCurrency, parseMoney } from '../model/money.ts';
import { readStamp } from '../model/read-stamp.ts';
import { moneyBack, type TransactionEvent, type TransactionType } from '../model/transaction.ts';
import { normaliseEmail } from './e-mail.ts';

const types: Readonly<Record<string, TransactionType>> = {
  sale: 'sale',
  rebill: 'rebill',
  refund: 'refund',
  'partial refund': 'partial-refund',
  chargeback: 'chargeback',
  'charge back': 'chargeback',
  failed: 'failed',
  cancellation: 'cancellation',
  'request can': 'cancellation-request',
  'revert can': 'cancellation-revert',
};

type Columns = Readonly<Record<string, string>>;

/** With slashes two readings may be open, which only a person tells; no language writes the month first with dots. */
const readDate = (text: string) =>
  readStamp(text, /^\d{1,2}\.\d{1,2}\./u.test(text.trim()) ? 'day-first' : null);

/** @param columns cells by column key */
export function readTransaction(columns: Columns): TransactionEvent {
  const literal = (columns['transaction_type'] ?? '')
    .toLowerCase()
    .replace(/[\s_.]+/gu, ' ')
    .trim();
  const type = types[literal] ?? 'other';
  const { currency, amount } = readAmount(columns);
  const back = moneyBack.includes(type);
  const signed = (minor: number) => (back && minor !== 0 ? -Math.abs(minor) : minor);
  const side = (base: string) => signed(parseMoney(cellOf(columns, base, currency), currency) ?? 0);
  const stamp = readDate(columns['date'] ?? '');
  const quantity = Number(columns['quantity'] ?? '1');
  return {
    type,
    at: stamp === null ? '' : [stamp.date, stamp.time].filter((part) => part !== null).join(' '),
    currency,
    amount: amount === null ? null : signed(amount),
    tax: side('sales_tax'),
    shipping: side('shipping_cost'),
    discount: side('coupon_discount'),
    quantity: Number.isSafeInteger(quantity) && quantity > 0 ? quantity : 1,
    product: (columns['product'] ?? '').trim(),
    pricePoint: (columns['price_point'] ?? '').trim(),
    person: personOf(columns),
    subscription: idOf(columns['subscription_id']),
    processorSubscription: idOf(columns['processor_subscription_id']),
    processor: (columns['processor'] ?? '').trim(),
    processorTransaction: idOf(columns['processor_transaction_id']),
  };
}

/** Null where the cell says there is none. */
function idOf(cell: string | undefined): string | null {
  const id = cell?.trim() ?? '';
  return /^(?:|n\/a|none|null|-+|0)$/iu.test(id) ? null : id;
}

/** The amount in the one currency in which it is filled; nothing certain where two are. */
function readAmount(columns: Columns): { currency: string; amount: number | null } {
  const filled = Object.entries(columns).flatMap(([key, text]) => {
    const { base, currency } = splitCurrency(key);
    return base === 'amount' && !/^(?:|n\/a)$/iu.test(text.trim()) ? [{ currency, text }] : [];
  });
  const read = filled.map(({ currency, text }) => {
    const code = currency ?? noCurrency;
    return { currency: code, amount: parseMoney(text, code) };
  });
  const [only, second] = read.length > 1 ? read.filter(({ amount }) => amount !== 0) : read;
  if (second !== undefined) return { currency: noCurrency, amount: null };
  return only ?? read[0] ?? { currency: noCurrency, amount: filled.length === 0 ? 0 : null };
}

function cellOf(columns: Columns, base: string, currency: string): string {
  return columns[`${base} (${currency})`] ?? columns[base] ?? '';
}

function personOf(columns: Columns): string {
  const lead = idOf(columns['lead_id']);
  if (lead !== null) return `L:${lead}`;
  const email = normaliseEmail(columns['buyer_email'] ?? '');
  return email === null ? '' : `E:${email}`;
}
