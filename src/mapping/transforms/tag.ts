/** One tag for a cell that says yes: the column names the tag, the cell whether the person has it. */
import { readFlag } from '../flag-columns.ts';
import { tagOf } from './tags.ts';
import { type TransformContext, type Transformed, unusable } from './transform.ts';

/**
 * @param context its `prefix` is the name of the tag
 * @returns rule `tag-given`; null with `tag-not-given` for a no, with `tag-unclear` for anything else
 * @example toTag('Yes', { prefix: 'VIP', … }).value // ['vip']
 */
export function toTag(text: string, { prefix }: TransformContext): Transformed {
  const has = readFlag(text, prefix);
  if (has === null) return unusable(text, 'tag-unclear');
  return has
    ? { value: [tagOf(prefix, '')], rule: 'tag-given', findings: [] }
    : { value: null, rule: 'tag-not-given', findings: [] };
}
