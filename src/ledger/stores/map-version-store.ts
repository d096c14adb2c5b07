/** Confirmed field maps by the hash of their meaning. A version is written once and never changed. */
import type { FieldMap } from '../../model/field-map.ts';
import type { Connection } from '../connection.ts';
import type { MapVersionStore } from '../ledger.ts';

export function createMapVersionStore({ read, write }: Connection): MapVersionStore {
  return {
    async keep({ withoutReview, map, ...kept }) {
      await write
        .insertInto('map_version')
        .values({ ...kept, without_review: withoutReview ? 1 : 0, map: JSON.stringify(map) })
        .onConflict((conflict) => conflict.column('version').doNothing())
        .execute();
    },

    async find(version) {
      const row = await read
        .selectFrom('map_version')
        .selectAll()
        .where('version', '=', version)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { without_review: unread, map, ...kept } = row;
      return { ...kept, withoutReview: unread === 1, map: JSON.parse(map) as FieldMap };
    },

    async list() {
      const rows = await read
        .selectFrom('map_version')
        .select(['version', 'by', 'at', 'without_review'])
        .orderBy('at', 'desc')
        .orderBy('version')
        .execute();
      return rows.map(({ without_review: unread, ...kept }) => ({ ...kept, withoutReview: unread === 1 }));
    },
  };
}
