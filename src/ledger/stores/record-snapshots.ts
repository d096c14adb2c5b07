/** Opportunities and records of custom objects as they stood, findable by id and by our marker. */
import type { Json } from '../../model/json.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { RecordSnapshotStore, SnapshotRecord } from '../ledger.ts';

export function createRecordSnapshots({ read, write }: Connection): RecordSnapshotStore {
  const rowsOf = (locationId: string, object: string) =>
    read
      .selectFrom('snapshot_record')
      .select(['id', 'marker', 'record'])
      .where('location_id', '=', locationId)
      .where('object', '=', object);
  return {
    async clear(locationId, object) {
      await write
        .deleteFrom('snapshot_record')
        .where('location_id', '=', locationId)
        .where('object', '=', object)
        .execute();
    },

    put(locationId, object, records) {
      return write.transaction().execute(async (trx) => {
        const rows = records.map(({ id, marker, record }) => ({
          location_id: locationId,
          object,
          id,
          marker,
          record: JSON.stringify(record),
        }));
        for (const part of inBatches(rows)) {
          await trx
            .insertInto('snapshot_record')
            .values(part)
            .onConflict((oc) =>
              oc.columns(['location_id', 'object', 'id']).doUpdateSet((eb) => ({
                marker: eb.ref('excluded.marker'),
                record: eb.ref('excluded.record'),
              })),
            )
            .execute();
        }
      });
    },

    async get(locationId, object, ids) {
      const found = new Map<string, Json>();
      for (const part of inBatches(ids)) {
        const rows = await rowsOf(locationId, object).where('id', 'in', part).execute();
        for (const { id, record } of rows) found.set(id, JSON.parse(record) as Json);
      }
      return found;
    },

    async remove(locationId, object, ids) {
      for (const part of inBatches(ids)) {
        await write
          .deleteFrom('snapshot_record')
          .where('location_id', '=', locationId)
          .where('object', '=', object)
          .where('id', 'in', part)
          .execute();
      }
    },

    async *all(locationId, object) {
      const stream = pages((last: { id: string } | null) =>
        rowsOf(locationId, object)
          .where('id', '>', last?.id ?? '')
          .orderBy('id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) yield page.map(({ record }) => JSON.parse(record) as Json);
    },

    async find(locationId, object, markers) {
      const found = new Map<string, SnapshotRecord[]>();
      for (const part of inBatches(markers)) {
        const rows = await rowsOf(locationId, object).where('marker', 'in', part).orderBy('id').execute();
        for (const row of rows) {
          const marker = row.marker ?? '';
          found.set(marker, [...(found.get(marker) ?? []), toRecord(row)]);
        }
      }
      return found;
    },

    async repeated(locationId, object) {
      const twice = read
        .selectFrom('snapshot_record')
        .select('marker')
        .where('location_id', '=', locationId)
        .where('object', '=', object)
        .where('marker', 'is not', null)
        .groupBy('marker')
        .having((eb) => eb.fn.countAll<number>(), '>', 1);
      const rows = await rowsOf(locationId, object)
        .where('marker', 'in', twice)
        .orderBy('marker')
        .orderBy('id')
        .execute();
      return rows.map(toRecord);
    },
  };
}

function toRecord({ id, marker, record }: { id: string; marker: string | null; record: string }) {
  return { id, marker, record: JSON.parse(record) as Json };
}
