/** Plans and their operations. A stored plan never changes; only the states of its operations move on. */
import type { Selectable } from 'kysely';
import { startDigest } from '../../model/digest.ts';
import { type OperationState, operationStates } from '../../model/journal.ts';
import { canonicalJson, type Json } from '../../model/json.ts';
import type { TargetName } from '../../model/location.ts';
import { purgedPrefix } from '../../model/person-traces.ts';
import {
  type ObjectKind,
  objectKinds,
  type Phase,
  type Plan,
  type PlanInputs,
  phaseOf,
} from '../../model/plan.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { PlanStore } from '../ledger.ts';
import type { PlanTable } from '../tables.ts';
import { actions, countsByAction } from './count-by-action.ts';
import { saveLinks } from './identity-links.ts';
import { type OperationRow, toOperation, toOperationRow } from './operation-row.ts';

export function createPlanStore({ read, write }: Connection): PlanStore {
  const wholePlan = (planId: number, states: readonly OperationState[]) =>
    pages((last: OperationRow | null) => {
      let query = read
        .selectFrom('operation')
        .selectAll()
        .where('plan_id', '=', planId)
        .where('state', 'in', [...states])
        .where('external_id', 'not like', `${purgedPrefix}%`);
      if (last !== null) {
        query = query.where((eb) =>
          eb.or([
            eb('phase', '>', last.phase),
            eb.and([eb('phase', '=', last.phase), eb('rank', '>', last.rank)]),
            eb.and([eb('phase', '=', last.phase), eb('rank', '=', last.rank), eb('id', '>', last.id)]),
          ]),
        );
      }
      return query.orderBy('phase').orderBy('rank').orderBy('id').limit(pageSize).execute();
    });

  /** In the order of their ids; a look for each state, since the index gives that order within one only. */
  const ofKind = (planId: number, object: ObjectKind, states: readonly OperationState[]) =>
    pages(async (last: OperationRow | null) => {
      const inState = (state: OperationState) =>
        read
          .selectFrom('operation')
          .selectAll()
          .where('plan_id', '=', planId)
          .where('object', '=', object)
          .where('state', '=', state)
          .where('external_id', 'not like', `${purgedPrefix}%`)
          .where('id', '>', last?.id ?? 0)
          .orderBy('id')
          .limit(pageSize);
      const [first, ...others] = states.map((state) => read.selectFrom(inState(state).as('one')).selectAll());
      if (first === undefined) return [];
      return others
        .reduce((all, next) => all.unionAll(next), first)
        .orderBy('id')
        .limit(pageSize)
        .execute();
    });

  return {
    save(inputs, madeAt, operations, kind = 'load') {
      return write.transaction().execute(async (trx) => {
        // A plan that never ran is only in the way of the next one.
        await trx
          .deleteFrom('plan')
          .where('target', '=', inputs.target)
          .where('kind', '=', kind)
          .where('id', 'not in', (eb) => eb.selectFrom('run').select('run.plan_id'))
          .execute();
        const digest = startDigest();
        digest.add(canonicalJson(inputs as unknown as Json));
        const { id } = await trx
          .insertInto('plan')
          .values({
            hash: '',
            target: inputs.target,
            location_id: inputs.locationId,
            inputs: JSON.stringify(inputs),
            made_at: madeAt,
            kind,
            undone_at: null,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        for await (const batch of operations) {
          for (const operation of batch) digest.add(canonicalJson(operation as unknown as Json));
          for (const part of inBatches(batch)) {
            await trx
              .insertInto('operation')
              .values(part.map((operation) => toOperationRow(id, operation)))
              .execute();
          }
          await saveLinks(
            trx,
            inputs.locationId,
            batch.flatMap(({ object, externalId, destinationId }) =>
              destinationId === null ? [] : [{ object, externalId, destinationId }],
            ),
            null,
          );
        }
        const hash = digest.hex();
        await trx.updateTable('plan').set({ hash }).where('id', '=', id).execute();
        return { id, hash, inputs, madeAt, undoneAt: null };
      });
    },

    async latest(target: TargetName, kind = 'load') {
      const row = await read
        .selectFrom('plan')
        .selectAll()
        .where('target', '=', target)
        .where('kind', '=', kind)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toPlan(row);
    },

    async *operations(planId, { phase, object, states = operationStates } = {}) {
      const kinds = object === undefined ? (phase === undefined ? null : objectsOf(phase)) : [object];
      if (kinds === null) {
        for await (const page of wholePlan(planId, states)) yield page.map(toOperation);
        return;
      }
      for (const kind of kinds)
        for await (const page of ofKind(planId, kind, states)) yield page.map(toOperation);
    },

    async kinds(planId, wanted = actions) {
      const kinds = new Set<ObjectKind>();
      for (const object of objectKinds) {
        const found = await read
          .selectFrom('operation')
          .select('id')
          .where('plan_id', '=', planId)
          .where('object', '=', object)
          .where('action', 'in', [...wanted])
          .limit(1)
          .executeTakeFirst();
        if (found !== undefined) kinds.add(object);
      }
      return kinds;
    },

    async actionCounts(planId) {
      const rows = await read
        .selectFrom('operation')
        .select(['object', ...countsByAction])
        .where('plan_id', '=', planId)
        .groupBy('object')
        .execute();
      return Object.fromEntries(
        rows.map((row) => [
          row.object,
          Object.fromEntries(
            actions.flatMap((action) => (Number(row[action]) > 0 ? [[action, Number(row[action])]] : [])),
          ),
        ]),
      );
    },

    async reasonCounts(planId) {
      const rows = await read
        .selectFrom('operation')
        .select(['reason', (eb) => eb.fn.countAll<number>().as('count')])
        .where('plan_id', '=', planId)
        .where('reason', 'is not', null)
        .groupBy('reason')
        .execute();
      return Object.fromEntries(rows.map((row) => [row.reason ?? '', Number(row.count)]));
    },
  };
}

/** By the kinds of the phase: its number may have moved since an earlier version made the plan. */
const objectsOf = (phase: Phase) => objectKinds.filter((object) => phaseOf[object] === phase);

function toPlan(row: Selectable<PlanTable>): Plan {
  return {
    id: row.id,
    hash: row.hash,
    inputs: JSON.parse(row.inputs) as PlanInputs,
    madeAt: row.made_at,
    undoneAt: row.undone_at,
  };
}
