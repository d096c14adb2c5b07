/**
 * Owns: what the importer makes of a cell that is not plain text: dates, countries, lists, people.
 * Source: the import help page: dates as MM/DD/YYYY, YYYY/MM/DD, MM-DD-YYYY or YYYY-MM-DD; countries by name or
 * code; owner and followers by the name of a user. The separators of a list are our reading.
 */

import { COUNTRY_CODES } from '../contacts/country-codes.ts';
import { readDateOfBirth } from '../contacts/date-of-birth.ts';
import type { LocationState } from '../world/location-state.ts';

/** `YYYY-MM-DD`; undefined when the cell is in none of the four forms or names no day. */
export function readDay(cell: string): string | undefined {
  return /^[\d/-]+$/.test(cell.trim()) ? readDateOfBirth(cell) : undefined;
}

/** Entries of a cell, without blanks and repeats. */
export function readList(cell: string): string[] {
  const entries = cell.split(/[,;|]/).map((entry) => entry.trim());
  return [...new Set(entries.filter((entry) => entry !== ''))];
}

/** A two-letter code; undefined for what is no country. */
export function readCountry(cell: string): string | undefined {
  const text = cell.trim();
  if (COUNTRY_CODES.has(text.toUpperCase())) return text.toUpperCase();
  return codesByName().get(text.toLowerCase());
}

/** The id of the user with this name, e-mail or id. */
export function readUser(cell: string, location: LocationState): string | undefined {
  const wanted = cell.trim().toLowerCase();
  return location.users
    .values()
    .find((user) => [user.name, user.email, user.id].some((text) => text.toLowerCase() === wanted))?.id;
}

let codes: ReadonlyMap<string, string> | undefined;

function codesByName(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  codes ??= new Map([...COUNTRY_CODES].map((code) => [names.of(code)?.toLowerCase() ?? code, code]));
  return codes;
}
