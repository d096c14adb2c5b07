/** What a rollback would undo, or has undone: one line for everything that was written, with its reason. */
import type { Reversal, RollbackBucket } from '../model/rollback.ts';
import { csvText } from './csv.ts';
import { objectWords } from './words.ts';

/** Bucket → the words on screen and in papers, in the order they are shown. */
const rollbackWords: readonly (readonly [RollbackBucket, string])[] = [
  ['reversed', 'undone'],
  ['kept', 'left in place because someone used it'],
  ['errored', 'could not be undone'],
  ['not-reversible', 'cannot be undone by anyone'],
];

/** CSV. @param at ISO instant of the preview or of the rollback */
export function rollbackCsv(
  batches: AsyncIterable<readonly Reversal[]>,
  { isPreview, at }: { readonly isPreview: boolean; readonly at: string },
): AsyncGenerator<string> {
  const words = new Map<string, string>(rollbackWords);
  const columns = ['what', 'external id', 'HighLevel id', isPreview ? 'would be' : 'became', 'why', 'as of'];
  const cells = async function* () {
    for await (const batch of batches) {
      yield batch.map(({ operation, state, reason, forecast }) => {
        const bucket = isPreview ? forecast?.bucket : state;
        const why = isPreview ? (forecast?.reason ?? null) : reason;
        const what = objectWords[operation.object] ?? operation.object;
        const became = words.get(bucket ?? '') ?? 'still to come';
        return [what, operation.externalId, operation.destinationId, became, why, at];
      });
    }
  };
  return csvText(columns, cells());
}
