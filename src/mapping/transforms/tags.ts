/**
 * Tags and lists: one cell holds several names, each becomes a tag.
 *
 * HighLevel stores tags in lower case; two names that differ only in case become one tag there. Both
 * are said before anything is written. An empty piece between two separators is no name.
 */
import { type Finding, type TransformContext, type Transformed, unusable } from './transform.ts';

/**
 * The names in a cell, as they stand, without the blanks around them. A cell that ends in a line break was
 * written from Kartra's API, one name a line: a comma in it belongs to a name.
 *
 * @param separator each character of it separates, whatever blanks stand between them
 */
export function splitNames(text: string, separator: string): string[] {
  if (text.endsWith('\n')) return namesOf(text.split('\n'));
  if (separator.length === 1) return namesOf(text.split(separator));
  const chars = separator.trim() === '' ? separator : separator.replace(/\s/g, '');
  return namesOf(
    chars.split('').reduce((pieces, char) => pieces.flatMap((piece) => piece.split(char)), [text]),
  );
}

function namesOf(pieces: readonly string[]): string[] {
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/**
 * @returns the tags in the order of the cell, unique; rule `exact` for one unchanged name, else
 * `tags-split`, or `lists-split` with a prefix; null with `tags-empty` when the cell holds no name
 * @example toTags('VIP, vip ,Buyer', { separator: ',', prefix: '', … }).value // ['vip', 'buyer']
 */
export function toTags(text: string, context: TransformContext): Transformed {
  const names = splitNames(text, context.separator);
  if (names.length === 0) return unusable(text, 'tags-empty');
  const findings: Finding[] = [];
  const firstName = new Map<string, string>();
  for (const name of names) {
    const clean = collapseBlanks(name);
    const tag = tagOf(name, context.prefix);
    const earlier = firstName.get(tag);
    if (earlier === undefined) {
      firstName.set(tag, name);
      if (clean !== name) findings.push(info('tag-blanks-collapsed', name, tag));
      if (clean !== clean.toLowerCase()) findings.push(info('tag-lower-cased', name, tag));
    } else if (earlier === name) {
      findings.push(info('tag-repeated', name, tag));
    } else {
      findings.push({ code: 'tag-case-merged', severity: 'warning', before: name, after: tag });
    }
  }
  const value = [...firstName.keys()];
  const unchanged = value.length === 1 && value[0] === text;
  return { value, rule: unchanged ? 'exact' : ruleOf(context.prefix), findings };
}

/** @example tagOf('Spring  Sale', 'list:') // 'list:spring sale' */
export function tagOf(name: string, prefix: string): string {
  return prefix + collapseBlanks(name).toLowerCase();
}

function ruleOf(prefix: string): string {
  return prefix === '' ? 'tags-split' : 'lists-split';
}

function collapseBlanks(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  return name.replace(/[\s\u0000-\u001F\u007F]+/g, ' ').trim();
}

function info(code: string, before: string, after: string): Finding {
  return { code, severity: 'info', before, after };
}
