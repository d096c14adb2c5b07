/**
 * Addresses that reach nobody, in place of real ones: `user+<tag>@example.invalid` (RFC 2606: `.invalid` never
 * resolves) and numbers of the ranges that regulators keep for films and examples. The same address always becomes
 * the same, and two never become one, so whatever is decided by who shares an address is decided as it would be.
 * Texts are searched too: a note may hold an address.
 *
 * Ranges: North America 555-0100 to 555-0199 of each area code (NANPA); London 020 7946 0000 to 0999 (Ofcom);
 * France 01 99 00 (Arcep); Germany 030 23125 (Bundesnetzagentur). Numbers of other countries become North American.
 */
import type { CountryCode } from 'libphonenumber-js/max';
import { parseInternational } from '../../mapping/transforms/parse-phone.ts';
import { toPhone } from '../../mapping/transforms/phone.ts';
import { sha256 } from '../../model/digest.ts';

export interface AddressMask {
  /** Every e-mail address and every telephone number written out inside the text. */
  text(text: string): string;
  /** A cell that is to hold an address, whatever it holds. */
  email(cell: string): string;
  /** A cell that is to hold a number, with the cell of its dialling code ('' where there is none). */
  phone(cell: string, code: string): { readonly phone: string; readonly code: string };
  /** Numbers left out because the ranges were used up. */
  leftOut(): number;
}

const emailPattern = /[^\s@,;:<>()"'|]+@[^\s@,;:<>()"'|]+\.[^\s@,;:<>()"'|.]+/gu;
const phonePattern = /\+\d[\d\s().-]{7,}\d|\(?\b\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b/gu;

const areaCodes = {
  US: '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314',
  CA: '204 226 236 250 289 306 343 365 403 416 418 431 437 438 450 506 514 519 579 581 587 604 613 639 647',
};

/** Numbers of a country by their place in its range; null beyond its end. */
const ranges: Readonly<Record<string, (place: number) => string | null>> = {
  US: (place) => northAmerican(areaCodes.US, place),
  CA: (place) => northAmerican(areaCodes.CA, place),
  GB: (place) => (place < 1000 ? `+442079460${padded(place, 3)}` : null),
  FR: (place) => (place < 10_000 ? `+3319900${padded(place, 4)}` : null),
  DE: (place) => (place < 1000 ? `+493023125${padded(place, 3)}` : null),
};

function northAmerican(codes: string, place: number): string | null {
  const code = codes.split(' ')[Math.floor(place / 100)];
  return code === undefined ? null : `+1${code}55501${padded(place % 100, 2)}`;
}

const padded = (place: number, digits: number): string => String(place).padStart(digits, '0');

/** @param defaultCountry ISO-2: where numbers without a code are dialled */
export function createAddressMask(defaultCountry: string): AddressMask {
  const numbers = new Map<string, string | null>();
  const places = new Map<string, number>();
  let leftOut = 0;

  const numberFor = (e164: string): string | null => {
    const known = numbers.get(e164);
    if (known !== undefined) return known;
    const parsed = parseInternational(e164.slice(1));
    // Jersey, Guernsey and the Isle of Man share the code of the United Kingdom.
    const country = parsed?.countryCallingCode === '44' ? 'GB' : (parsed?.country ?? 'US');
    let masked: string | null = null;
    for (const range of [country, 'US', 'CA']) {
      const place = places.get(range) ?? 0;
      masked = ranges[range]?.(place) ?? null;
      if (masked === null) continue;
      places.set(range, place + 1);
      break;
    }
    if (masked === null) leftOut += 1;
    numbers.set(e164, masked);
    return masked;
  };
  const maskEmail = (address: string): string => {
    const user = address === address.toLowerCase() ? 'user' : 'User';
    return `${user}+${sha256(address.toLowerCase()).slice(0, 12)}@example.invalid`;
  };
  const read = (text: string, code: string): string | null =>
    toPhone({ text, code, ownCountry: null, defaultCountry: defaultCountry as CountryCode }).e164;
  const maskText = (text: string): string =>
    text.replace(emailPattern, maskEmail).replace(phonePattern, (found) => {
      const e164 = read(found, '');
      return e164 === null ? found.replaceAll(/\d/gu, '0') : (numberFor(e164) ?? '');
    });

  return {
    text: maskText,
    email(cell) {
      if (cell.trim() === '') return cell;
      const masked = cell.replace(emailPattern, maskEmail);
      // What is no address stays none, and says nothing of what it was.
      return masked === cell ? `no address ${sha256(cell.trim().toLowerCase()).slice(0, 12)}` : masked;
    },
    phone(cell, code) {
      if (cell.trim() === '') return { phone: cell, code };
      const e164 = read(cell, code);
      if (e164 === null) return { phone: cell.replaceAll(/\d/gu, '0'), code };
      const masked = numberFor(e164);
      if (masked === null) return { phone: '', code: '' };
      const parsed = parseInternational(masked.slice(1));
      if (parsed === null) return { phone: masked, code: '' };
      if (code.trim() !== '') return { phone: parsed.nationalNumber, code: parsed.countryCallingCode };
      const isHome = parsed.country === defaultCountry && !/^\s*(?:\+|00)/u.test(cell);
      return { phone: isHome ? parsed.formatNational() : masked, code };
    },
    leftOut: () => leftOut,
  };
}
