/**
 * Which operations a rollback covers: what this workspace wrote at a location, or may have written, and has not
 * undone since. An operation whose every request was refused wrote nothing: what stands there was somebody's own.
 */
import type { Kysely, Transaction } from 'kysely';
import { objectKinds, phases } from '../../model/plan.ts';
import type { RollbackScope } from '../../model/rollback.ts';
import { pageSize, pages } from '../connection.ts';
import type { Tables } from '../tables.ts';

/** Ids in the order they were planned. */
export async function* writtenOperations(
  db: Kysely<Tables> | Transaction<Tables>,
  locationId: string,
  scope: RollbackScope,
): AsyncGenerator<readonly number[]> {
  const stream = pages((last: { id: number } | null) => {
    let query = db
      .selectFrom('operation')
      .innerJoin('plan', 'plan.id', 'operation.plan_id')
      .select(['operation.id', 'operation.external_id', 'operation.depends_on'])
      .where('plan.location_id', '=', locationId)
      .where('operation.state', 'in', ['done', 'intent', 'unknown'])
      .where('operation.action', 'in', ['create', 'update'])
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
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('reversal')
              .select('reversal.id')
              .whereRef('reversal.operation_id', '=', 'operation.id')
              .where('reversal.state', '=', 'reversed'),
          ),
        ),
      );
    if (scope.kind === 'phase') query = query.where('operation.phase', '=', phases.indexOf(scope.phase));
    if (scope.kind === 'object')
      query = query.where('operation.rank', '=', objectKinds.indexOf(scope.object));
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
