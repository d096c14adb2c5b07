/** What locations take, the latest read of each. */
import type { LocationLimits } from '../../model/location.ts';
import type { Connection } from '../connection.ts';
import type { LocationLimitsTable, LocationStore } from '../location-stores.ts';

export function createLocationStore({ read, write }: Connection): LocationStore {
  return {
    async save(locationId, { severalOpportunities, objectKeys }, readAt) {
      const row: Omit<LocationLimitsTable, 'location_id'> = {
        several_opportunities: severalOpportunities ? 1 : 0,
        object_keys: objectKeys === null ? null : JSON.stringify(objectKeys),
        read_at: readAt,
      };
      await write
        .insertInto('location_limits')
        .values({ location_id: locationId, ...row })
        .onConflict((conflict) => conflict.column('location_id').doUpdateSet(row))
        .execute();
    },

    async find(locationId) {
      const row = await read
        .selectFrom('location_limits')
        .selectAll()
        .where('location_id', '=', locationId)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        severalOpportunities: row.several_opportunities === 1,
        objectKeys:
          row.object_keys === null ? null : (JSON.parse(row.object_keys) as LocationLimits['objectKeys']),
      };
    },
  };
}
