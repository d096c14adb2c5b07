/**
 * All lexicons as one dictionary: phrase → what it means in which language. A phrase may mean different
 * things ("data" is a date in Portuguese): the reader of a header weighs them by the languages around it.
 */
import type { Atom, Lexicon } from '../atoms.ts';
import { foldText, foldUmlauts, stemWord } from '../fold-text.ts';
import { brandNames } from './brand-names.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { englishOtherSenses } from './english-other-senses.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';
import { northernAndEastern } from './northern-and-eastern.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

/** In the order of preference where nothing else tells them apart. */
export const languages = {
  English: english,
  German: german,
  Spanish: spanish,
  French: french,
  Portuguese: portuguese,
  Italian: italian,
  Dutch: dutch,
  another: northernAndEastern,
  'other senses': englishOtherSenses,
} as const satisfies Readonly<Record<string, Lexicon>>;

export type Language = keyof typeof languages;

export interface Meaning {
  readonly atom: Atom;
  readonly language: Language;
}

export interface Dictionary {
  /** By folded, stemmed phrase; the first meaning of each language counts. */
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
  /** Folded words as they are, for taking compounds apart. */
  readonly words: ReadonlySet<string>;
  readonly longestPhrase: number;
}

/** Two-letter words a compound may hold: "userid", "telnr", "createdat". */
const shortParts = ['id', 'nr', 'ip', 'no', 'at', 'on', 'by'];

let built: Dictionary | null = null;

/** Built when the first header is read: 11,000 phrases cost every other command a third of a second. */
export function dictionary(): Dictionary {
  built ??= buildDictionary();
  return built;
}

/** The look-up form of a phrase: its words folded and stemmed. */
export function phraseKey(words: readonly string[]): string {
  return words.map(stemWord).join(' ');
}

function buildDictionary(): Dictionary {
  const meanings = new Map<string, Meaning[]>();
  const words = new Set<string>(shortParts);
  let longestPhrase = 1;
  for (const { phrase, atom, language } of listPhrases()) {
    for (const folded of [foldText(phrase), foldUmlauts(phrase)]) {
      if (folded === null) continue;
      const parts = folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
      longestPhrase = Math.max(longestPhrase, parts.length);
      for (const part of parts) if (part.length >= 3) words.add(part);
      const key = phraseKey(parts);
      const known = meanings.get(key) ?? [];
      if (known.every((meaning) => meaning.language !== language)) known.push({ atom, language });
      meanings.set(key, known);
    }
  }
  return { meanings, words, longestPhrase };
}

function* listPhrases(): Generator<{ phrase: string; atom: Atom; language: Language }> {
  for (const [language, lexicon] of Object.entries(languages) as [Language, Lexicon][]) {
    for (const [atom, phrases] of Object.entries(lexicon) as [Atom, string][]) {
      for (const phrase of phrases.split(', ')) yield { phrase, atom, language };
    }
  }
  for (const phrase of brandNames) yield { phrase, atom: 'noise', language: 'English' };
}
