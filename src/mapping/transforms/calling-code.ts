/** The dialling-code cell of an export: `+1`, `1`, `0044`, `+1-787`, `GB`; may be blank. */
import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';

/**
 * @returns digits without plus, or null when the cell names no code
 * @example readCallingCode('+44') // '44'
 */
export function readCallingCode(text: string): string | null {
  const trimmed = text.trim();
  if (/^[A-Z]{2}$/.test(trimmed)) {
    return isSupportedCountry(trimmed) ? getCountryCallingCode(trimmed) : null;
  }
  if (!/^[+(]{0,2}[\d\s()-]+$/.test(trimmed)) return null;
  const digits = trimmed.replace(/\D/g, '').replace(/^00/, '');
  return digits.length >= 1 && digits.length <= 6 && !digits.startsWith('0') ? digits : null;
}
