/**
 * Owns: POST /contacts/search.
 * Source: HighLevel's search page (the spec's body is empty): locationId and pageLimit are required, pageLimit
 * at most 500, pages reach the first 10,000 records only, beyond that the cursor is needed, the two exclude each
 * other, query has at most 75 characters. Results trail writes by the search lag.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { contactFilterSchema } from './contact-filter.ts';
import { findContacts } from './find-contacts.ts';
import { showSearchRow } from './show-contact.ts';
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

export function searchContacts(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const wanted = parseInput(searchBody, request.body);
  if (wanted.page !== undefined && wanted.searchAfter !== undefined)
    throw badRequest('page and searchAfter cannot be used together');
  const page = wanted.page ?? 1;
  if (wanted.searchAfter === undefined && page * wanted.pageLimit > MAX_PAGED)
    throw badRequest('Only the first 10000 records can be paged; use searchAfter');

  const { location, world, version, nowMs } = request;
  const rows = findContacts(location, world.behaviours, wanted, nowMs - world.behaviours.searchLagMs);
  const start =
    wanted.searchAfter === undefined ? (page - 1) * wanted.pageLimit : rows.after(wanted.searchAfter);
  const contacts = rows
    .slice(start, start + wanted.pageLimit)
    .map(({ contact, cursor }) => showSearchRow(contact, cursor, version, location, world.behaviours));
  return { status: 200, body: { contacts, total: rows.total, traceId: traceId(world) } };
}
