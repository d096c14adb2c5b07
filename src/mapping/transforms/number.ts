/**
 * Numbers for fields of type NUMERICAL or MONETORY. Only what means one number everywhere is a number:
 * `1,234` is a thousand in Boston and one and a bit in Berlin, so it stays text unless the column says
 * which mark separates decimals. So does what a double cannot hold exactly.
 */
import { type DecimalMark, readDecimal } from './read-decimal.ts';
import { altered, carriedExactly, type Transform, type Transformed, unusable } from './transform.ts';

const plain = /^-?\d+(?:\.\d+)?$/;

/**
 * @returns rule `exact`, `number-form` or, with a null value, `number-unusable`
 * @example toNumber('12.50') // { value: 12.5, rule: 'number-form', … }
 */
export function toNumber(text: string): Transformed {
  const trimmed = text.trim();
  if (!plain.test(trimmed)) return unusable(text, 'number-unusable');
  return carryNumber(text, readDecimal(trimmed, 'point', false), 'number');
}

/**
 * A transform for numbers with thousands separators; `mark` is the column's decimal mark.
 * @example createNumberTransform('comma')('1.234,5', context).value // 1234.5
 */
export function createNumberTransform(mark: DecimalMark): Transform {
  return (text) => carryNumber(text, readDecimal(text, mark, false), 'number');
}

/**
 * A transform for amounts of money, currency signs allowed. The currency itself is not kept in the value.
 * @example createMoneyTransform(null)('$1,234.50', context).value // 1234.5
 */
export function createMoneyTransform(mark: DecimalMark): Transform {
  return (text) => carryNumber(text, readDecimal(text, mark, true), 'money');
}

function carryNumber(text: string, value: number | null, word: 'number' | 'money'): Transformed {
  if (value === null) return unusable(text, `${word}-unusable`);
  return String(value) === text ? carriedExactly(value) : altered(text, value, `${word}-form`);
}
