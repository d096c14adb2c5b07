/**
 * One-line text: custom fields of type TEXT and most standard fields of a contact, which HighLevel
 * shows as single-line inputs. Ends are trimmed and line breaks become blanks; nothing else changes.
 *
 * A website is text too: HighLevel takes any text there, so no scheme is ever added to it.
 */
import { altered, carriedExactly, type Transformed } from './transform.ts';

const anyBreak = /[\r\n\v\f\u0085\u2028\u2029]/;

/**
 * @returns rule `exact`, `trimmed` or `line-breaks-joined`
 * @example toText(' 12 High St\nLeeds') // { value: '12 High St Leeds', rule: 'line-breaks-joined', … }
 */
export function toText(text: string): Transformed {
  const trimmed = text.trim();
  if (!anyBreak.test(trimmed))
    return trimmed === text ? carriedExactly(text) : altered(text, trimmed, 'trimmed');
  const lines = trimmed.split(anyBreak).map((line) => line.trim());
  return altered(text, lines.filter((line) => line !== '').join(' '), 'line-breaks-joined');
}

/** True when the text does not fit on one line. */
export function hasLineBreak(text: string): boolean {
  return anyBreak.test(text);
}
