/**
 * Owns: GET /contacts/business/{businessId}. Source: contacts specs: limit 25 unless given, at most 100 (v3
 * text), query over name, e-mail and phone, v3's cursor is a pair of name and id, hence the order by name.
 * Unverified: an unknown business has no contacts rather than an error; under v3 skip counts from the cursor.
 */

import { z } from 'zod';
import { showSearchRow } from '../contacts/show-contact.ts';
import { parseInput } from '../http/parse-input.ts';
import {
  isV3,
  type PlatformReply,
  type PlatformRequest,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { type ContactRecord, joinContactName } from '../world/contact-record.ts';

const listQuery = z.looseObject({
  locationId: z.string(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  skip: z.coerce.number().int().min(0).default(0),
  query: z.string().default(''),
  startAfter: z.string().optional(),
});

export function listBusinessContacts(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { limit, skip, query, startAfter } = parseInput(listQuery, request.query);
  const { location, world, version, params } = request;
  const found = visibleContacts(request)
    .filter((contact) => contact.businessId === params.businessId && mentions(contact, query))
    .map((contact) => ({ contact, name: joinContactName(contact)?.toLowerCase() ?? '' }))
    .sort((left, right) => compare(left.name, right.name) || compare(left.contact.id, right.contact.id));
  const start = isV3(version) && startAfter !== undefined ? positionAfter(found, startAfter) : 0;
  const contacts = found.slice(start + skip, start + skip + limit).map(({ contact }) => {
    const { searchAfter: _, ...row } = showSearchRow(contact, [], version, location, world.behaviours);
    return row;
  });
  return { status: 200, body: { contacts, count: found.length } };
}

function visibleContacts({ location, world, nowMs }: PlatformRequest): readonly ContactRecord[] {
  const { businessContactsLag, searchLagMs } = world.behaviours;
  return businessContactsLag
    ? [...location.contacts.index.view(nowMs - searchLagMs).values()]
    : [...location.contacts.values()];
}

function mentions(contact: ContactRecord, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  return [joinContactName(contact), contact.email, contact.phone, ''].some(
    (text) => text?.toLowerCase().includes(wanted) === true,
  );
}

/** The position after a cursor `name,id`; a name may itself hold commas. */
function positionAfter(
  found: readonly { readonly contact: ContactRecord; readonly name: string }[],
  cursor: string,
): number {
  const comma = cursor.lastIndexOf(',');
  const [name, id] = [cursor.slice(0, Math.max(0, comma)).toLowerCase(), cursor.slice(comma + 1)];
  return found.filter((row) => (compare(row.name, name) || compare(row.contact.id, id)) <= 0).length;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
