/**
 * Rollbacks and their reversals. Modes of a reversal: planned → intent (a request for it is about to leave) → the
 * bucket it ends in, or planned again when the request certainly was not carried out. Both ends of a request are
 * one transaction each, durable when it resolves.
 */
import type { Transaction } from 'kysely';
import { startDigest } from '../../model/digest.ts';
import { canonicalJson } from '../../model/json.ts';
import {
  type Action,
  type FieldChange,
  type ObjectKind,
  type PlanInputs,
  phaseOf,
} from '../../model/plan.ts';
import {
  noRollbackCounts,
  type Reversal,
  type ReversalState,
  type Rollback,
  type RollbackBucket,
  type RollbackCounts,
  type RollbackScope,
} from '../../model/rollback.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { RollbackStore } from '../rollback-stores.ts';
import type { ReversalTable, RollbackTable } from '../rollback-tables.ts';
import type { Tables } from '../tables.ts';
import { type OperationRow, toOperation } from './operation-row.ts';
import { countStanding, writingRuns, writtenOperations } from './written-operations.ts';

export function createRollbackStore({ read, write, reversalWrites }: Connection): RollbackStore {
  return {
    prepare(locationId, scope, madeAt) {
      return write.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('rollback')
          .where('location_id', '=', locationId)
          .where('started_at', 'is', null)
          .execute();
        const row = await trx
          .insertInto('rollback')
          .values({ location_id: locationId, scope: JSON.stringify(scope), basis: '', made_at: madeAt })
          .returningAll()
          .executeTakeFirstOrThrow();
        const digest = startDigest();
        for await (const ids of writtenOperations(trx, locationId, scope)) {
          for (const id of ids) digest.add(String(id));
          for (const part of inBatches(ids)) {
            const values = part.map((id) => ({ rollback_id: row.id, operation_id: id, state: 'planned' }));
            await trx.insertInto('reversal').values(values).execute();
          }
        }
        const basis = digest.hex();
        await trx.updateTable('rollback').set({ basis }).where('id', '=', row.id).execute();
        return toRollback({ ...row, basis });
      });
    },

    async basis(locationId, scope) {
      const digest = startDigest();
      for await (const ids of writtenOperations(read, locationId, scope))
        for (const id of ids) digest.add(String(id));
      return digest.hex();
    },

    runs: (locationId) => writingRuns(read, locationId),
    standing: (locationId) => countStanding(read, locationId),

    forecast(outcomes) {
      return write.transaction().execute(async (trx) => {
        for (const { reversalId, bucket, reason } of outcomes) {
          await trx
            .updateTable('reversal')
            .set({ forecast: bucket, forecast_reason: reason })
            .where('id', '=', reversalId)
            .execute();
        }
      });
    },

    async seal(rollbackId) {
      const { basis, scope } = await write
        .selectFrom('rollback')
        .select(['basis', 'scope'])
        .where('id', '=', rollbackId)
        .executeTakeFirstOrThrow();
      const digest = startDigest();
      digest.add(canonicalJson({ basis, scope }));
      const stream = pages((last: { id: number } | null) =>
        write
          .selectFrom('reversal')
          .select(['id', 'operation_id', 'forecast', 'forecast_reason'])
          .where('rollback_id', '=', rollbackId)
          .where('id', '>', last?.id ?? 0)
          .orderBy('id')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) for (const { id: _, ...row } of page) digest.add(canonicalJson(row));
      const row = await write
        .updateTable('rollback')
        .set({ hash: digest.hex() })
        .where('id', '=', rollbackId)
        .returningAll()
        .executeTakeFirstOrThrow();
      return toRollback(row);
    },

    async latest(locationId) {
      const row = await read
        .selectFrom('rollback')
        .selectAll()
        .where('location_id', '=', locationId)
        .where('hash', 'is not', null)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toRollback(row);
    },

    async groups(rollbackId) {
      const rows = await read
        .selectFrom('reversal')
        .innerJoin('operation', 'operation.id', 'reversal.operation_id')
        .innerJoin('plan', 'plan.id', 'operation.plan_id')
        .select([
          'operation.plan_id',
          'operation.object',
          'operation.action',
          'plan.inputs',
          (eb) => eb.fn.countAll<number>().as('reversals'),
        ])
        .where('rollback_id', '=', rollbackId)
        .groupBy([
          'operation.plan_id',
          'operation.phase',
          'operation.rank',
          'operation.object',
          'operation.action',
          'plan.inputs',
        ])
        .orderBy('operation.plan_id', 'desc')
        .orderBy('operation.phase', 'desc')
        .orderBy('operation.rank', 'desc')
        .orderBy('operation.action', 'desc')
        .execute();
      return rows.map(({ plan_id: planId, object, action, inputs, reversals }) => ({
        planId,
        object: object as ObjectKind,
        action: action as Action,
        repairs: (JSON.parse(inputs) as PlanInputs).repairs !== undefined,
        reversals: Number(reversals),
      }));
    },

    async *reversals(rollbackId, filter = {}) {
      const stream = pages((last: JoinedRow | null) => {
        let query = joined(read)
          .where('reversal.rollback_id', '=', rollbackId)
          .where('reversal.id', '>', last?.reversal_id ?? 0);
        if (filter.states !== undefined) query = query.where('reversal.state', 'in', [...filter.states]);
        if (filter.planId !== undefined) query = query.where('operation.plan_id', '=', filter.planId);
        if (filter.object !== undefined) query = query.where('operation.object', '=', filter.object);
        if (filter.action !== undefined) query = query.where('operation.action', '=', filter.action);
        return query.orderBy('reversal.id').limit(pageSize).execute();
      });
      for await (const page of stream) yield page.map(toReversal);
    },

    async find(rollbackId, externalIds) {
      const found = new Map<string, Reversal[]>();
      for (const part of inBatches(externalIds)) {
        const rows = await joined(read)
          .where('reversal.rollback_id', '=', rollbackId)
          .where('operation.external_id', 'in', part)
          .orderBy('reversal.id')
          .execute();
        for (const row of rows)
          found.set(row.external_id, [...(found.get(row.external_id) ?? []), toReversal(row)]);
      }
      return found;
    },

    async repairsTakenBack(locationId, externalId) {
      const rows = await read
        .selectFrom('operation')
        .innerJoin('plan', 'plan.id', 'operation.plan_id')
        .innerJoin('reversal', 'reversal.operation_id', 'operation.id')
        .select(['operation.changes', 'plan.inputs'])
        .where('operation.external_id', '=', externalId)
        .where('operation.action', '=', 'update')
        .where('plan.location_id', '=', locationId)
        .where('reversal.state', '=', 'reversed')
        .execute();
      return rows
        .filter(({ inputs }) => (JSON.parse(inputs) as PlanInputs).repairs !== undefined)
        .flatMap(({ changes }) => JSON.parse(changes) as FieldChange[]);
    },

    begin(rollbackId, at) {
      return write.transaction().execute(async (trx) => {
        const { location_id, scope } = await trx
          .updateTable('rollback')
          .set((eb) => ({ started_at: eb.fn.coalesce('started_at', eb.val(at)) }))
          .where('id', '=', rollbackId)
          .returning(['location_id', 'scope'])
          .executeTakeFirstOrThrow();
        let voided = trx
          .updateTable('plan')
          .set({ undone_at: at })
          .where('location_id', '=', location_id)
          .where('undone_at', 'is', null);
        // What was granted apart from the load leaves the load, and its sign-off, as they are.
        if (await isGranted(trx, JSON.parse(scope) as RollbackScope))
          voided = voided.where('kind', '!=', 'load');
        await voided.execute();
      });
    },

    async end(rollbackId, at) {
      await write.updateTable('rollback').set({ ended_at: at }).where('id', '=', rollbackId).execute();
    },

    ...reversalWrites,

    counts: (rollbackId) => countBy(read, rollbackId, 'reversal.state'),
    forecastCounts: (rollbackId) => countBy(read, rollbackId, 'reversal.forecast'),
  };
}

