/**
 * Owns: two ways to list contacts beside the search: the deprecated GET /contacts/ and GET /contacts/lookup.
 * Source: the list from the v2 contacts spec (gone from v3, where integrators still see it answer); its cursor is
 * a pair of time and id. The lookup from the live documentation: v3, for OAuth only, by e-mail or phone, at most
 * 20 rows; e-mail without regard to case, phone in E.164. Unverified: the list trails writes as search does, is
 * newest first and takes at most 100 rows; the lookup reads the truth and answers 422 without an identifier.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import {
  isV3,
  type PlatformReply,
  type PlatformRequest,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { unauthorized, unknownPath, unprocessable } from '../http/refusal.ts';
import { type ContactRecord, joinContactName } from '../world/contact-record.ts';
import { showContact, showSearchRow } from './show-contact.ts';

const listQuery = z.looseObject({
  locationId: z.string(),
  startAfter: z.coerce.number().optional(),
  startAfterId: z.string().optional(),
  query: z.string().default(''),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const lookupQuery = z.strictObject({
  locationId: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(20).default(20),
  nextCursor: z.string().optional(),
});

export function listContacts(request: PlatformRequest): PlatformReply {
  const { world, location, version, nowMs } = request;
  if (isV3(version) && !world.behaviours.deprecatedContactListInV3) throw unknownPath('GET', '/contacts/');
  requireOwnLocation(request, request.query['locationId']);
  const wanted = parseInput(listQuery, request.query);
  const rows = [...location.contacts.index.view(nowMs - world.behaviours.searchLagMs).values()]
    .filter((contact) => mentions(contact, wanted.query))
    .sort((left, right) => right.dateAddedMs - left.dateAddedMs || (left.id < right.id ? -1 : 1));
  const start = positionAfter(rows, wanted.startAfter, wanted.startAfterId);
  const page = rows.slice(start, start + wanted.limit);
  const contacts = page.map((contact) => {
    const { searchAfter: _, ...row } = showSearchRow(contact, [], version, location, world.behaviours);
    return row;
  });
  const last = page.at(-1);
  const meta = {
    total: rows.length,
    ...(last === undefined ? {} : { startAfter: last.dateAddedMs, startAfterId: last.id }),
    ...(last !== undefined && start + page.length < rows.length
      ? { nextPageUrl: nextPageUrl(location.id, last, wanted.limit) }
      : {}),
  };
  return { status: 200, body: { contacts, count: rows.length, meta } };
}

export function lookUpContacts(request: PlatformRequest): PlatformReply {
  const { world, location, version, caller } = request;
  if (caller.clientId === undefined && world.behaviours.lookupNeedsOAuth)
    throw unauthorized('This endpoint is only available to the OAuth channel.');
  requireOwnLocation(request, request.query['locationId']);
  const { email, phone, limit, nextCursor } = parseInput(lookupQuery, request.query);
  if ((email === undefined) === (phone === undefined))
    throw unprocessable(['one of email and phone must be given']);
  const wanted = email?.toLowerCase();
  const found = [...location.contacts.values()].filter((contact) =>
    wanted === undefined ? contact.phone === phone : contact.email?.toLowerCase() === wanted,
  );
  const start = nextCursor === undefined ? 0 : found.findIndex(({ id }) => id === nextCursor) + 1;
  const page = found.slice(start, start + limit);
  const last = page.at(-1);
  return {
    status: 200,
    body: {
      contacts: page.map((contact) => showContact(contact, version, location, world.behaviours)),
      nextCursor: last !== undefined && start + limit < found.length ? last.id : null,
    },
  };
}

function positionAfter(
  rows: readonly ContactRecord[],
  timeMs: number | undefined,
  id: string | undefined,
): number {
  if (timeMs === undefined && id === undefined) return 0;
  const position = rows.findIndex((row) => row.id === id);
  if (position >= 0) return position + 1;
  const next = rows.findIndex(({ dateAddedMs }) => dateAddedMs < (timeMs ?? 0));
  return next < 0 ? rows.length : next;
}

/** A path without a host: a simulator must never send its caller to the live platform. */
function nextPageUrl(locationId: string, last: ContactRecord, limit: number): string {
  const cursor = { startAfter: String(last.dateAddedMs), startAfterId: last.id, limit: String(limit) };
  return `/contacts/?${new URLSearchParams({ locationId, ...cursor }).toString()}`;
}

function mentions(contact: ContactRecord, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  return [joinContactName(contact), contact.email, contact.phone, ''].some(
    (text) => text?.toLowerCase().includes(wanted) === true,
  );
}
