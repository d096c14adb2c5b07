/** What hangs on a record we created shares its end: gone with it, or left on it. */
import type { Operation } from '../model/journal.ts';
import type { Reversal, RollbackBucket } from '../model/rollback.ts';
import { type Look, type Settled, settled } from './reversal-kind.ts';

/** @returns null where this rollback covers no creation of the parent: the operation is judged by itself */
export async function followParent(
  operation: Operation,
  parentId: string | undefined,
  look: Look,
): Promise<Settled | null> {
  const parent = (await look.find([parentId ?? ''])).get(parentId ?? '');
  if (parent === undefined || parent.operation.action !== 'create') return null;
  if (parent.operation.planId !== operation.planId) return null;
  const bucket = bucketOf(parent);
  if (bucket === 'reversed') return settled('reversed', null);
  return settled(bucket === 'kept' ? 'kept' : 'errored', 'what it belongs to stays');
}

/** Of the rollback once it was carried out; of its preview before. */
function bucketOf({ state, forecast }: Reversal): RollbackBucket {
  if (state === 'planned' || state === 'intent') return forecast?.bucket ?? 'errored';
  return state;
}
