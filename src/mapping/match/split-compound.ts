/** Takes a compound apart into known words: "kundennummer" is kunden, nummer; "createdat" is created, at. */
import { dictionary } from './lexicon/read-lexicons.ts';

/** Letters German and Dutch put between the parts of a compound. */
const linkers = ['', 's', 'n', 'en', 'es', 'er', 'e'];
const mostParts = 4;
const shortestCompound = 5;
const longestCompound = 60;

/** @returns the parts, or null unless known words cover the whole of it */
export function splitCompound(word: string): readonly string[] | null {
  if (word.length < shortestCompound || word.length > longestCompound) return null;
  return splitRest(word, 0, mostParts, new Map());
}

function splitRest(
  word: string,
  from: number,
  parts: number,
  seen: Map<string, readonly string[] | null>,
): readonly string[] | null {
  if (from === word.length) return [];
  if (parts === 0) return null;
  const key = `${from} ${parts}`;
  const known = seen.get(key);
  if (known !== undefined) return known;
  let best: readonly string[] | null = null;
  for (let end = word.length; end >= from + 2; end -= 1) {
    const part = word.slice(from, end);
    if (!dictionary().words.has(part) || (from === 0 && end === word.length)) continue;
    // Two letters begin nothing: they close a compound ("userid", "createdat").
    if (part.length === 2 && from === 0) continue;
    for (const linker of end === word.length ? [''] : linkers) {
      if (!word.startsWith(linker, end)) continue;
      const rest = splitRest(word, end + linker.length, parts - 1, seen);
      if (rest !== null && (best === null || rest.length + 1 < best.length)) best = [part, ...rest];
    }
  }
  seen.set(key, best);
  return best;
}
