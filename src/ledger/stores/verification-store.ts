/** What read-back found: states of records, tallies of fields, discrepancies. */
import type { Discrepancy, FieldTally, RecordState } from '../../model/verification.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { VerificationRow, VerificationStore } from '../verification-stores.ts';

export function createVerificationStore({ read, write }: Connection): VerificationStore {
  return {
    add(runId, discrepancies) {
      return write.transaction().execute(async (trx) => {
        const rows = discrepancies.map(({ externalId, destinationId, ...discrepancy }) => ({
          ...discrepancy,
          run_id: runId,
          external_id: externalId,
          destination_id: destinationId,
        }));
        for (const part of inBatches(rows)) await trx.insertInto('discrepancy').values(part).execute();
      });
    },

    async finish(planId, { runId, records, tallies, endedAt }) {
      await write
        .insertInto('verification')
        .values({
          run_id: runId,
          plan_id: planId,
          records: JSON.stringify(records),
          tallies: JSON.stringify(tallies),
          ended_at: endedAt,
        })
        .execute();
    },

    async keepUnequalSums(runId, unequalSums) {
      await write
        .updateTable('verification')
        .set({ unequal_sums: JSON.stringify(unequalSums) })
        .where('run_id', '=', runId)
        .execute();
    },

    async latest(planId) {
      const row = await read
        .selectFrom('verification')
        .selectAll()
        .where('plan_id', '=', planId)
        .orderBy('ended_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        runId: row.run_id,
        records: JSON.parse(row.records) as VerificationRow['records'],
        tallies: JSON.parse(row.tallies) as FieldTally[],
        endedAt: row.ended_at,
        unequalSums: JSON.parse(row.unequal_sums) as string[],
      };
    },

    async foundStanding(locationId, object, destinationIds) {
      const readBack: { id: string; key: string; runId: string }[] = [];
      for (const part of inBatches(destinationIds)) {
        const rows = await read
          .selectFrom('operation')
          .innerJoin('plan', 'plan.id', 'operation.plan_id')
          .innerJoin('verification', 'verification.plan_id', 'plan.id')
          .select(['operation.destination_id', 'operation.external_id', 'verification.run_id'])
          .where('plan.location_id', '=', locationId)
          .where('operation.object', '=', object)
          .where('operation.state', '=', 'done')
          .where('operation.destination_id', 'in', part)
          .execute();
        for (const { destination_id: id, external_id: externalId, run_id: runId } of rows)
          if (id !== null) readBack.push({ id, runId, key: `${runId}\n${externalId}` });
      }
      // What was not sent yet counts as missing then, what nobody could tell as not proven.
      const unseen = new Set<string>();
      for (const part of inBatches([...new Set(readBack.map(({ runId }) => runId))])) {
        const rows = await read
          .selectFrom('discrepancy')
          .select(['run_id', 'external_id'])
          .where('run_id', 'in', part)
          .where('object', '=', object)
          .where('state', 'in', ['missing', 'unverifiable'])
          .execute();
        for (const row of rows) unseen.add(`${row.run_id}\n${row.external_id}`);
      }
      return new Set(readBack.filter(({ key }) => !unseen.has(key)).map(({ id }) => id));
    },

    async *discrepancies(runId): AsyncGenerator<readonly Discrepancy[]> {
      const stream = pages((last: { id: number } | null) =>
        read
          .selectFrom('discrepancy')
          .selectAll()
          .where('run_id', '=', runId)
          .where('id', '>', last?.id ?? 0)
          .orderBy('id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) {
        yield page.map((row) => ({
          object: row.object,
          externalId: row.external_id,
          destinationId: row.destination_id,
          state: row.state as RecordState,
          field: row.field,
          expected: row.expected,
          actual: row.actual,
        }));
      }
    },
  };
}
