/**
 * Chooses between the valid readings of a number without a plus. One reading is taken; several equal
 * ones are one; several different ones are ambiguous, with one exception that is always said aloud.
 */
import type { PhoneNumber } from 'libphonenumber-js/max';

export type Reading =
  | { readonly held: string }
  | { readonly e164: string; readonly assumption: string | null; readonly codeUsed: boolean };

/** Valid readings only; null where a reading is not valid. */
export interface Readings {
  /** The digits behind the given dialling code, or dialled inside the account's default country. */
  readonly joined: PhoneNumber | null;
  /** The digits already begin with a dialling code. */
  readonly inside: PhoneNumber | null;
  /** The digits dialled inside the contact's own country. */
  readonly own: PhoneNumber | null;
  readonly codeGiven: boolean;
}

export function chooseReading({ joined, inside, own, codeGiven }: Readings): Reading {
  const guess = codeGiven ? null : 'country-guessed';
  if (
    joined !== null &&
    inside !== null &&
    joined.number !== inside.number &&
    isMobileInside(joined, inside)
  ) {
    return { e164: inside.number, assumption: 'phone-code-inside', codeUsed: codeGiven };
  }
  const numbers = new Set([joined, inside, own].flatMap((reading) => reading?.number ?? []));
  if (numbers.size > 1) return { held: 'phone-ambiguous' };
  if (joined !== null) return { e164: joined.number, assumption: guess, codeUsed: codeGiven };
  if (inside !== null) {
    return { e164: inside.number, assumption: codeGiven ? null : 'phone-code-inside', codeUsed: codeGiven };
  }
  if (own !== null) return { e164: own.number, assumption: guess, codeUsed: false };
  return { held: 'phone-invalid' };
}

/**
 * `4915123456789` in Germany: as a national number it passes as a very long landline (plans of Germany,
 * Indonesia and Kosovo are that loose), as an international one it is a mobile of the same country.
 */
function isMobileInside(joined: PhoneNumber, inside: PhoneNumber): boolean {
  return (
    joined.countryCallingCode === inside.countryCallingCode &&
    joined.getType() === 'FIXED_LINE' &&
    inside.getType() === 'MOBILE'
  );
}
