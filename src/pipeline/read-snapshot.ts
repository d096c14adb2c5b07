/**
 * The contacts of a location as they stand, read by search in pages; what search omits or distorts is read by id:
 * every contact that a mapped person matches (channel DND, case of names), and what this workspace wrote too
 * recently for search to show.
 */
import pMap from 'p-map';
import type { MappedContact } from '../model/contact.ts';
import type { ContactKeys } from '../model/snapshot.ts';
import type { DestinationConnection } from './connect-destination.ts';
import type { Workspace } from './workspace.ts';

export async function readSnapshot(
  workspace: Workspace,
  connection: DestinationConnection,
  locationId: string,
  markerFieldId: string | null,
  lagBoundMs: number,
): Promise<void> {
  const { snapshots, journal, mapped } = workspace.ledger;
  const { destination, send, clock, concurrency } = connection;
  await snapshots.clear(locationId);
  for await (const { contacts } of destination.searchContacts([], send('snapshot'))) {
    await snapshots.put(locationId, markerFieldId, contacts);
  }
  const readById = async (ids: readonly string[]) => {
    const reads = await pMap(ids, (id) => destination.contacts.read(send('snapshot'), id), { concurrency });
    const gone = ids.filter((_, position) => reads[position]?.kind === 'absent');
    const found = reads.flatMap((read) => (read.kind === 'found' ? [read.record] : []));
    await snapshots.put(locationId, markerFieldId, found);
    await snapshots.remove(locationId, gone);
  };
  await readById(await journal.writtenSince(locationId, 'contact', clock.now() - lagBoundMs));
  const index = snapshots.index(locationId);
  for await (const batch of mapped.contacts()) {
    const matches = await index.findContacts(batch.map(keysOf));
    const candidates = matches.flatMap(({ byMarker, byEmail, byPhone }) => [
      ...byMarker,
      ...byEmail,
      ...byPhone,
    ]);
    const inexact = candidates.filter(({ readBy }) => readBy !== 'get').map(({ id }) => id);
    await readById([...new Set(inexact)]);
  }
}

/** What a mapped person can be recognised by at the destination. */
export function keysOf(contact: MappedContact): ContactKeys {
  return {
    externalId: contact.externalId,
    email: contact.fields.email ?? null,
    phone: contact.fields.phone ?? null,
  };
}
