/**
 * Whether an exported cell and a value of Kartra's API say the same, and if not, what happened to the cell.
 *
 * Compared after a normalisation per column, so that only real disagreements are reported: blanks, case and
 * Unicode form never count; dates by day (and time where both have one), countries by code, numbers by
 * value, choices as sets.
 */

import { type DayOrder, readStamp } from '../../model/read-stamp.ts';
import type { DifferenceKind } from '../../model/witness.ts';
import { readBlocked } from '../consent-values.ts';
import { resolveCountry } from '../transforms/resolve-country.ts';

/** Names and choices are split at any of these before they are compared. */
export const anySeparator = /[,;|\r\n]/;

export function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The folded names in a text, whatever separates them. */
export function namesIn(text: string): string[] {
  return text.split(anySeparator).flatMap((name) => fold(name) || []);
}

const dates = new Set(['date_joined', 'gdpr_status_date', 'lead_deleted_date']);
const orders: readonly (DayOrder | null)[] = [null, 'day-first', 'month-first'];

/** @param column key of the contacts export */
export function saysTheSame(column: string, exported: string, api: string): boolean {
  if (fold(exported) === fold(api)) return true;
  if (dates.has(column)) return orders.some((order) => sameStamp(exported, api, order));
  if (column === 'country' || column === 'ip_country') {
    const code = resolveCountry(exported);
    return code !== null && code === resolveCountry(api);
  }
  if (column === 'score') return Number(exported) === Number(api);
  if (column === 'blacklisted') return readBlocked(exported) === readBlocked(api);
  return false;
}

/** The dialling code may stand in a column of its own or in front of the number. */
export function saySamePhone(
  exported: { readonly code: string; readonly phone: string },
  api: { readonly code: string; readonly phone: string },
): boolean {
  const readings = (side: typeof exported) => [
    digits(side.phone),
    digits(side.code) + digits(side.phone),
    digits(side.code) + digits(side.phone).replace(/^0+/, ''),
  ];
  const ours = new Set(readings(exported));
  return readings(api).some((reading) => ours.has(reading));
}

/** True when both hold the same names, in any order, whatever separates them. */
export function saySameNames(exported: string, api: readonly string[]): boolean {
  const left = new Set(namesIn(exported));
  const right = new Set(api.flatMap(namesIn));
  return left.size === right.size && [...left].every((name) => right.has(name));
}

/** Shorter cells that begin alike are a change, not a cut. */
const shortestCut = 100;

/** What happened to a cell that does not say what the API says. Damage is no matter of age: the API is right. */
export function findDamage(exported: string, api: string): DifferenceKind | null {
  const cell = exported.trim();
  if (cell.length >= shortestCut && api.length > cell.length && fold(api).startsWith(fold(cell))) {
    return 'cut-short';
  }
  if (/^[+-]?\d(?:[.,]\d+)?E\+\d+$/i.test(cell) && /^\+?[\d ().-]+$/.test(api)) return 'number-damaged';
  const stripped = (text: string) => text.trim().replace(/^[+0]+/, '');
  if (/^[+0]/.test(api) && /^\+?\d/.test(api) && stripped(api) === cell) return 'zeros-lost';
  return misread(api) === cell ? 'encoding-damaged' : null;
}

/** UTF-8 read as windows-1252, which is how "é" becomes "Ã©". */
function misread(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text)).trim();
}

function sameStamp(exported: string, api: string, order: DayOrder | null): boolean {
  const [left, right] = [readStamp(exported, order), readStamp(api, null)];
  if (left === null || right?.date !== left.date) return false;
  return left.time === null || right.time === null || left.time === right.time;
}

const digits = (text: string): string => text.replace(/\D/g, '');
