/**
 * Owns: the form a phone is stored in. Source: read examples in the contacts spec are all E.164 while write
 * examples contain spaces and dashes. Unverified: that a ten-digit number in a location of the North American
 * plan gets +1, and that anything else without a plus is kept as written.
 */

/** The stored form of `text` in a location of `country` (ISO-2). */
export function normalisePhone(text: string, country: string): string {
  const written = text.trim();
  const digits = written.replaceAll(/\D/g, '');
  if (written.startsWith('+') && digits.length >= 7) return `+${digits}`;
  if (country !== 'US' && country !== 'CA') return written;
  if (digits.length === 10) return `+1${digits}`;
  return digits.length === 11 && digits.startsWith('1') ? `+${digits}` : written;
}
