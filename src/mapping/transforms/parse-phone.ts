/** Numbers by the full numbering plans. Both functions answer null for what is not a valid number. */
import { isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** @param digits country code first, without plus */
export function parseInternational(digits: string): PhoneNumber | null {
  return onlyValid(parsePhoneNumberFromString(`+${digits}`, { extract: false }));
}

/** @param country ISO-2 of the country the digits are dialled in */
export function parseNational(digits: string, country: string): PhoneNumber | null {
  if (!isSupportedCountry(country)) return null;
  return onlyValid(parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false }));
}

function onlyValid(parsed: PhoneNumber | undefined): PhoneNumber | null {
  return parsed?.isValid() === true ? parsed : null;
}
