/** The country of a contact as HighLevel takes it: two letters. */
import { resolveCountry } from './resolve-country.ts';
import { altered, carriedExactly, type Transformed, unusable } from './transform.ts';

/**
 * @returns rule `exact`, `country-to-code` or, with a null value, `country-unknown`
 * @example toCountry('England') // { value: 'GB', rule: 'country-to-code', … }
 */
export function toCountry(text: string): Transformed {
  const code = resolveCountry(text);
  if (code === null) return unusable(text, 'country-unknown');
  return code === text ? carriedExactly(code) : altered(text, code, 'country-to-code');
}
