/**
 * Entities: one per person and record of the source, reassembled from staged rows. Markers and aliases
 * are never changed or forgotten; an entity no row stands for any more is not present.
 */
import { type Selectable, sql } from 'kysely';
import type { Entity } from '../../model/entity.ts';
import type { ColumnProfile } from '../../model/field-map.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { EntityStore } from '../ledger.ts';
import type { EntityTable } from '../tables.ts';
import { addPeople } from './add-people.ts';
import { addRecords } from './add-records.ts';
import { rebuildWith } from './entity-drafts.ts';
import { createEntityLinks } from './entity-links.ts';

export function createEntityStore(connection: Connection): EntityStore {
  const { read, write, runEach } = connection;
  return {
    ...createEntityLinks(connection),

    rebuild(kind, account, rows) {
      return write
        .transaction()
        .execute((trx) =>
          rebuildWith(trx, kind, rows, (batch) => addPeople({ trx, runEach }, account, batch)),
        );
    },

    rebuildRecords(kind, rows) {
      return write
        .transaction()
        .execute((trx) => rebuildWith(trx, kind, rows, (batch) => addRecords({ trx, runEach }, kind, batch)));
    },

    async state(kind) {
      const row = await read
        .selectFrom('entity_state')
        .selectAll()
        .where('kind', '=', kind)
        .executeTakeFirst();
      return row === undefined
        ? null
        : { version: row.version, merged: Number(row.merged), conflicts: Number(row.conflicts) };
    },

    async saveState(kind, state) {
      await write
        .insertInto('entity_state')
        .values({ kind, ...state })
        .onConflict((oc) => oc.column('kind').doUpdateSet({ ...state }))
        .execute();
    },

    async count(kind) {
      const { count } = await read
        .selectFrom('entity')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('kind', '=', kind)
        .where('present', '=', 1)
        .where('suppressed', '=', 0)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async hasSuperseded(kind, column) {
      const row = await read
        .selectFrom('entity')
        .select('id')
        .where('kind', '=', kind)
        .where('present', '=', 1)
        .where('suppressed', '=', 0)
        .where(sql<boolean>`instr(superseded, ${`${JSON.stringify(column)}:`}) > 0`)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async belongingTo(kind, contacts) {
      const found = new Map<number, Entity[]>();
      for (const part of inBatches(contacts)) {
        const rows = await read
          .selectFrom('entity')
          .leftJoin('entity as person', 'person.id', 'entity.contact_id')
          .selectAll('entity')
          .select('person.marker as contact')
          .where('entity.contact_id', 'in', part)
          .where('entity.kind', '=', kind)
          .where('entity.present', '=', 1)
          .where('entity.suppressed', '=', 0)
          .orderBy('entity.id')
          .execute();
        for (const row of rows) {
          const contact = row.contact_id ?? 0;
          found.set(contact, [...(found.get(contact) ?? []), toEntity(kind, row)]);
        }
      }
      return found;
    },

    async *all(kind): AsyncGenerator<readonly Entity[]> {
      const stream = pages((last: { id: number } | null) =>
        read
          .selectFrom('entity')
          .leftJoin('entity as person', 'person.id', 'entity.contact_id')
          .selectAll('entity')
          .select('person.marker as contact')
          .where('entity.kind', '=', kind)
          .where('entity.present', '=', 1)
          .where('entity.suppressed', '=', 0)
          .where('entity.id', '>', last?.id ?? 0)
          .orderBy('entity.id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) {
        yield page.map((row) => toEntity(kind, row));
      }
    },

    saveProfiles(kind, profiles) {
      return write.transaction().execute(async (trx) => {
        await trx.deleteFrom('column_profile').where('kind', '=', kind).execute();
        const rows = profiles.map((profile, position) => ({
          kind,
          position,
          profile: JSON.stringify(profile),
        }));
        for (const part of inBatches(rows)) await trx.insertInto('column_profile').values(part).execute();
      });
    },

    async profiles(kind) {
      const rows = await read
        .selectFrom('column_profile')
        .select('profile')
        .where('kind', '=', kind)
        .orderBy('position')
        .execute();
      return rows.map((row) => JSON.parse(row.profile) as ColumnProfile);
    },
  };
}

function toEntity(
  kind: Entity['kind'],
  row: Selectable<EntityTable> & { readonly contact: string | null },
): Entity {
  return {
    id: row.id,
    kind,
    marker: row.marker,
    columns: JSON.parse(row.columns) as Entity['columns'],
    superseded: JSON.parse(row.superseded) as Entity['superseded'],
    origin: { file: row.origin_file, line: row.origin_line },
    contact: row.contact,
    generations: { first: row.first_seen, last: row.last_seen },
    changes: JSON.parse(row.changes) as NonNullable<Entity['changes']>,
  };
}
