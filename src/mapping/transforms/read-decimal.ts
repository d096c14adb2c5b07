/**
 * Reads decimal numbers as people and exports write them: `$1,234.50`, `1.234,50 €`, `(12.00)`, `-3`.
 *
 * `1,234` is a thousand in Boston and one and a bit in Berlin: it is read only where the column says
 * which mark separates decimals. A number a double cannot hold exactly is not read at all.
 */

/** The decimal mark of a column; null where only what means one number everywhere is read. */
export type DecimalMark = 'point' | 'comma' | null;

const currencySigns = /[\p{Sc}]|\b(?:[A-Z]{3}|US|kr|zł|R(?=\$))\b|(?<=\d\s?)(?:kr|zł)/gu;
const digitLimit = 15;

/**
 * @param allowCurrency whether currency signs and codes may stand around the number
 * @returns null for what is not one certain number
 * @example readDecimal('$1,234.50', null, true) // 1234.5
 */
export function readDecimal(text: string, mark: DecimalMark, allowCurrency: boolean): number | null {
  const stripped = (allowCurrency ? text.replace(currencySigns, '') : text)
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .trim();
  const inParentheses = /^\((.+)\)$/.exec(stripped);
  const signed = (inParentheses?.[1] ?? stripped).trim();
  const match = /^([-−+]?) ?([\d.,' ]*\d) ?([-−]?)$/.exec(signed);
  if (match === null) return null;
  const [, before = '', digits = '', after = ''] = match;
  if (before !== '' && after !== '') return null;
  const plain = normalise(digits, mark);
  if (plain === null || plain.replace(/\D/g, '').length > digitLimit) return null;
  const negative = inParentheses !== null || /[-−]/.test(before + after);
  return (negative ? -Number(plain) : Number(plain)) + 0;
}

/** Digits with one point for the decimals, or null. */
function normalise(digits: string, mark: DecimalMark): string | null {
  const decimal = mark === null ? certainMark(digits) : mark === 'point' ? '.' : ',';
  if (decimal === null) return null;
  const parts = digits.split(decimal);
  if (parts.length > 2) return null;
  const [whole = '', fraction] = parts;
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return null;
  const grouped = /^\d{1,3}(?:([.,' ])\d{3}(?:\1\d{3})*)?$/.test(whole);
  if (!/^\d*$/.test(whole) && !grouped) return null;
  return `${whole.replace(/\D/g, '') || '0'}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** The decimal mark the number itself proves: two kinds of mark, or one that cannot group thousands. */
function certainMark(digits: string): '.' | ',' | null {
  const [point, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
  if (point < 0 && comma < 0) return '.';
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const mark = point >= 0 ? '.' : ',';
  const pieces = digits.split(mark);
  const [first = '', second = ''] = pieces;
  // Several of one mark group thousands; then the other one is the decimal mark, which is absent.
  if (pieces.length > 2) return mark === '.' ? ',' : '.';
  if (second.length === 3 && /^[1-9]\d{0,2}$/.test(first)) return null;
  return mark;
}
