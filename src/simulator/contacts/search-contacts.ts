/**
 * Owns: POST /contacts/search.
 * Source: HighLevel's search page (the spec's body is empty): locationId and pageLimit are required, pageLimit
 * at most 500, pages reach the first 10,000 records only, beyond that the cursor is needed, the two exclude each
 * other, query has at most 75 characters. Results trail writes by the search lag.
 * The last sorted result of a location is kept while its visible rows do not change, so paging costs one sort.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { compileFilters, contactFilterSchema } from './contact-filter.ts';
import { showSearchRow } from './show-contact.ts';
import { DEFAULT_SORT, positionAfter, type SortedRow, sortContacts } from './sort-contacts.ts';
import { traceId } from './upsert-contact.ts';

const MAX_PAGED = 10_000;

const searchBody = z.strictObject({
  locationId: z.string(),
  pageLimit: z.number().int().min(1).max(500),
  page: z.number().int().min(1).optional(),
  searchAfter: z.array(z.union([z.string(), z.number(), z.null()])).optional(),
  filters: z.array(contactFilterSchema).optional(),
  sort: z
    .array(z.strictObject({ field: z.string(), direction: z.enum(['asc', 'desc']) }))
    .max(3)
    .optional(),
  query: z.string().max(75).optional(),
});

type SearchBody = z.infer<typeof searchBody>;

const memos = new WeakMap<LocationState, { readonly key: string; readonly rows: readonly SortedRow[] }>();

export function searchContacts(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const wanted = parseInput(searchBody, request.body);
  if (wanted.page !== undefined && wanted.searchAfter !== undefined)
    throw badRequest('page and searchAfter cannot be used together');
  const page = wanted.page ?? 1;
  if (wanted.searchAfter === undefined && page * wanted.pageLimit > MAX_PAGED)
    throw badRequest('Only the first 10000 records can be paged; use searchAfter');

  const { location, world, version } = request;
  const sort = wanted.sort ?? DEFAULT_SORT;
  const rows = findRows(request, wanted);
  const start =
    wanted.searchAfter === undefined
      ? (page - 1) * wanted.pageLimit
      : positionAfter(rows, wanted.searchAfter, sort);
  const contacts = rows
    .slice(start, start + wanted.pageLimit)
    .map(({ contact, cursor }) => showSearchRow(contact, cursor, version, location, world.behaviours));
  return { status: 200, body: { contacts, total: rows.length, traceId: traceId(world) } };
}

function findRows(request: PlatformRequest, wanted: SearchBody): readonly SortedRow[] {
  const { location, world, nowMs } = request;
  const visible = location.contacts.index.view(nowMs - world.behaviours.searchLagMs);
  const key = JSON.stringify([
    location.contacts.index.version,
    location.businesses.version,
    world.behaviours.searchPhoneEqualsBroken,
    world.behaviours.dndSearchable,
    location.record.country,
    wanted.filters,
    wanted.sort,
    wanted.query,
  ]);
  const memo = memos.get(location);
  if (memo?.key === key) return memo.rows;
  const holds = compileFilters(wanted.filters ?? [], location, world.behaviours);
  const mentions = compileQuery(wanted.query ?? '');
  const matching = [...visible.values()].filter((contact) => holds(contact) && mentions(contact));
  const rows = sortContacts(matching, wanted.sort ?? DEFAULT_SORT, location);
  memos.set(location, { key, rows });
  return rows;
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
