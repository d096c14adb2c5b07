/**
 * Phones to E.164, the form HighLevel shows and looks contacts up by. How it treats other forms is not
 * documented, so nothing else is written.
 *
 * A number must be valid by the full numbering plans (possible length is not enough: plans decide who
 * answers). Where two readings are valid and differ, the number is held, not guessed. Each reading
 * that rests on an assumption says so in a finding. What is held keeps its text in a field of its own.
 */
import type { CountryCode } from 'libphonenumber-js/max';
import { readCallingCode } from './calling-code.ts';
import { chooseReading, type Reading } from './choose-reading.ts';
import { parseInternational, parseNational } from './parse-phone.ts';
import { splitExtension } from './split-extension.ts';
import type { Finding } from './transform.ts';

export interface PhoneInput {
  readonly text: string;
  /** The cell with the dialling code, or empty. */
  readonly code: string;
  /** ISO-2 of the contact's own country, when known. */
  readonly ownCountry: string | null;
  /** ISO-2 of the account, for numbers without any dialling code. */
  readonly defaultCountry: CountryCode;
}

export interface PhoneResult {
  /** Null when held. */
  readonly e164: string | null;
  readonly extension: string | null;
  readonly rule: string;
  /** False when the dialling code had no part in the number. */
  readonly codeUsed: boolean;
  readonly findings: readonly Finding[];
}

/**
 * @returns rule `exact`, `phone-e164`, `country-guessed`, `phone-code-inside`; when held
 * `phone-excel-damaged`, `phone-letters`, `phone-invalid`, `phone-ambiguous`
 * @example
 * toPhone({ text: '7911 123456', code: '+44', ownCountry: null, defaultCountry: 'US' }).e164 // '+447911123456'
 */
export function toPhone(input: PhoneInput): PhoneResult {
  const shown = input.code === '' ? input.text : `${input.code} ${input.text}`;
  const { dialled, extension } = splitExtension(input.text.trim().replace(/^(?:'|tel:)/i, ''));
  const damage = findDamage(dialled);
  if (damage !== null) return hold(shown, damage);
  const digits = dialled.replace(/\D/g, '');
  const international = dialled.includes('+') ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  const reading = international === null ? readNational(digits, input) : readOwnCode(international, input);
  if ('held' in reading) return hold(shown, reading.held);

  const findings: Finding[] = [];
  const { e164, assumption, codeUsed } = reading;
  if (assumption !== null) {
    findings.push({ code: assumption, severity: 'warning', before: shown, after: e164 });
  } else if (e164 !== input.text) {
    findings.push({ code: 'phone-reformatted', severity: 'info', before: shown, after: e164 });
  }
  if (extension !== null) {
    findings.push({ code: 'phone-extension-apart', severity: 'info', before: shown, after: extension });
  }
  if (input.code !== '' && !codeUsed) {
    findings.push({ code: 'phone-code-ignored', severity: 'warning', before: input.code, after: null });
  }
  const rule = assumption ?? (e164 === input.text ? 'exact' : 'phone-e164');
  return { e164, extension, rule, codeUsed, findings };
}

/** Why a text is no number at all, or null. Spreadsheets turn numbers into `1.4155E+10` and `14155552671.0`. */
function findDamage(text: string): string | null {
  if (/^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text) || /^\d{7,}[.,]0+$/.test(text))
    return 'phone-excel-damaged';
  if (/\p{L}/u.test(text)) return 'phone-letters';
  return /^[\s(]*\+?[\d\s().\-/\u2010-\u2015\u2212\u00B7]{4,40}$/.test(text) ? null : 'phone-invalid';
}

function readOwnCode(digits: string, input: PhoneInput): Reading {
  const parsed = parseInternational(digits);
  if (parsed === null) return { held: 'phone-invalid' };
  const code = readCallingCode(input.code);
  return { e164: parsed.number, assumption: null, codeUsed: code !== null && digits.startsWith(code) };
}

function readNational(digits: string, input: PhoneInput): Reading {
  const code = readCallingCode(input.code);
  if (code !== null) {
    return chooseReading({
      joined: parseInternational(code + digits),
      inside: digits.startsWith(code) ? parseInternational(digits) : null,
      own: null,
      codeGiven: true,
    });
  }
  const { ownCountry, defaultCountry } = input;
  return chooseReading({
    joined: parseNational(digits, defaultCountry),
    // Kartra's phone cells may carry the code without a plus: 11 to 15 digits.
    inside: digits.length >= 11 ? parseInternational(digits) : null,
    own: ownCountry === null || ownCountry === defaultCountry ? null : parseNational(digits, ownCountry),
    codeGiven: false,
  });
}

function hold(shown: string, rule: string): PhoneResult {
  const findings: Finding[] = [{ code: rule, severity: 'warning', before: shown, after: null }];
  return { e164: null, extension: null, rule, codeUsed: true, findings };
}
