/** Leads Kartra said something about: one row for each, however often. */
import type { Connection } from '../connection.ts';
import type { LeadChangeStore } from '../witness-stores.ts';

export function createLeadChangeStore({ read, write }: Connection): LeadChangeStore {
  return {
    async markerOf(aliases) {
      if (aliases.length === 0) return null;
      const row = await read
        .selectFrom('entity_alias')
        .innerJoin('entity', 'entity.id', 'entity_alias.entity_id')
        .select('entity.marker')
        .where('entity_alias.kind', '=', 'contact')
        .where('entity_alias.alias', 'in', [...aliases])
        .orderBy('entity_alias.alias', 'desc')
        .executeTakeFirst();
      return row?.marker ?? null;
    },

    async note(marker, at) {
      await write
        .insertInto('lead_change')
        .values({ marker, events: 1, changed_at: at, read_at: null })
        .onConflict((oc) =>
          oc.column('marker').doUpdateSet((eb) => ({
            events: eb('lead_change.events', '+', 1),
            changed_at: eb.ref('excluded.changed_at'),
          })),
        )
        .execute();
    },

    async unread() {
      const rows = await read
        .selectFrom('lead_change')
        .select('marker')
        .where((eb) => eb.or([eb('read_at', 'is', null), eb('read_at', '<', eb.ref('changed_at'))]))
        .execute();
      return new Set(rows.map(({ marker }) => marker));
    },

    async markRead(markers, at) {
      for (const marker of markers)
        await write.updateTable('lead_change').set({ read_at: at }).where('marker', '=', marker).execute();
    },

    async countSince(since) {
      const row = await read
        .selectFrom('lead_change')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('changed_at', '>', since)
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
  };
}
