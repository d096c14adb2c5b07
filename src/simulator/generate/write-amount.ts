/**
 * Money in a cell: mostly `1297.00`, sometimes with thousands separators or the currency's sign (§1.2).
 */

import type { Random } from './create-random.ts';

const SIGNS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

/** `$`, `€`, or the code and a blank where the currency has no sign of its own. */
export function currencySign(currency: string): string {
  return SIGNS[currency] ?? `${currency} `;
}

/**
 * @param cents positive hundredths
 * @param currency without one no sign is written
 * @example writeAmount(129700, random, true, 'USD') // '-1297.00', '-1,297.00' or '-$1297.00'
 */
export function writeAmount(cents: number, random: Random, isNegative: boolean, currency?: string): string {
  const whole = String(Math.floor(cents / 100));
  const grouped = random.chance(0.5) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const symbol = random.chance(0.02) && currency !== undefined ? currencySign(currency) : '';
  const sign = isNegative && cents > 0 ? '-' : '';
  return `${sign}${symbol}${grouped}.${String(cents % 100).padStart(2, '0')}`;
}
