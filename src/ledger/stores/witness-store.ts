/**
 * What Kartra's API said about leads and the account, and where it differs from the exports.
 *
 * A lead's row is replaced when it is read again; a look that was not answered never replaces one that was.
 */
import { sql } from 'kysely';
import type { ColumnProfile } from '../../model/field-map.ts';
import type {
  AccountRecord,
  CommunicationsReading,
  DifferenceKind,
  LeadRecord,
  WitnessDetail,
  WitnessDifference,
  WitnessLead,
  WitnessOutcome,
  WitnessRound,
} from '../../model/witness.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { WitnessStore } from '../witness-stores.ts';
import type { WitnessLeadTable } from '../witness-tables.ts';

export function createWitnessStore({ read, write }: Connection): WitnessStore {
  const latestEnded = () =>
    read
      .selectFrom('witness_round')
      .selectAll()
      .where('ended_at', 'is not', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();

  return {
    async latestRound() {
      const row = await read
        .selectFrom('witness_round')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : roundOf(row);
    },

    async beginRound(startedAt, fresh) {
      const row = await write
        .insertInto('witness_round')
        .values({ fresh: fresh ? 1 : 0, started_at: startedAt, ended_at: null, reading: null })
        .returningAll()
        .executeTakeFirstOrThrow();
      return roundOf(row);
    },

    async saveAccount(roundId, record, readAt) {
      const row = { round_id: roundId, record: JSON.stringify(record), read_at: readAt };
      await write
        .insertInto('witness_account')
        .values(row)
        .onConflict((oc) => oc.column('round_id').doUpdateSet({ record: row.record, read_at: readAt }))
        .execute();
    },

    async account() {
      const row = await read
        .selectFrom('witness_account')
        .selectAll()
        .orderBy('round_id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return null;
      return { record: JSON.parse(row.record) as AccountRecord, readAt: row.read_at };
    },

    saveLeads(roundId, leads, details) {
      return write.transaction().execute(async (trx) => {
        const rows = leads.map(({ readAt, record, ...lead }) => ({
          ...lead,
          round_id: roundId,
          read_at: readAt,
          record: record === null ? null : JSON.stringify(record),
        }));
        for (const part of inBatches(rows.filter(({ outcome }) => outcome !== 'unanswered'))) {
          await trx
            .insertInto('witness_lead')
            .values(part)
            .onConflict((oc) =>
              oc.column('marker').doUpdateSet((eb) => ({
                round_id: eb.ref('excluded.round_id'),
                outcome: eb.ref('excluded.outcome'),
                note: eb.ref('excluded.note'),
                read_at: eb.ref('excluded.read_at'),
                record: eb.ref('excluded.record'),
              })),
            )
            .execute();
        }
        for (const part of inBatches(rows.filter(({ outcome }) => outcome === 'unanswered'))) {
          await trx
            .insertInto('witness_lead')
            .values(part)
            .onConflict((oc) => oc.column('marker').doNothing())
            .execute();
        }
        const found = details.map((detail) => ({ ...detail, record: JSON.stringify(detail.record) }));
        for (const part of inBatches(found)) {
          await trx
            .insertInto('witness_detail')
            .values(part)
            .onConflict((oc) =>
              oc.columns(['kind', 'id']).doUpdateSet((eb) => ({
                marker: eb.ref('excluded.marker'),
                record: eb.ref('excluded.record'),
              })),
            )
            .execute();
        }
      });
    },

    async pending({ id, fresh }, markers, withMoney) {
      const open = new Set(markers);
      for (const part of inBatches(markers)) {
        const known = await read
          .selectFrom('witness_lead')
          .selectAll()
          .where('marker', 'in', part)
          .where('outcome', '!=', 'unanswered')
          .where('round_id', '>=', fresh ? id : 0)
          .execute();
        for (const { marker, record } of known.map(leadOf)) {
          const lacksMoney = record !== null && (record.listed ?? null) === null;
          if (!withMoney || !lacksMoney) open.delete(marker);
        }
      }
      return open;
    },

    async leads(markers) {
      const found = new Map<string, WitnessLead>();
      for (const part of inBatches(markers)) {
        const rows = await read.selectFrom('witness_lead').selectAll().where('marker', 'in', part).execute();
        for (const row of rows) found.set(row.marker, leadOf(row));
      }
      return found;
    },

    async *unread(): AsyncGenerator<readonly WitnessLead[]> {
      const stream = pages((last: { marker: string } | null) =>
        read
          .selectFrom('witness_lead')
          .selectAll()
          .where('outcome', '!=', 'read')
          .where('marker', '>', last?.marker ?? '')
          .orderBy('marker')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) yield page.map(leadOf);
    },

    async summary() {
      const rows = await read
        .selectFrom('witness_lead')
        .select((eb) => [
          'outcome',
          eb.fn.countAll<number>().as('count'),
          eb.fn.min('read_at').as('oldest'),
          eb.fn.max('read_at').as('newest'),
        ])
        .groupBy('outcome')
        .orderBy('outcome')
        .execute();
      if (rows.length === 0) return null;
      return {
        outcomes: Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)])),
        oldest: rows.reduce((least, { oldest }) => (oldest < least ? oldest : least), Infinity),
        newest: rows.reduce((most, { newest }) => (newest > most ? newest : most), 0),
      };
    },

    async *details(kind): AsyncGenerator<readonly WitnessDetail[]> {
      const stream = pages((last: { id: string } | null) =>
        read
          .selectFrom('witness_detail')
          .selectAll()
          .where('kind', '=', kind)
          .where('id', '>', last?.id ?? '')
          .orderBy('id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) {
        yield page.map(({ id, marker, record }) => ({
          kind,
          id,
          marker,
          record: JSON.parse(record) as WitnessDetail['record'],
        }));
      }
    },

    endRound(roundId, { endedAt, reading, profiles }, differences) {
      return write.transaction().execute(async (trx) => {
        await trx.deleteFrom('witness_difference').execute();
        for await (const batch of differences) {
          for (const part of inBatches(batch)) {
            await trx
              .insertInto('witness_difference')
              .values(part.map((difference) => ({ ...difference })))
              .execute();
          }
        }
        await trx.deleteFrom('witness_profile').execute();
        const rows = profiles.map((profile, position) => ({ position, profile: JSON.stringify(profile) }));
        for (const part of inBatches(rows)) await trx.insertInto('witness_profile').values(part).execute();
        await trx
          .updateTable('witness_round')
          .set({ reading, ended_at: sql<number>`coalesce(ended_at, ${endedAt})` })
          .where('id', '=', roundId)
          .execute();
      });
    },

    async reading() {
      const ended = await latestEnded();
      return ended === undefined ? null : ((ended.reading ?? 'unknown') as CommunicationsReading);
    },

    async *differences(): AsyncGenerator<readonly WitnessDifference[]> {
      const stream = pages((last: { id: number } | null) =>
        read
          .selectFrom('witness_difference')
          .selectAll()
          .where('id', '>', last?.id ?? 0)
          .orderBy('id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) {
        yield page.map(({ id: _, ...row }) => row as WitnessDifference);
      }
    },

    async differenceCounts() {
      const rows = await read
        .selectFrom('witness_difference')
        .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
        .groupBy('kind')
        .orderBy('kind')
        .execute();
      return Object.fromEntries(rows.map(({ kind, count }) => [kind as DifferenceKind, Number(count)]));
    },

    async profiles() {
      const rows = await read.selectFrom('witness_profile').select('profile').orderBy('position').execute();
      return rows.map(({ profile }) => JSON.parse(profile) as ColumnProfile);
    },

    async version() {
      const ended = await latestEnded();
      if (ended === undefined) return null;
      const { count, newest } = await read
        .selectFrom('witness_lead')
        .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('read_at').as('newest')])
        .executeTakeFirstOrThrow();
      return `${ended.id} ${ended.reading ?? ''} ${Number(count)} ${Number(newest)}`;
    },
  };
}

function leadOf(row: WitnessLeadTable): WitnessLead {
  return {
    marker: row.marker,
    outcome: row.outcome as WitnessOutcome,
    note: row.note,
    readAt: row.read_at,
    record: row.record === null ? null : (JSON.parse(row.record) as LeadRecord),
  };
}

function roundOf(row: {
  readonly id: number;
  readonly fresh: number;
  readonly started_at: number;
  readonly ended_at: number | null;
}): WitnessRound {
  return { id: row.id, fresh: row.fresh === 1, startedAt: row.started_at, endedAt: row.ended_at };
}
