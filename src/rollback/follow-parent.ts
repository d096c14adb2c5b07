/**
 * What shares the end of something else: what hangs on a record we created goes with it or is left on it; what a repair
 * put right goes or stays with what it had put right.
 */
import type { Operation } from '../model/journal.ts';
import type { Reversal } from '../model/rollback.ts';
import { type Look, type Settled, settled } from './reversal-kind.ts';

/** @returns null where this rollback covers no creation of the parent, or what becomes of it is not known yet */
export async function followParent(
  operation: Operation,
  parentId: string | undefined,
  look: Look,
): Promise<Settled | null> {
  const creation = (await earlier(operation, parentId ?? '', look)).findLast(
    (one) => one.operation.action === 'create',
  );
  return creation === undefined ? null : sharedEnd([creation], look);
}

/** Of an update by a repair. @returns null where the rollback covers nothing it had put right */
export async function followRepaired(operation: Operation, look: Look): Promise<Settled | null> {
  const repaired = (await earlier(operation, operation.externalId, look)).filter(
    ({ operation: { object, id } }) => object === operation.object && id !== operation.id,
  );
  return repaired.length === 0 ? null : sharedEnd(repaired, look);
}

/** The id of the person an operation acts on; a plan cannot know that of somebody it makes itself. */
export async function personOf({ destinationId, dependsOn }: Operation, look: Look): Promise<string> {
  if (destinationId !== null) return destinationId;
  const [person = ''] = dependsOn;
  return (await look.idsOf([person]))[person] ?? '';
}

/** Reversals of one record by plans up to that of the operation, the oldest first. */
async function earlier({ planId }: Operation, externalId: string, look: Look): Promise<readonly Reversal[]> {
  const found = (await look.find([externalId])).get(externalId) ?? [];
  return found.filter((one) => one.operation.planId <= planId);
}

function sharedEnd(of: readonly Reversal[], look: Look): Settled | null {
  const buckets = of.map((one) => look.decided(one));
  if (buckets.includes(null)) return null;
  if (buckets.every((bucket) => bucket === 'reversed')) return settled('reversed', null);
  return settled(buckets.includes('kept') ? 'kept' : 'errored', 'what it belongs to stays');
}