type JoinedRow = OperationRow &
  Pick<ReversalTable, 'rollback_id' | 'forecast' | 'forecast_reason'> & {
    reversal_id: number;
    reversal_state: string;
    reversal_reason: string | null;
  };

function joined(db: Connection['read']) {
  return db
    .selectFrom('reversal')
    .innerJoin('operation', 'operation.id', 'reversal.operation_id')
    .selectAll('operation')
    .select([
      'reversal.id as reversal_id',
      'reversal.rollback_id',
      'reversal.state as reversal_state',
      'reversal.reason as reversal_reason',
      'reversal.forecast',
      'reversal.forecast_reason',
    ]);
}

function toReversal(row: JoinedRow): Reversal {
  return {
    id: row.reversal_id,
    rollbackId: row.rollback_id,
    operation: toOperation(row),
    state: row.reversal_state as ReversalState,
    reason: row.reversal_reason,
    forecast:
      row.forecast === null ? null : { bucket: row.forecast as RollbackBucket, reason: row.forecast_reason },
  };
}

const bucketNames: Readonly<Record<string, Exclude<keyof RollbackCounts, 'written'>>> = {
  reversed: 'reversed',
  kept: 'kept',
  errored: 'errored',
  'not-reversible': 'notReversible',
};

async function countBy(
  read: Connection['read'],
  rollbackId: number,
  column: 'reversal.state' | 'reversal.forecast',
): Promise<Readonly<Record<string, RollbackCounts>>> {
  const rows = await read
    .selectFrom('reversal')
    .innerJoin('operation', 'operation.id', 'reversal.operation_id')
    .select(['operation.object', `${column} as bucket`, (eb) => eb.fn.countAll<number>().as('count')])
    .where('rollback_id', '=', rollbackId)
    .groupBy(['operation.object', column])
    .execute();
  return addUp(rows);
}

function addUp(
  rows: readonly { readonly object: string; readonly bucket: string | null; readonly count: number }[],
): Readonly<Record<string, RollbackCounts>> {
  const counts: Record<string, RollbackCounts> = {};
  for (const { object, bucket, count } of rows) {
    const before = counts[object] ?? noRollbackCounts;
    const name = bucketNames[bucket ?? ''];
    counts[object] = {
      ...before,
      written: before.written + Number(count),
      ...(name === undefined ? {} : { [name]: before[name] + Number(count) }),
    };
  }
  return counts;
}

function toRollback(row: Omit<RollbackTable, 'id'> & { id: number }): Rollback {
  return {
    id: row.id,
    locationId: row.location_id,
    scope: JSON.parse(row.scope) as RollbackScope,
    basis: row.basis,
    hash: row.hash,
    madeAt: row.made_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

/** Whether it undoes nothing but what `landfall grant` gave. */
async function isGranted(trx: Transaction<Tables>, scope: RollbackScope): Promise<boolean> {
  if (scope.kind === 'object') return phaseOf[scope.object] === 'grants';
  if (scope.kind === 'phase') return scope.phase === 'grants';
  if (scope.kind !== 'run') return false;
  const run = await trx
    .selectFrom('run')
    .select('step')
    .where('id', '=', scope.runId)
    .executeTakeFirstOrThrow();
  return run.step === 'grant';
}
