/**
 * One column per tag or list: the header names it (`Tag: VIP`, `List - Newsletter`), the cell says whether the
 * person has it. One of the forms an export of contacts may take, since Kartra publishes none.
 */
import { readStamp } from '../model/read-stamp.ts';
import { readOptIn } from './consent-values.ts';
import { fold } from './witness/same-value.ts';

export interface FlagColumn {
  readonly of: 'tag' | 'list';
  /** As the header spells it. */
  readonly name: string;
}

const headers = [
  /^(?<of>tag|list)s?\s*[:=|/]\s*(?<name>\S.*)$/iu,
  /^(?<of>tag|list)\s+[-–—]\s+(?<name>\S.*)$/iu,
  /^(?<of>tag|list)s?\s*[[(](?<name>[^\])]*\S[^\])]*)[\])]$/iu,
];

/** @example readFlagHeader('Tag: VIP') // { of: 'tag', name: 'VIP' } */
export function readFlagHeader(header: string): FlagColumn | null {
  for (const form of headers) {
    const { of, name } = form.exec(header.trim())?.groups ?? {};
    if (of !== undefined && name !== undefined) {
      return { of: of.toLowerCase() === 'tag' ? 'tag' : 'list', name: name.trim() };
    }
  }
  return null;
}

/**
 * Whether a cell says that the person has the name of its column: a yes, the name itself, or the date it was
 * given; null where the cell says something else.
 */
export function readFlag(text: string, name: string): boolean | null {
  const said = readOptIn(text);
  if (said === 'yes') return true;
  if (said === 'no' || said === 'blank') return false;
  const folded = fold(text);
  if (['active', 'added', 'assigned', 'member', '✓', '✔'].includes(folded)) return true;
  if (['inactive', 'removed', 'none', 'n/a', '-'].includes(folded)) return false;
  const bare = fold(name.replace(/^(?:list|tag):/iu, ''));
  return folded === bare || readStamp(text, 'day-first') !== null || readStamp(text, 'month-first') !== null
    ? true
    : null;
}
