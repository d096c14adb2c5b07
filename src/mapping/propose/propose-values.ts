/**
 * Proposes what single values become where only certain values are taken: exact, then without case and
 * blanks, then by another word for it, then similar. What nothing is like stays open, and an open value blocks the plan.
 */
import { distance } from 'fastest-levenshtein';
import type { ValueMap } from '../../model/field-map.ts';
import { chooseOption, splitChoices } from '../transforms/choice.ts';

export interface ValueProposal {
  readonly values: ValueMap;
  /** Values with no answer, the most frequent first. */
  readonly open: readonly string[];
}

/** Words no longer than this differ by a letter too easily to be called similar. */
const shortestSimilar = 4;

/** At most this share of the letters may differ. */
const mostDifferent = 0.25;

/**
 * @param words other words for an option, where some are known
 * @param several the cells may hold several choices separated by `separator`
 * @example proposeValues(['Gold ', 'gold plann'], ['Gold', 'Gold plan'], false, ',').values // { 'gold plann': 'Gold plan' }
 */
export function proposeValues(
  texts: readonly string[],
  options: readonly string[],
  several: boolean,
  separator: string,
  words: Readonly<Record<string, readonly string[]>> = {},
): ValueProposal {
  const values = new Map<string, string>();
  const open = new Set<string>();
  const isOption = (part: string) => chooseOption(part, { values: {}, options }) !== undefined;
  for (const text of texts) {
    // The whole text first: an option may hold the separator itself.
    if (isOption(text)) continue;
    for (const part of several ? splitChoices(text, separator, isOption) : [text.trim()]) {
      if (isOption(part)) continue;
      const similar = findByWord(part, options, words) ?? findSimilar(part, options);
      if (similar === null) open.add(part);
      else values.set(part, similar);
    }
  }
  return { values: Object.fromEntries(values), open: [...open] };
}

function findByWord(
  text: string,
  options: readonly string[],
  words: Readonly<Record<string, readonly string[]>>,
): string | null {
  const wanted = fold(text);
  return options.find((option) => words[option]?.includes(wanted)) ?? null;
}

/** The one option that is nearly the text; null when none or several are. */
function findSimilar(text: string, options: readonly string[]): string | null {
  const wanted = fold(text);
  const same = options.filter((option) => fold(option) === wanted);
  if (same.length === 1) return same[0] ?? null;
  if (wanted.length < shortestSimilar) return null;
  const near = options
    .map((option) => ({ option, away: distance(wanted, fold(option)) }))
    .filter(({ option, away }) => away <= mostDifferent * Math.min(wanted.length, fold(option).length))
    .sort((a, b) => a.away - b.away);
  const [best, next] = near;
  return best !== undefined && best.away < (next?.away ?? Number.POSITIVE_INFINITY) ? best.option : null;
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
