/** When requests left and ended, and what that leaves in doubt. */
import { objectKinds } from '../../model/plan.ts';
import type { Connection } from '../connection.ts';
import type { JournalStore } from '../journal-stores.ts';

type Sendings = Pick<JournalStore, 'sendings' | 'lastDoubtAt' | 'lastRequestAt' | 'plansInDoubt'>;

/** More requests than are ever under way at once: the one that ended last is among the last so many that left. */
const mostAtOnce = 100;

export function createSendings(read: Connection['read']): Sendings {
  return {
    async sendings(operationId) {
      const row = await read
        .selectFrom('request')
        .innerJoin('request_operation', 'request_operation.request_id', 'request.id')
        .select((eb) => [
          eb.fn.max(eb.fn.coalesce('request.ended_at', 'request.sent_at')).as('at'),
          eb.fn
            .sum<number>(eb.case().when('request.outcome', '=', 'unknown').then(1).else(0).end())
            .as('failed'),
        ])
        .where('request_operation.operation_id', '=', operationId)
        .executeTakeFirst();
      return { lastAt: row?.at == null ? null : Number(row.at), failed: Number(row?.failed ?? 0) };
    },

    async lastDoubtAt(locationId) {
      const row = await read
        .selectFrom('operation')
        .innerJoin('plan', 'plan.id', 'operation.plan_id')
        .innerJoin('request_operation', 'request_operation.operation_id', 'operation.id')
        .innerJoin('request', 'request.id', 'request_operation.request_id')
        .select((eb) => eb.fn.max(eb.fn.coalesce('request.ended_at', 'request.sent_at')).as('at'))
        .where('plan.location_id', '=', locationId)
        // Named, so that the index finds the few there are.
        .where('operation.object', 'in', [...objectKinds])
        .where('operation.state', 'in', ['intent', 'unknown'])
        .executeTakeFirst();
      return row?.at == null ? null : Number(row.at);
    },

    async lastRequestAt(locationId) {
      const latest = read
        .selectFrom('request')
        .innerJoin('run', 'run.id', 'request.run_id')
        .select((eb) => eb.fn.coalesce('request.ended_at', 'request.sent_at').as('at'))
        .where('run.location_id', '=', locationId)
        .orderBy('request.id', 'desc')
        .limit(mostAtOnce);
      const row = await read
        .selectFrom(latest.as('latest'))
        .select((eb) => eb.fn.max('latest.at').as('at'))
        .executeTakeFirst();
      return row?.at == null ? null : Number(row.at);
    },

    async plansInDoubt(locationId) {
      const rows = await read
        .selectFrom('plan')
        .select('plan.id')
        .where('plan.location_id', '=', locationId)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('operation')
              .select('operation.id')
              .whereRef('operation.plan_id', '=', 'plan.id')
              .where('operation.state', 'in', ['intent', 'unknown']),
          ),
        )
        .orderBy('plan.id')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}
