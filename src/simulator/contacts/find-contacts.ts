/**
 * Owns: which contacts a search finds, in which order, without looking at every contact where that can be helped.
 * Modes: no filter, query or sort: the list that is kept in order; a filter by value: the contacts that hold it;
 * else every contact. The last result of a location is kept while its visible rows do not change.
 * Invariant: rows and cursors are those that filtering and sorting all visible contacts would give.
 */

import type { Behaviours } from '../behaviours.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import { compareListed } from '../world/listed-contacts.ts';
import type { LocationState } from '../world/location-state.ts';
import { type ContactFilter, compileFilters } from './contact-filter.ts';
import { idsOf, narrowFilters } from './narrow-filters.ts';
import {
  type CursorPart,
  DEFAULT_SORT,
  defaultCursor,
  positionAfter,
  type SortedRow,
  type SortKey,
  sortContacts,
} from './sort-contacts.ts';

/** Above this share of all contacts, walking the ordered list is cheaper than sorting what was found. */
const WALK_ABOVE = 1 / 8;

export interface ContactQuery {
  readonly filters?: readonly ContactFilter[] | undefined;
  readonly sort?: readonly SortKey[] | undefined;
  readonly query?: string | undefined;
}

/** The rows of one search; nothing is made of a row before it is asked for. */
export interface FoundContacts {
  readonly total: number;
  readonly slice: (start: number, end: number) => readonly SortedRow[];
  /** The position of the first row after a cursor. */
  readonly after: (cursor: readonly CursorPart[]) => number;
}

/** Rows that are made one by one. */
interface LazyRows {
  readonly total: number;
  readonly rowAt: (position: number) => SortedRow | undefined;
}

const memos = new WeakMap<LocationState, { readonly key: string; readonly rows: LazyRows }>();

/** What search sees at `asOfMs`. Throws a 422 Refusal for a field or an operator that search does not know. */
export function findContacts(
  location: LocationState,
  behaviours: Behaviours,
  wanted: ContactQuery,
  asOfMs: number,
): FoundContacts {
  const visible = location.contacts.index.view(asOfMs);
  const { filters = [], sort = DEFAULT_SORT, query = '' } = wanted;
  if (filters.length === 0 && isDefault(sort) && query.trim() === '') {
    const { listed } = location.contacts;
    return answerFrom({ total: listed.size, rowAt: (position) => toListedRow(listed.at(position)) }, sort);
  }
  const key = JSON.stringify([
    location.contacts.index.version,
    location.businesses.version,
    behaviours.searchPhoneEqualsBroken,
    behaviours.dndSearchable,
    location.record.country,
    filters,
    sort,
    query,
  ]);
  const memo = memos.get(location);
  const rows = memo?.key === key ? memo.rows : findRows(location, behaviours, visible, filters, sort, query);
  memos.set(location, { key, rows });
  return answerFrom(rows, sort);
}

function answerFrom({ total, rowAt }: LazyRows, sort: readonly SortKey[]): FoundContacts {
  return {
    total,
    slice: (start, end) => {
      const rows: SortedRow[] = [];
      for (let position = start; position < Math.min(end, total); position++) {
        const row = rowAt(position);
        if (row !== undefined) rows.push(row);
      }
      return rows;
    },
    after: (cursor) => positionAfter(total, (at) => rowAt(at)?.cursor ?? [], cursor, sort),
  };
}

function findRows(
  location: LocationState,
  behaviours: Behaviours,
  visible: ReadonlyMap<string, ContactRecord>,
  filters: readonly ContactFilter[],
  sort: readonly SortKey[],
  query: string,
): LazyRows {
  const holds = compileFilters(filters, location, behaviours);
  const mentions = compileQuery(query);
  const candidates = narrowFilters(filters, location);
  const isFew = candidates !== undefined && candidates.size <= visible.size * WALK_ABOVE;
  const looked = isFew
    ? [...idsOf(candidates)].flatMap((id) => visible.get(id) ?? [])
    : location.contacts.listed.values();
  const matching: ContactRecord[] = [];
  for (const contact of looked) if (holds(contact) && mentions(contact)) matching.push(contact);
  if (isDefault(sort)) {
    if (isFew) matching.sort(compareListed);
    return { total: matching.length, rowAt: (position) => toListedRow(matching[position]) };
  }
  const rows = sortContacts(matching, sort, location);
  return { total: rows.length, rowAt: (position) => rows[position] };
}

function toListedRow(contact: ContactRecord | undefined): SortedRow | undefined {
  return contact === undefined ? undefined : { contact, cursor: defaultCursor(contact) };
}

function isDefault(sort: readonly SortKey[]): boolean {
  const [only, ...rest] = sort;
  return rest.length === 0 && only?.field === 'dateAdded' && only.direction === 'desc';
}

/** Free text: found in names, e-mails, phones and company (which fields it covers is unverified). */
function compileQuery(query: string): (contact: ContactRecord) => boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return () => true;
  return (contact) =>
    [
      `${contact.firstName ?? ''} ${contact.lastName ?? ''}`,
      contact.email,
      contact.phone,
      contact.companyName,
      ...contact.additionalEmails,
      ...contact.additionalPhones,
    ].some((text) => text?.toLowerCase().includes(wanted) === true);
}
