/**
 * Phones: a valid number of the person's country is the truth; the two cells are one of the shapes of kartra.md §1.1.
 *
 * A shape that destroys the number, or a national number with neither code nor a readable country, has the truth
 * null with its reason. `countryGuessed` is true only where nothing but the account's default country (US) completes
 * the number; that never happens to numbers that would be read as American by mistake (`looksAmerican`).
 */

import type { Random } from './create-random.ts';
import type { PhoneRange } from './phone-ranges.ts';
import { PHONE_RANGES, spaceNumber } from './phone-ranges.ts';
import { RATES, SHARES } from './shares.ts';

type PhoneShape = keyof typeof SHARES.phoneShape;

export type PhoneReason =
  | 'blank'
  | 'country-unknown'
  | 'too-short'
  | 'letters'
  | 'vanity'
  | 'excel-damage'
  | 'placeholder';

export interface Phone {
  readonly shape: PhoneShape;
  readonly cell: string;
  readonly codeCell: string;
  readonly e164: string | null;
  readonly reason: PhoneReason | null;
  readonly extension: string | null;
  readonly countryGuessed: boolean;
}

interface PhoneContext {
  readonly iso2: string;
  /** National significant number, valid in `iso2`. */
  readonly national: string;
  /** Whether the country cell names the country. */
  readonly countryKnown: boolean;
  /** Shared with another person: only shapes that keep the number are drawn. */
  readonly keepNumber: boolean;
}

const REMARKS = ['call me', 'none', 'n/a', 'ask for Maria', 'same as before', 'unlisted'];

/** Draws the two phone cells of one person and what they truly say. */
export function drawPhone(random: Random, context: PhoneContext): Phone {
  const range = PHONE_RANGES[context.iso2]!;
  const shape = chooseShape(random, context, range);
  const code = random.chance(RATES.codeWithoutPlus.share) ? range.callingCode : `+${range.callingCode}`;
  const { national } = context;
  const spaced = spaceNumber(range, national);
  const international = range.callingCode + national;

  const found = (cell: string, codeCell: string, more: Partial<Phone> = {}): Phone => ({
    shape,
    cell,
    codeCell,
    e164: `+${international}`,
    reason: null,
    extension: null,
    countryGuessed: false,
    ...more,
  });
  const lost = (cell: string, codeCell: string, reason: PhoneReason): Phone =>
    found(cell, codeCell, { e164: null, reason });

  switch (shape) {
    case 'none':
      return lost('', '', 'blank');
    case 'plus': {
      const wrong = random.chance(RATES.wrongCodeBesidePlus.share);
      const cell = random.chance(0.7) ? `+${international}` : `+${range.callingCode} ${spaced}`;
      return found(cell, wrong ? '+1' : random.pick(['', code]));
    }
    case 'nationalWithCode':
      return found(random.chance(0.5) ? national : spaced, code);
    case 'trunkWithCode':
      return found(`${range.trunk}${range.trunk === '1' ? '-' : ''}${spaced}`, code);
    case 'nationalNoCode': {
      const cell = range.callingCode === '1' ? national : range.trunk + spaced;
      if (context.countryKnown) return found(cell, '');
      return range.callingCode === '1'
        ? found(cell, '', { countryGuessed: true })
        : lost(cell, '', 'country-unknown');
    }
    case 'codeInside':
      return found(international, code);
    case 'lostPlus':
      return found(international, '');
    case 'punctuated':
      return found(punctuate(random, range, national), code);
    case 'extension': {
      const extension = String(random.between(2, 998));
      const label = random.pick([' x', ' ext. ', ' ext ']);
      return found(punctuate(random, range, national) + label + extension, code, { extension });
    }
    case 'vanity':
      return lost('1-800-FLOWERS', random.pick(['', '+1']), 'vanity');
    case 'tooShort':
      return lost(
        range.callingCode === '1' ? `555-${national.slice(-4)}` : national.slice(-3),
        code,
        'too-short',
      );
    case 'letters':
      return lost(random.pick(REMARKS), random.pick(['', code]), 'letters');
    case 'excelDamage':
      return lost(
        `${international.charAt(0)}.${international.slice(1, 5)}E+${international.length - 1}`,
        random.pick(['', code]),
        'excel-damage',
      );
    case 'placeholder':
      return random.chance(0.5)
        ? lost(random.pick(['0000000000', '1234567890', '000-000-0000']), '+1', 'placeholder')
        : lost(`7700 900${random.between(100, 999)}`, '+44', 'placeholder');
  }
}

function chooseShape(random: Random, context: PhoneContext, range: PhoneRange): PhoneShape {
  const drawn = random.pickKey(SHARES.phoneShape);
  if (context.keepNumber) return random.pick(['plus', 'nationalWithCode'] as const);
  if (drawn === 'nationalNoCode' && range.looksAmerican && !context.countryKnown) return 'plus';
  return drawn;
}

function punctuate(random: Random, range: PhoneRange, national: string): string {
  const [head = '', ...rest] = spaceNumber(range, national).split(' ');
  return random.chance(0.6) ? `(${head}) ${rest.join('-')}` : [head, ...rest].join(random.pick(['.', '-']));
}
