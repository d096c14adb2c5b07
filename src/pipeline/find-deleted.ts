/**
 * What this workspace wrote, read back and no longer finds: somebody deleted it in HighLevel. A later plan leaves it
 * deleted. What a rollback took back is no such record: it forgets where that stood.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { deletedSince } from '../model/deleted-record.ts';
import { type ObjectKind, type PlannedOperation, phaseOf } from '../model/plan.ts';

/** @returns of records of one kind that do not stand there, by external id, those somebody deleted */
export type FindDeleted = (
  object: ObjectKind,
  externalIds: readonly string[],
) => Promise<ReadonlySet<string>>;

/** Files are put back: they are the workspace's own. */
const neverDeleted: ReadonlySet<ObjectKind> = new Set(['attachment', 'media-file']);

/** @param recreate nothing counts as deleted: it is all to be made again */
export function createFindDeleted(
  { journal, verifications }: Pick<Ledger, 'journal' | 'verifications'>,
  locationId: string,
  recreate: boolean,
): FindDeleted {
  return async (object, externalIds) => {
    if (recreate || externalIds.length === 0) return new Set();
    const ids = await journal.destinationIds(locationId, externalIds);
    const stood = await verifications.foundStanding(locationId, object, Object.values(ids));
    return new Set(externalIds.filter((externalId) => stood.has(ids[externalId] ?? '')));
  };
}

/**
 * The same operations, those that would make a deleted record again left out.
 * @param leftOut is given their external ids
 */
export async function leaveDeleted(
  operations: readonly PlannedOperation[],
  findDeleted: FindDeleted,
  leftOut: Set<string>,
): Promise<readonly PlannedOperation[]> {
  const made = operations.filter(
    ({ object, action }) => action === 'create' && phaseOf[object] !== 'schema' && !neverDeleted.has(object),
  );
  const deleted = new Set<string>();
  for (const [object, some] of Map.groupBy(made, (operation) => operation.object)) {
    const ids = some.map(({ externalId }) => externalId);
    for (const id of await findDeleted(object, ids)) deleted.add(`${object}\n${id}`);
  }
  if (deleted.size === 0) return operations;
  return operations.map((operation) => {
    if (!deleted.has(`${operation.object}\n${operation.externalId}`)) return operation;
    leftOut.add(operation.externalId);
    return { ...operation, action: 'skip', destinationId: null, dependsOn: [], reason: deletedSince };
  });
}
