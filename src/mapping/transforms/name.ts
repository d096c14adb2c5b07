/**
 * Names of people: control and zero-width characters go, doubled blanks become one, ends are trimmed.
 * Case is never changed: `MCDONALD` may be shouting or a brand, and `de la Cruz` is not `De La Cruz`.
 */
import { altered, carriedExactly, type Transformed } from './transform.ts';

const plain = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+(?: [\p{L}\p{M}\p{N}\p{P}\p{S}]+)*$/u;
// Zero-width joiners (U+200C, U+200D) stay: Persian and several Indian scripts spell names with them.
const invisible = /[\u00AD\u200B\u2060\uFEFF]/g;
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const control = /[\u0000-\u001F\u007F-\u009F]/g;

/**
 * @returns rule `exact` or `name-cleaned`
 * @example toName('  Ann \t Lee') // { value: 'Ann Lee', rule: 'name-cleaned', … }
 */
export function toName(text: string): Transformed {
  if (plain.test(text)) return carriedExactly(text);
  const cleaned = text.replace(invisible, '').replace(control, ' ').replace(/\s+/g, ' ').trim();
  return cleaned === text ? carriedExactly(text) : altered(text, cleaned, 'name-cleaned');
}
