/**
 * Reading a location's contacts in pages of 500. (HighLevel, search of contacts: at most 500 a page; page
 * numbers end at 10,000 records, so pages follow the cursor `searchAfter` of the last row, which belongs
 * to the sort; a contact just written may be missing for seconds.)
 */

import { z } from 'zod';
import { LandfallError } from '../../errors.ts';
import type { Channel } from '../../model/contact.ts';
import type { DestinationContact } from '../../model/destination-contact.ts';
import type { Send } from '../../model/http.ts';
import type { Json } from '../../model/json.ts';
import type { ReadAnswer } from '../connector.ts';
import { checkLocation } from './check-location.ts';
import { contactSchema, toDestinationContact } from './contact-record.ts';
import { buildRequest, routeOf } from './endpoints.ts';
import { foreignToken } from './locations.ts';
import { parseIncoming, parseOutgoing, surprised } from './parse-body.ts';
import { mapFound, readAnswer } from './read-answer.ts';

/**
 * One condition, or a group of them; several are joined by AND. Fields are those of a contact (`tags` too),
 * `customFields.<id>` and, for consent, those of `channelStatusField` (HighLevel's maintainers, 2026:
 * searchable although rows do not show them).
 */
export type ContactFilter =
  | {
      readonly field: string;
      readonly operator: 'eq' | 'not_eq' | 'contains' | 'not_contains' | 'exists' | 'not_exists' | 'range';
      readonly value?: Json;
    }
  | { readonly group: 'AND' | 'OR'; readonly filters: readonly ContactFilter[] };

/**
 * Fields by which contacts are found that may not be contacted on a channel: their value is `active`
 * (or `permanent`). WhatsApp is not among those the maintainers named: only a probe shows whether it is found.
 */
export const channelStatusField = {
  email: 'dndSettings.Email.status',
  sms: 'dndSettings.SMS.status',
  whatsApp: 'dndSettings.WhatsApp.status',
  call: 'dndSettings.Call.status',
} as const satisfies Readonly<Record<Channel, string>>;

/** Who may not be contacted on a channel, whoever closed it. */
export function restrictedOn(channel: Channel): ContactFilter {
  const field = channelStatusField[channel];
  const filters = ['active', 'permanent'].map((value) => ({ field, operator: 'eq' as const, value }));
  return { group: 'OR', filters };
}

export interface ContactPage {
  /** `readBy: 'search'`: no channels, names perhaps inexact. */
  readonly contacts: readonly DestinationContact[];
  /** How many contacts match, as the platform counts them. */
  readonly total: number;
}

const searchPageSize = 500;

type Cursor = readonly (string | number | null)[];

const cursorSchema = z.array(z.union([z.string(), z.number(), z.null()]));
const pageSchema = z.object({
  contacts: z.array(contactSchema.extend({ searchAfter: cursorSchema.nullish() })),
  total: z.number(),
});
const filterSchema: z.ZodType<ContactFilter> = z.lazy(() =>
  z.union([
    z.strictObject({ group: z.enum(['AND', 'OR']), filters: z.array(filterSchema).min(1) }),
    z.strictObject({
      field: z.string(),
      operator: z.enum(['eq', 'not_eq', 'contains', 'not_contains', 'exists', 'not_exists', 'range']),
      value: z.json().optional(),
    }),
  ]),
) as z.ZodType<ContactFilter>;
const searchSchema = z.strictObject({
  locationId: z.string().min(1),
  pageLimit: z.number().int().min(1).max(searchPageSize),
  filters: z.array(filterSchema).optional(),
  sort: z.array(z.strictObject({ field: z.string(), direction: z.enum(['asc', 'desc']) })),
  searchAfter: cursorSchema.optional(),
}) as unknown as z.ZodType<Json>;

/** One page, and the cursor of the next: null when this was the last. */
export async function searchContactPage(
  send: Send,
  locationId: string,
  search: {
    readonly filters: readonly ContactFilter[];
    readonly searchAfter: Cursor | null;
    readonly pageLimit?: number;
  },
): Promise<ReadAnswer<ContactPage & { readonly next: Cursor | null }>> {
  const route = routeOf('searchContacts');
  const pageLimit = search.pageLimit ?? searchPageSize;
  const body = parseOutgoing(
    searchSchema,
    {
      locationId,
      pageLimit,
      // Oldest first: contacts that appear while we read come last, instead of shifting every page.
      sort: [{ field: 'dateAdded', direction: 'asc' }],
      ...(search.filters.length === 0 ? {} : { filters: search.filters }),
      ...(search.searchAfter === null ? {} : { searchAfter: search.searchAfter }),
    },
    route,
  );
  return readAnswer(await send(buildRequest('searchContacts', { body })), {
    route,
    found: (answer) => {
      const { contacts, total } = parseIncoming(pageSchema, answer, route);
      for (const contact of contacts) checkLocation(contact.locationId, locationId, route);
      const next = contacts.length < pageLimit ? null : (contacts.at(-1)?.searchAfter ?? null);
      if (contacts.length === pageLimit && next === null)
        throw surprised(route, 'contacts.searchAfter: missing');
      return { contacts: contacts.map((contact) => toDestinationContact(contact, 'search')), total, next };
    },
  });
}

/**
 * All contacts of a location that match, page by page. A location without any gives one empty page.
 * @throws LandfallError `destination-unreachable` (a page could not be read), `destination-surprised`,
 * `wrong-location`
 */
export async function* searchContacts(
  send: Send,
  locationId: string,
  filters: readonly ContactFilter[] = [],
): AsyncGenerator<ContactPage> {
  let searchAfter: Cursor | null = null;
  for (;;) {
    const answer: Awaited<ReturnType<typeof searchContactPage>> = await searchContactPage(send, locationId, {
      filters,
      searchAfter,
    });
    if (answer.kind !== 'found') throw unreadable(answer, locationId);
    const { next, ...page } = answer.record;
    if (page.contacts.length > 0 || searchAfter === null) yield page;
    if (next === null) return;
    if (JSON.stringify(next) === JSON.stringify(searchAfter)) {
      throw surprised(routeOf('searchContacts'), 'contacts.searchAfter: does not move');
    }
    searchAfter = next;
  }
}

/**
 * How many contacts match, in one request. Search lags behind writes by seconds.
 * @example countContacts(send, id, [{ field: 'tags', operator: 'eq', value: 'vip' }])
 */
export async function countContacts(
  send: Send,
  locationId: string,
  filters: readonly ContactFilter[],
): Promise<ReadAnswer<number>> {
  const answer = await searchContactPage(send, locationId, { filters, searchAfter: null, pageLimit: 1 });
  return mapFound(answer, ({ total }) => ({ kind: 'found', record: total }));
}

function unreadable(
  answer: Exclude<ReadAnswer<never>, { kind: 'found' }>,
  locationId: string,
): LandfallError {
  const note = answer.kind === 'absent' ? 'status 404' : answer.note.replace(/\.+$/u, '');
  // HighLevel's words to a token of another location: running the same command again would not help.
  if (/access to this location/iu.test(note)) return foreignToken(locationId);
  return new LandfallError('destination-unreachable', `A page of contacts could not be read: ${note}.`, {
    safe: 'Nothing was written.',
    remedy: 'Run the same command again.',
  });
}
