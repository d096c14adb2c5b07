/**
 * Money as whole minor units of a currency, so that sums are exact. How many digits a currency has after
 * the point comes from the language's own table (ISO 4217): two for USD, none for JPY, three for KWD.
 */

/** Code for amounts whose currency nobody named (ISO 4217). */
export const noCurrency = 'XXX';

const known = new Map<string, number>();

/** Digits after the point; two where the code is no currency. */
function minorDigits(currency: string): number {
  let digits = known.get(currency);
  if (digits === undefined) {
    const isCode = /^[A-Za-z]{3}$/u.test(currency) && currency !== noCurrency;
    const format = isCode ? new Intl.NumberFormat('en', { style: 'currency', currency }) : null;
    digits = format?.resolvedOptions().maximumFractionDigits ?? 2;
    known.set(currency, digits);
  }
  return digits;
}

/** @example formatMinor(-1250, 'USD') // '-12.50' */
export function formatMinor(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * Reads an amount as it stands in an export.
 *
 * Symbols, codes and blanks are passed over; a minus before or after, or parentheses, make it negative. The
 * last separator with one or two digits behind it is the decimal point; separators with groups of three
 * are thousands. A point with three digits behind it, standing alone, can be either and is refused: one
 * wrong reading is a factor of a thousand.
 *
 * @returns minor units, or null for what is not one certain amount
 * @example parseMoney('$1,234.50', 'USD') // 123450
 */
export function parseMoney(text: string, currency: string): number | null {
  // Letters are a code before or after the number; between digits they make it another number (1e5).
  const bare = text
    .replace(/[\p{Sc}\s'’\u00A0]/gu, '')
    .replace(/^([(+-]*)[A-Za-z]{1,3}|[A-Za-z]{1,3}(\)?)$/gu, '$1$2');
  const match = /^(\()?([+-])?([\d.,]+)(-)?(\))?$/u.exec(bare);
  if (match === null || (match[1] === undefined) !== (match[5] === undefined)) return null;
  const parts = splitNumber(match[3] ?? '');
  if (parts === null) return null;
  const digits = minorDigits(currency);
  const decimals = parts.decimals.replace(/0+$/u, '');
  if (decimals.length > digits) return null;
  const minor = Number(`${parts.whole}${decimals.padEnd(digits, '0')}`);
  if (!Number.isSafeInteger(minor)) return null;
  const negative = match[1] !== undefined || match[2] === '-' || match[4] !== undefined;
  return negative && minor !== 0 ? -minor : minor;
}

function splitNumber(text: string): { whole: string; decimals: string } | null {
  const plain = /^(\d+)(?:\.(\d*))?$/u.exec(text);
  if (plain !== null) {
    const [, whole = '', decimals = ''] = plain;
    const doubtful = decimals.length === 3 && whole.length <= 3 && whole !== '0';
    return doubtful ? null : { whole, decimals };
  }
  const grouped = /^(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:([.,])(\d{1,2}))?$/u.exec(text);
  if (grouped !== null && grouped[2] !== grouped[3]) {
    const [, whole = '', separator, point, decimals = ''] = grouped;
    const groups = whole.split(separator ?? ',');
    if (groups.length === 2 && point === undefined && separator === '.') return null;
    return { whole: groups.join(''), decimals };
  }
  const comma = /^(\d+),(\d{1,2})$/u.exec(text);
  return comma === null ? null : { whole: comma[1] ?? '', decimals: comma[2] ?? '' };
}
