/**
 * Money of one phase, written beside standing, by currency and month. Pure: both sides are summed from single records
 * by the same rule, one from what was written, one from what the record shows.
 */
import { exactMinor, readRecordMoney } from '../../mapping/records/payment-values.ts';
import { movedFields, type Operation } from '../../model/journal.ts';
import { noCurrency } from '../../model/money.ts';
import type { PhaseMoney } from '../../model/money-report.ts';

/** What a record says about money; `values` by our keys. */
export interface MoneyRecord {
  /** The amount of an opportunity, in the location's own number. */
  readonly amount: number | null;
  /** `YYYY-MM-DD`. */
  readonly closeDate: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

const moneyFields: ReadonlySet<string> = new Set([
  'amount',
  'closeDate',
  'kartra_currency',
  'kartra_paid_at',
  'kartra_paid',
  'kartra_refunds',
  'kartra_amount',
  'kartra_started',
]);

export function collectPhaseMoney() {
  const sums = new Map<string, { written: number; standing: number }>();
  const add = (side: 'written' | 'standing', key: string, amount: number) => {
    const entry = sums.get(key) ?? { written: 0, standing: 0 };
    entry[side] += amount;
    sums.set(key, entry);
  };
  return {
    /** @param standing null for a record that is not there */
    see(operation: Operation, standing: MoneyRecord | null): void {
      if (isTheirs(operation)) return;
      const written = writtenBy(operation);
      for (const [key, amount] of linesOf(written, written)) add('written', key, amount);
      if (standing === null) return;
      for (const [key, amount] of linesOf(standing, written)) add('standing', key, amount);
    },
    result: (): readonly PhaseMoney[] =>
      [...sums]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { written, standing }]) => {
          const [currency = '', month = '', what = ''] = key.split('\n');
          return { currency, month, what, written, standing };
        }),
  };
}

/** A person's money, once they changed it: it is not ours to add up. */
function isTheirs({ kept, expected, note }: Operation): boolean {
  const { left } = (expected ?? {}) as { left?: readonly string[] };
  const changed = [...kept.map(({ field }) => field), ...(left ?? []), ...movedFields(note)];
  return changed.some((field) => moneyFields.has(field.replace(/^custom\./u, '')));
}

function writtenBy({ expected }: Operation): MoneyRecord {
  const { amount, closeDate, custom, properties } = (expected ?? {}) as Partial<MoneyRecord> & {
    custom?: MoneyRecord['values'];
    properties?: MoneyRecord['values'];
  };
  return { amount: amount ?? null, closeDate: closeDate ?? null, values: { ...custom, ...properties } };
}

/** @param wanted what was written: what it does not say is not asked of the record that stands */
function linesOf(record: MoneyRecord, wanted: MoneyRecord): readonly (readonly [string, number])[] {
  const lines: [string, number][] = [];
  const { values } = record;
  const text = (key: string): string => {
    const value = values[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const currency = /^[A-Z]{3}$/u.test(text('kartra_currency')) ? text('kartra_currency') : noCurrency;
  if (wanted.amount !== null) {
    const month = wanted.closeDate === null ? '' : (record.closeDate ?? '').slice(0, 7);
    const minor = record.amount === null ? null : exactMinor(String(record.amount), currency);
    lines.push([`${currency}\n${month}\nvalue of deals`, minor ?? 0]);
  }
  if (wanted.values['kartra_paid'] !== undefined) {
    const money = readRecordMoney(values);
    if (money !== null) {
      lines.push([`${currency}\n${money.month}\npaid`, money.paid]);
      for (const { month, amount } of money.refunds) lines.push([`${currency}\n${month}\nrefunded`, amount]);
    }
  }
  if (wanted.values['kartra_amount'] !== undefined) {
    const amount = exactMinor(text('kartra_amount'), currency) ?? 0;
    lines.push([`${currency}\n${text('kartra_started').slice(0, 7)}\nsubscribed`, amount]);
  }
  return lines;
}
