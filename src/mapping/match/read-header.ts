/**
 * Reads a header: its words, then what they mean. Words nobody knows stay counted, since a header that is
 * understood in part only must not be taken for a field.
 */
import type { Atom } from './atoms.ts';
import { dictionary, type Language, type Meaning, phraseKey } from './lexicon/read-lexicons.ts';
import { splitCompound } from './split-compound.ts';
import { splitHeader } from './split-header.ts';

export interface Segment {
  /** Folded words of the header. */
  readonly text: string;
  /** Empty for a word no lexicon has. */
  readonly meanings: readonly Meaning[];
}

export interface ReadHeader {
  readonly segments: readonly Segment[];
  /** Every sensible way to understand the words, the likeliest first; each without doubles. */
  readonly readings: readonly Reading[];
  readonly unknown: number;
  readonly words: number;
}

export interface Reading {
  readonly atoms: readonly Atom[];
  /** 1 for the likeliest meaning of each word, less for each that is of a language seldom met around it. */
  readonly weight: number;
}

/** How often each language is met in the headers of one file: told apart words have the last say. */
export type LanguageCounts = ReadonlyMap<Language, number>;

const mostReadings = 16;
const lessLikely = 0.93;
const alienWord = 0.75;
/** So many words of one language tell what a file speaks. */
const manyWords = 8;
/** A word counts this much; whole numbers for up to eight languages, so that no order of adding shows. */
const sharedBy = 840;

export function segmentHeader(header: string): readonly Segment[] {
  // A word that stands inside a known phrase is taken apart only where no such phrase is found.
  const words = splitHeader(header).flatMap((word) =>
    dictionary().words.has(word) || isMeant(word) ? [word] : (splitCompound(word) ?? [word]),
  );
  const segments: Segment[] = [];
  if (/^\s*_/.test(header)) segments.push({ text: '_', meanings: [{ atom: 'hidden', language: 'English' }] });
  for (let at = 0; at < words.length; ) {
    const length = longestPhraseAt(words, at);
    const parts = length === 0 ? splitCompound(words[at] ?? '') : null;
    if (parts !== null) {
      words.splice(at, 1, ...parts);
      continue;
    }
    const part = words.slice(at, at + Math.max(1, length));
    segments.push({ text: part.join(' '), meanings: dictionary().meanings.get(phraseKey(part)) ?? [] });
    at += part.length;
  }
  return segments;
}

function isMeant(word: string): boolean {
  return dictionary().meanings.has(phraseKey([word]));
}

/** How many words each language has, a word of several shared among them; counted in any order. */
export function countLanguages(headers: readonly (readonly Segment[])[]): LanguageCounts {
  const counts = new Map<Language, number>();
  for (const { meanings } of headers.flat()) {
    if (meanings[0]?.atom === 'hidden') continue;
    for (const { language } of meanings)
      counts.set(language, (counts.get(language) ?? 0) + sharedBy / meanings.length);
  }
  return counts;
}

/** @param file counts over the whole file; the header's own words count three times as much */
export function readHeader(segments: readonly Segment[], file: LanguageCounts): ReadHeader {
  const own = countLanguages([segments]);
  const frequency = (language: Language): number => (file.get(language) ?? 0) + 3 * (own.get(language) ?? 0);
  const most = Math.max(0, ...file.values());
  let readings: Reading[] = [{ atoms: [], weight: 1 }];
  for (const { meanings } of segments) {
    if (meanings.length === 0) continue;
    const ranked = meanings.toSorted((a, b) => frequency(b.language) - frequency(a.language));
    const choices = [...new Set(ranked.map(({ atom }) => atom))];
    // A word of a language the rest of the file does not speak is a chance likeness.
    const alien =
      most >= manyWords * sharedBy && ranked.every(({ language }) => (file.get(language) ?? 0) <= sharedBy);
    readings = readings
      .flatMap((reading) =>
        choices.map((atom, rank) => ({
          atoms: atom === 'noise' || reading.atoms.includes(atom) ? reading.atoms : [...reading.atoms, atom],
          weight: reading.weight * (rank === 0 ? 1 : lessLikely) * (alien ? alienWord : 1),
        })),
      )
      .sort((a, b) => b.weight - a.weight)
      .slice(0, mostReadings);
  }
  const unknown = segments.filter(({ meanings }) => meanings.length === 0).length;
  return { segments, readings, unknown, words: segments.length };
}

function longestPhraseAt(words: readonly string[], at: number): number {
  for (let length = Math.min(dictionary().longestPhrase, words.length - at); length > 0; length -= 1) {
    if (dictionary().meanings.has(phraseKey(words.slice(at, at + length)))) return length;
  }
  return 0;
}
