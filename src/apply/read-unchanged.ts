/** Reads files about to be sent; nothing is sent of an operation one of whose files is not what the plan saw. */
import { sha256 } from '../model/digest.ts';
import type { ExpectedFile } from '../model/expected-files.ts';
import type { Operation } from '../model/journal.ts';
import type { ApplyTools } from './tools.ts';

/** @returns their bytes in the same order; null when the operation is settled as refused */
export async function readUnchanged(
  files: readonly ExpectedFile[],
  operation: Operation,
  tools: ApplyTools,
): Promise<readonly Uint8Array<ArrayBuffer>[] | null> {
  const read: Uint8Array<ArrayBuffer>[] = [];
  for (const { path, sha256: digest } of files) {
    const bytes = await tools.readAttachment(path);
    if (bytes === null || sha256(bytes) !== digest) {
      const note = 'a file of theirs is gone or has changed since the plan: plan again';
      const refused = { operationId: operation.id, state: 'refused' as const, note };
      await tools.journal.settle([refused], tools.clock.now());
      return null;
    }
    read.push(bytes);
  }
  return read;
}
