/**
 * Which operations a rollback covers: what this workspace wrote at a location, or may have written, and has not
 * undone since. An operation whose every request was refused wrote nothing: what stands there was somebody's own.
 */
import { type Kysely, type SqlBool, sql, type Transaction } from 'kysely';
import { objectKinds, phases } from '../../model/plan.ts';
import type { RollbackScope, WritingRun } from '../../model/rollback.ts';
import { inBatches, pageSize, pages } from '../connection.ts';
import type { Tables } from '../tables.ts';

/** Ids in the order they were planned. */
export async function* writtenOperations(
  db: Kysely<Tables> | Transaction<Tables>,
  locationId: string,
  scope: RollbackScope,
): AsyncGenerator<readonly number[]> {
  const carried = scope.kind === 'run' ? await carriedBy(db, locationId, scope.runId) : null;
  if (scope.kind === 'run' && carried === null) return;
  const stream = pages((last: { id: number } | null) => {
    let query = db
      .selectFrom('operation')
      .innerJoin('plan', 'plan.id', 'operation.plan_id')
      .select(['operation.id', 'operation.external_id', 'operation.depends_on'])
      .where('plan.location_id', '=', locationId)
      .where('operation.action', 'in', ['create', 'update'])
      .where((eb) =>
        eb.or([
          eb('operation.state', 'in', ['done', 'intent', 'unknown']),
          // Given up after failures of the platform, any of which may have carried it out.
          eb.and([eb('operation.state', '=', 'refused'), eb('operation.action', '=', 'update')]),
        ]),
      )
      .where('operation.attempts', '>', 0)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('request_operation')
            .innerJoin('request', 'request.id', 'request_operation.request_id')
            .select('request.id')
            .whereRef('request_operation.operation_id', '=', 'operation.id')
            .where((or) =>
              or.or([or('request.outcome', 'is', null), or('request.outcome', '!=', 'refused')]),
            ),
        ),
      )
      .where(isNotUndone('operation.id'));
    if (scope.kind === 'phase') query = query.where('operation.phase', '=', phases.indexOf(scope.phase));
    if (scope.kind === 'object')
      query = query.where('operation.rank', '=', objectKinds.indexOf(scope.object));
    if (carried !== null) {
      const { plan_id: planId, steps } = carried;
      query = query.where('operation.plan_id', '=', planId).where((eb) =>
        eb.exists(
          eb
            .selectFrom('request_operation')
            .innerJoin('request', 'request.id', 'request_operation.request_id')
            .innerJoin('run', 'run.id', 'request.run_id')
            .select('run.id')
            .whereRef('request_operation.operation_id', '=', 'operation.id')
            .where('run.step', 'in', [...steps]),
        ),
      );
    }
    if (last !== null) query = query.where('operation.id', '>', last.id);
    return query.orderBy('operation.id').limit(pageSize).execute();
  });
  const hangsOn = new Set(scope.kind === 'record' ? [scope.externalId] : []);
  for await (const page of stream) {
    const covered = page.filter((row) => {
      if (scope.kind !== 'record' || hangsOn.has(row.external_id)) return true;
      const hangs = (JSON.parse(row.depends_on) as string[]).some((parent) => hangsOn.has(parent));
      if (hangs) hangsOn.add(row.external_id);
      return hangs;
    });
    if (covered.length > 0) yield covered.map(({ id }) => id);
  }
}

/** No rollback has taken it back. */
const isNotUndone = (operationId: 'operation.id' | 'request_operation.operation_id') =>
  sql<SqlBool>`not exists (select 1 from reversal where reversal.operation_id = ${sql.ref(operationId)} and reversal.state = 'reversed')`;

/** Steps that write; what a repair wrote, it wrote by an `apply` of its own plan, and what read it back names that plan. */
const writingSteps: Readonly<Record<string, readonly string[]>> = {
  apply: ['apply'],
  verify: ['apply'],
  release: ['release'],
  grant: ['grant'],
};

/** The plan a run carried out, and the step by which: runs that went on where it stopped share both. */
async function carriedBy(
  db: Kysely<Tables> | Transaction<Tables>,
  locationId: string,
  runId: string,
): Promise<{ readonly plan_id: number; readonly steps: readonly string[] } | null> {
  const run = await db
    .selectFrom('run')
    .select(['plan_id', 'step'])
    .where('id', '=', runId)
    .where('location_id', '=', locationId)
    .executeTakeFirst();
  const steps = writingSteps[run?.step ?? ''];
  return run === undefined || steps === undefined ? null : { plan_id: run.plan_id, steps };
}

/** Runs of a location that wrote, the latest first, with what of it stands in no rollback as undone. */
export async function writingRuns(
  db: Kysely<Tables> | Transaction<Tables>,
  locationId: string,
): Promise<readonly WritingRun[]> {
  const rows = await db
    .selectFrom('run')
    .innerJoin('request', 'request.run_id', 'run.id')
    .innerJoin('request_operation', 'request_operation.request_id', 'request.id')
    .select((eb) => [
      'run.id',
      'run.step',
      'run.started_at',
      eb.fn.count<number>('request_operation.operation_id').distinct().as('written'),
    ])
    .where('run.location_id', '=', locationId)
    .where('run.step', 'in', ['apply', 'release', 'grant'])
    .where(isNotUndone('request_operation.operation_id'))
    .groupBy(['run.id', 'run.step', 'run.started_at'])
    .orderBy('run.started_at', 'desc')
    .execute();
  return rows.map(({ id, step, started_at: startedAt, written }) => ({
    id,
    step,
    startedAt,
    written: Number(written),
  }));
}

/** Of what was written and not undone: how much stands, less what nobody can take away and schema others use now. */
export async function countStanding(
  db: Kysely<Tables> | Transaction<Tables>,
  locationId: string,
): Promise<number> {
  let standing = 0;
  for await (const ids of writtenOperations(db, locationId, { kind: 'all' })) {
    for (const part of inBatches(ids)) {
      const { count } = await db
        .selectFrom('operation')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('operation.id', 'in', part)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('reversal')
                .select('reversal.id')
                .whereRef('reversal.operation_id', '=', 'operation.id')
                .where((or) =>
                  or.or([
                    or('reversal.state', '=', 'not-reversible'),
                    or.and([
                      or('reversal.state', '=', 'kept'),
                      or('operation.phase', '=', phases.indexOf('schema')),
                    ]),
                  ]),
                ),
            ),
          ),
        )
        .executeTakeFirstOrThrow();
      standing += Number(count);
    }
  }
  return standing;
}
