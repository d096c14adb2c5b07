/**
 * Money columns name their currency in the header: Kartra, transactions export, `Amount (USD)`; there is
 * no column of currencies. As a key such a column is `amount (USD)`, so that files in two currencies
 * never share a column.
 */

const pattern = /^(.*?)[\s_]*\((\w{3})\)$/u;

export interface CurrencyColumn {
  /** Header or key without the currency. */
  readonly base: string;
  /** ISO 4217 code, upper case; null when none is named. */
  readonly currency: string | null;
}

/** @example splitCurrency('Amount (usd)') // { base: 'Amount', currency: 'USD' } */
export function splitCurrency(name: string): CurrencyColumn {
  const match = pattern.exec(name.trim());
  if (match === null || !/^[A-Za-z]{3}$/u.test(match[2] ?? '')) return { base: name, currency: null };
  return { base: match[1] ?? '', currency: (match[2] ?? '').toUpperCase() };
}
