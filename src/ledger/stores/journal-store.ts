/**
 * The journal. Modes of an operation: planned → intent (a request that carries it is about to leave) →
 * done, refused, unknown, or planned again when the request certainly was not carried out; skipped when
 * nothing was sent for it; waiting while only a person can do it. What every request writes comes with the back end.
 */
import { movedFields } from '../../model/journal.ts';
import type { Json } from '../../model/json.ts';
import type { TargetName } from '../../model/location.ts';
import { withoutMoved } from '../../model/merge-written.ts';
import { type Counts, noCounts } from '../../model/plan.ts';
import { type Connection, inBatches } from '../connection.ts';
import type { JournalStore, RunRow, WriteSpan } from '../journal-stores.ts';
import type { RunTable } from '../tables.ts';
import { actions, countsByAction } from './count-by-action.ts';
import { createSendings } from './sendings.ts';
import { readTagsGiven } from './tags-given.ts';

export function createJournalStore({ read, write, journalWrites }: Connection): JournalStore {
  return {
    async startRun(run) {
      await write
        .insertInto('run')
        .values({
          id: run.id,
          step: run.step,
          target: run.target,
          location_id: run.locationId,
          plan_id: run.planId,
          started_at: run.startedAt,
          ended_at: null,
        })
        .execute();
    },

    async endRun(id, endedAt) {
      await write.updateTable('run').set({ ended_at: endedAt }).where('id', '=', id).execute();
    },

    async runs(planId) {
      const rows = await read
        .selectFrom('run')
        .selectAll()
        .where('plan_id', '=', planId)
        .orderBy('started_at')
        .execute();
      return rows.map(toRunRow);
    },

    async latestRun(step, target) {
      const row = await read
        .selectFrom('run')
        .selectAll()
        .where('step', '=', step)
        .where('target', '=', target)
        .orderBy('started_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toRunRow(row);
    },

    ...journalWrites,

    ...createSendings(read),

    async requestCounts(runIds) {
      if (runIds.length === 0) return [];
      const rows = await read
        .selectFrom('request_count')
        .select((eb) => [
          'purpose',
          'route',
          eb.fn.sum<number>('sent').as('sent'),
          eb.fn.sum<number>('throttled').as('throttled'),
        ])
        .where('run_id', 'in', [...runIds])
        .groupBy(['purpose', 'route'])
        .orderBy('purpose')
        .orderBy('route')
        .execute();
      return rows.map((row) => ({ ...row, sent: Number(row.sent), throttled: Number(row.throttled) }));
    },

    async counts(planId, objects) {
      let query = read
        .selectFrom('operation')
        .select(['object', 'state', ...countsByAction])
        .where('plan_id', '=', planId)
        .groupBy(['object', 'state']);
      if (objects !== undefined) query = query.where('object', 'in', [...objects]);
      const counts: Record<string, Counts> = {};
      for (const row of await query.execute()) {
        for (const action of actions) {
          const count = Number(row[action]);
          if (count === 0) continue;
          const before = counts[row.object] ?? noCounts;
          const bucket = bucketOf(action, row.state);
          counts[row.object] = {
            ...before,
            planned: before.planned + count,
            ...(bucket === null ? {} : { [bucket]: before[bucket] + count }),
          };
        }
      }
      return counts;
    },

    async noteCounts(planId) {
      const rows = await read
        .selectFrom('operation')
        .select(['note', (eb) => eb.fn.countAll<number>().as('count')])
        .where('plan_id', '=', planId)
        .where('note', 'is not', null)
        .where('state', '!=', 'waiting')
        .groupBy('note')
        .orderBy('note')
        .execute();
      return Object.fromEntries(rows.map((row) => [row.note ?? '', Number(row.count)]));
    },

    async destinationIds(locationId, externalIds) {
      const found: Record<string, string> = {};
      for (const part of inBatches(externalIds)) {
        const rows = await read
          .selectFrom('identity_link')
          .select(['external_id', 'destination_id'])
          .where('location_id', '=', locationId)
          .where('external_id', 'in', part)
          .execute();
        for (const row of rows) found[row.external_id] = row.destination_id;
      }
      return found;
    },

    async identities(locationId, object) {
      const rows = await read
        .selectFrom('identity_link')
        .select(['external_id', 'destination_id'])
        .where('location_id', '=', locationId)
        .where('object', '=', object)
        .orderBy('external_id')
        .execute();
      return new Map(rows.map((row) => [row.external_id, row.destination_id]));
    },

    async writesTo(locationId, destinationIds) {
      const found = new Map<string, WriteSpan[]>();
      for (const part of inBatches(destinationIds)) {
        const rows = await read
          .selectFrom('operation')
          .innerJoin('plan', 'plan.id', 'operation.plan_id')
          .innerJoin('request_operation', 'request_operation.operation_id', 'operation.id')
          .innerJoin('request', 'request.id', 'request_operation.request_id')
          .select(['operation.destination_id', 'request.sent_at', 'request.ended_at'])
          .where('plan.location_id', '=', locationId)
          .where('operation.destination_id', 'in', part)
          .orderBy('request.id')
          .execute();
        for (const { destination_id: id, sent_at: sentAt, ended_at: endedAt } of rows)
          if (id !== null) found.set(id, [...(found.get(id) ?? []), { sentAt, endedAt: endedAt ?? sentAt }]);
      }
      return found;
    },

    async expectedOf(locationId, object, externalIds) {
      const found = new Map<string, Json[]>();
      for (const part of inBatches(externalIds)) {
        const rows = await read
          .selectFrom('operation')
          .innerJoin('plan', 'plan.id', 'operation.plan_id')
          .select(['operation.external_id', 'operation.expected', 'operation.note'])
          .where('operation.external_id', 'in', part)
          .where('operation.object', '=', object)
          .where('operation.state', '=', 'done')
          .where('plan.location_id', '=', locationId)
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('reversal')
                  .innerJoin('rollback', 'rollback.id', 'reversal.rollback_id')
                  .select('reversal.id')
                  .whereRef('reversal.operation_id', '=', 'operation.id')
                  .where('rollback.started_at', 'is not', null),
              ),
            ),
          )
          .orderBy('operation.id')
          .execute();
        for (const row of rows) {
          const expected = found.get(row.external_id) ?? [];
          expected.push(withoutMoved(JSON.parse(row.expected) as Json, movedFields(row.note)));
          found.set(row.external_id, expected);
        }
      }
      return found;
    },

    tagsGiven: (locationId, markers) => readTagsGiven(read, locationId, markers),

    async writtenSince(locationId, object, since) {
      const rows = await read
        .selectFrom('identity_link')
        .select('destination_id')
        .where('location_id', '=', locationId)
        .where('object', '=', object)
        .where('written_at', '>=', since)
        .orderBy('written_at')
        .execute();
      return rows.map((row) => row.destination_id);
    },
  };
}

/** The bucket of I4 an operation is in now; null while it is still to come. */
function bucketOf(action: string, state: string): Exclude<keyof Counts, 'planned'> | null {
  if (state === 'skipped') return 'skipped';
  if (state === 'refused') return 'refused';
  if (state === 'unknown' || state === 'intent') return 'unresolved';
  if (state === 'waiting') return 'manual';
  // What a person did was not done by us: it stands, as the plan wants it.
  if (action === 'manual') return state === 'done' ? 'unchanged' : 'manual';
  if (state !== 'done') return null;
  if (action === 'create') return 'created';
  return action === 'update' ? 'updated' : 'unchanged';
}

function toRunRow(row: RunTable): RunRow {
  return {
    id: row.id,
    step: row.step,
    target: row.target as TargetName,
    locationId: row.location_id,
    planId: row.plan_id,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
