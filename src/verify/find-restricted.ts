/**
 * Who may not be contacted on a channel, by search pages of 500 instead of a read for each person. Only on
 * channels whose filter the probe saw work: elsewhere a filter may be ignored, and would prove nothing.
 */

import type { HighLevel } from '../connectors/highlevel/connect.ts';
import { restrictedOn } from '../connectors/highlevel/search-contacts.ts';
import type { Channel } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { Send } from '../model/http.ts';

/** Channel → ids of all contacts restricted on it; a channel that search does not tell is absent. */
export type RestrictedContacts = ReadonlyMap<Channel, ReadonlySet<string>>;

export async function findRestricted(
  destination: HighLevel,
  send: Send,
  searchable: readonly Channel[],
): Promise<RestrictedContacts> {
  const found = new Map<Channel, Set<string>>();
  for (const channel of searchable) {
    const ids = new Set<string>();
    for await (const { contacts } of destination.searchContacts([restrictedOn(channel)], send))
      for (const { id } of contacts) ids.add(id);
    found.set(channel, ids);
  }
  return found;
}

/** The row with its restrictions, where search tells all of `wanted`; else the row as it is. */
export function withRestrictions(
  row: DestinationContact,
  wanted: readonly Channel[],
  restricted: RestrictedContacts,
): DestinationContact {
  if (row.restricted !== null || !wanted.every((channel) => restricted.has(channel))) return row;
  return { ...row, restricted: wanted.filter((channel) => restricted.get(channel)?.has(row.id) === true) };
}
