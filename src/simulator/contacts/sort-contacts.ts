/**
 * Owns: the order of search results and the cursor into it.
 * Source: HighLevel's search page: `sort` takes field and direction; the `searchAfter` list of a row continues
 * after it, and is tied to the sort it came from. Unverified: newest first without a sort, absent values last.
 * Invariant: the order is total (the id breaks ties), so a cursor skips nothing and repeats nothing.
 */

import { unprocessable } from '../http/refusal.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { type FieldValue, findContactField } from './contact-field.ts';

export interface SortKey {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

export type CursorPart = string | number | null;

export interface SortedRow {
  readonly contact: ContactRecord;
  readonly cursor: readonly CursorPart[];
}

export const DEFAULT_SORT: readonly SortKey[] = [{ field: 'dateAdded', direction: 'desc' }];

/** The contacts in order, each with its cursor. Throws a 422 Refusal for a field search does not know. */
export function sortContacts(
  contacts: readonly ContactRecord[],
  sort: readonly SortKey[],
  location: LocationState,
): SortedRow[] {
  const readers = sort.map(({ field }) => {
    const known = findContactField(field);
    if (known === undefined) throw unprocessable([`sort: unknown field ${field}`]);
    return known.read;
  });
  return contacts
    .map((contact) => ({
      contact,
      cursor: [...readers.map((read) => toPart(read(contact, location))), contact.id],
    }))
    .sort((left, right) => compareCursors(left.cursor, right.cursor, sort));
}

/** The position of the first of `total` rows after `cursor`; `cursorAt` gives the cursor of each. */
export function positionAfter(
  total: number,
  cursorAt: (position: number) => readonly CursorPart[],
  cursor: readonly CursorPart[],
  sort: readonly SortKey[],
): number {
  let low = 0;
  let high = total;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCursors(cursorAt(middle), cursor, sort) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The cursor of a contact in the default order. */
export function defaultCursor({ dateAddedMs, id }: ContactRecord): readonly CursorPart[] {
  return [dateAddedMs, id];
}

function compareCursors(
  left: readonly CursorPart[],
  right: readonly CursorPart[],
  sort: readonly SortKey[],
): number {
  for (let position = 0; position <= sort.length; position++) {
    const order = compareParts(
      left[position] ?? null,
      right[position] ?? null,
      sort[position]?.direction ?? 'asc',
    );
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(left: CursorPart, right: CursorPart, direction: 'asc' | 'desc'): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  const order = left < right ? -1 : 1;
  return direction === 'asc' ? order : -order;
}

function toPart(value: FieldValue): CursorPart {
  if (value === undefined) return null;
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value.toLowerCase() : JSON.stringify(value);
}
