/**
 * Names: the truth is what the owner's form stored, blanks and capitals included, so the answer equals the cell.
 *
 * Whether a later step trims or re-cases a name is its own documented rule; the generator never pre-judges it.
 */

import type { Random } from './create-random.ts';
import type { Culture, CultureName } from './cultures.ts';
import { CULTURES } from './cultures.ts';
import { RATES, SHARES } from './shares.ts';

export interface Name {
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly last2: string;
}

const MIDDLES = ['J.', 'Lee', 'Marie', 'Ó', 'de', 'A. B.'];
const EMOJI = ['🌸', '🦄', '👩‍💻', '❤️', '🇬🇷', '✨'];
const LONG_NAME_REPEATS = 24;

/** Draws a name of the given culture in one of the styles of `SHARES.nameStyle`. */
export function drawName(random: Random, culture: CultureName): Name {
  const names: Culture = CULTURES[culture];
  const plain: Name = {
    first: random.pick(names.given),
    middle: random.chance(RATES.middleName.share) ? random.pick(MIDDLES) : '',
    last: random.pick(names.family),
    last2: names.doubleSurname ? random.pick(names.family) : '',
  };
  const style = random.pickKey(SHARES.nameStyle);
  switch (style) {
    case 'plain':
      return plain;
    case 'allCaps':
      return mapName(plain, (part) => part.toUpperCase());
    case 'lowerCase':
      return mapName(plain, (part) => part.toLowerCase());
    case 'edgeBlanks':
      return random.chance(0.5)
        ? { ...plain, first: `${plain.first} ` }
        : { ...plain, last: ` ${plain.last}` };
    case 'doubleBlank':
      return { ...plain, first: `${plain.first}  ${random.pick(names.given)}` };
    case 'decomposed':
      return mapName(plain, (part) => part.normalize('NFD'));
    case 'commaAndQuotes':
      return { ...plain, first: `${plain.first} "${random.pick(names.given)}"`, last: `${plain.last}, Jr.` };
    case 'emoji':
      return { ...plain, first: `${plain.first} ${random.pick(EMOJI)}` };
    case 'veryLong':
      return {
        ...plain,
        last: Array.from({ length: LONG_NAME_REPEATS }, () => random.pick(names.family)).join(' y '),
      };
    case 'noFirst':
      return { ...plain, first: '' };
    case 'noLast':
      return { ...plain, last: '', last2: '' };
  }
}

function mapName(name: Name, change: (part: string) => string): Name {
  return {
    first: change(name.first),
    middle: change(name.middle),
    last: change(name.last),
    last2: change(name.last2),
  };
}
