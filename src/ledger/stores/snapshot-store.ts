/** The destination's contacts as they stood before planning, findable by marker, e-mail and phone. */
import type { Transaction } from 'kysely';
import type { DestinationContact } from '../../model/destination-contact.ts';
import type { ContactKeys, ContactMatches, SnapshotIndex } from '../../model/snapshot.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { SnapshotStore } from '../ledger.ts';
import type { Tables } from '../tables.ts';
import { createRecordSnapshots } from './record-snapshots.ts';

export function createSnapshotStore(connection: Connection): SnapshotStore {
  const { read, write } = connection;
  return {
    records: createRecordSnapshots(connection),

    clear(locationId) {
      return write.transaction().execute(async (trx) => {
        await trx.deleteFrom('snapshot_contact').where('location_id', '=', locationId).execute();
        await trx.deleteFrom('snapshot_key').where('location_id', '=', locationId).execute();
      });
    },

    put(locationId, markerFieldId, contacts) {
      return write.transaction().execute(async (trx) => {
        for (const part of inBatches(contacts.map((contact) => contact.id))) {
          await trx
            .deleteFrom('snapshot_key')
            .where('location_id', '=', locationId)
            .where('contact_id', 'in', part)
            .execute();
        }
        await putContacts(trx, locationId, markerFieldId, contacts);
      });
    },

    remove(locationId, ids) {
      return write.transaction().execute(async (trx) => {
        for (const part of inBatches(ids)) {
          await trx
            .deleteFrom('snapshot_contact')
            .where('location_id', '=', locationId)
            .where('id', 'in', part)
            .execute();
          await trx
            .deleteFrom('snapshot_key')
            .where('location_id', '=', locationId)
            .where('contact_id', 'in', part)
            .execute();
        }
      });
    },

    index(locationId): SnapshotIndex {
      return { findContacts: (keys) => findContacts({ read }, locationId, keys) };
    },

    async get(locationId, ids) {
      const found = new Map<string, DestinationContact>();
      for (const part of inBatches(ids)) {
        const rows = await read
          .selectFrom('snapshot_contact')
          .select(['id', 'record'])
          .where('location_id', '=', locationId)
          .where('id', 'in', part)
          .execute();
        for (const row of rows) found.set(row.id, JSON.parse(row.record) as DestinationContact);
      }
      return found;
    },

    async *all(locationId) {
      const stream = pages((last: { id: string } | null) =>
        read
          .selectFrom('snapshot_contact')
          .select(['id', 'record'])
          .where('location_id', '=', locationId)
          .where('id', '>', last?.id ?? '')
          .orderBy('id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream)
        yield page.map(({ record }) => JSON.parse(record) as DestinationContact);
    },

    async repeatedMarkers(locationId) {
      const repeated = read
        .selectFrom('snapshot_key')
        .select('value')
        .where('location_id', '=', locationId)
        .where('key', '=', 'marker')
        .groupBy('value')
        .having((eb) => eb.fn.countAll<number>(), '>', 1);
      const rows = await read
        .selectFrom('snapshot_key')
        .select(['value', 'contact_id'])
        .where('location_id', '=', locationId)
        .where('key', '=', 'marker')
        .where('value', 'in', repeated)
        .orderBy('value')
        .orderBy('contact_id')
        .execute();
      const ids = new Map<string, string[]>();
      for (const row of rows) ids.set(row.value, [...(ids.get(row.value) ?? []), row.contact_id]);
      return [...ids].map(([marker, contactIds]) => ({ marker, ids: contactIds }));
    },

    async count(locationId) {
      const { count } = await read
        .selectFrom('snapshot_contact')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('location_id', '=', locationId)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

async function putContacts(
  trx: Transaction<Tables>,
  locationId: string,
  markerFieldId: string | null,
  contacts: readonly DestinationContact[],
): Promise<void> {
  for (const part of inBatches(contacts)) {
    await trx
      .insertInto('snapshot_contact')
      .values(
        part.map((contact) => ({
          location_id: locationId,
          id: contact.id,
          record: JSON.stringify(contact),
        })),
      )
      .onConflict((oc) =>
        oc.columns(['location_id', 'id']).doUpdateSet((eb) => ({ record: eb.ref('excluded.record') })),
      )
      .execute();
  }
  const keys = contacts.flatMap((contact) =>
    keysOf(contact, markerFieldId).map(({ key, value }) => ({
      location_id: locationId,
      key,
      value,
      contact_id: contact.id,
    })),
  );
  for (const part of inBatches(keys)) {
    await trx
      .insertInto('snapshot_key')
      .values(part)
      .onConflict((oc) => oc.doNothing())
      .execute();
  }
}

function keysOf(contact: DestinationContact, markerFieldId: string | null): { key: string; value: string }[] {
  const keys: { key: string; value: string }[] = [];
  const marker = markerFieldId === null ? undefined : contact.custom[markerFieldId];
  if (typeof marker === 'string' && marker !== '') keys.push({ key: 'marker', value: marker });
  for (const email of [contact.fields.email, ...contact.additionalEmails]) {
    if (email !== undefined && email !== '') keys.push({ key: 'email', value: email.toLowerCase() });
  }
  for (const phone of [contact.fields.phone, ...contact.additionalPhones]) {
    if (phone !== undefined && phone !== '') keys.push({ key: 'phone', value: phone });
  }
  return keys;
}

async function findContacts(
  { read }: Pick<Connection, 'read'>,
  locationId: string,
  keys: readonly ContactKeys[],
): Promise<readonly ContactMatches[]> {
  const records = new Map<string, DestinationContact>();
  const found = new Map<string, string[]>();
  const wanted: readonly [key: string, values: readonly (string | null)[]][] = [
    ['marker', keys.map((key) => key.externalId)],
    ['email', keys.map((key) => key.email?.toLowerCase() ?? null)],
    ['phone', keys.map((key) => key.phone)],
  ];
  for (const [key, values] of wanted) {
    const present = [...new Set(values.filter((value) => value !== null))];
    for (const part of inBatches(present)) {
      const rows = await read
        .selectFrom('snapshot_key')
        .innerJoin('snapshot_contact', (join) =>
          join
            .onRef('snapshot_contact.location_id', '=', 'snapshot_key.location_id')
            .onRef('snapshot_contact.id', '=', 'snapshot_key.contact_id'),
        )
        .select(['snapshot_key.value', 'snapshot_contact.id', 'snapshot_contact.record'])
        .where('snapshot_key.location_id', '=', locationId)
        .where('snapshot_key.key', '=', key)
        .where('snapshot_key.value', 'in', part)
        .orderBy('snapshot_contact.id')
        .execute();
      for (const row of rows) {
        if (!records.has(row.id)) records.set(row.id, JSON.parse(row.record) as DestinationContact);
        const slot = `${key}:${row.value}`;
        found.set(slot, [...(found.get(slot) ?? []), row.id]);
      }
    }
  }
  const matching = (key: string, value: string | null): DestinationContact[] =>
    value === null
      ? []
      : (found.get(`${key}:${value}`) ?? []).flatMap((id) => {
          const record = records.get(id);
          return record === undefined ? [] : [record];
        });
  return keys.map((key) => ({
    byMarker: matching('marker', key.externalId),
    byEmail: matching('email', key.email?.toLowerCase() ?? null),
    byPhone: matching('phone', key.phone),
  }));
}
