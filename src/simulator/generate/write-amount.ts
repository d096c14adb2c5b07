/**
 * Money in a cell: mostly `1297.00`, sometimes with thousands separators or a dollar sign (§1.2).
 */

import type { Random } from './create-random.ts';

/**
 * @param cents positive hundredths
 * @example writeAmount(129700, random, true) // '-1297.00', '-1,297.00' or '-$1297.00'
 */
export function writeAmount(cents: number, random: Random, isNegative: boolean): string {
  const whole = String(Math.floor(cents / 100));
  const grouped = random.chance(0.5) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const symbol = random.chance(0.02) ? '$' : '';
  const sign = isNegative && cents > 0 ? '-' : '';
  return `${sign}${symbol}${grouped}.${String(cents % 100).padStart(2, '0')}`;
}
