/**
 * Numbers for fields of type NUMERICAL or MONETORY. Only what means one number everywhere is a number:
 * `1,234` is a thousand in Boston and one and a bit in Berlin, so it stays text. So does what a double
 * cannot hold exactly.
 */
import { altered, carriedExactly, type Transformed, unusable } from './transform.ts';

const plain = /^-?\d+(?:\.\d+)?$/;

/**
 * @returns rule `exact`, `number-form` or, with a null value, `number-unusable`
 * @example toNumber('12.50') // { value: 12.5, rule: 'number-form', … }
 */
export function toNumber(text: string): Transformed {
  const trimmed = text.trim();
  if (!plain.test(trimmed) || trimmed.replace(/\D/g, '').length > 15)
    return unusable(text, 'number-unusable');
  const value = Number(trimmed) + 0;
  return String(value) === text ? carriedExactly(value) : altered(text, value, 'number-form');
}
