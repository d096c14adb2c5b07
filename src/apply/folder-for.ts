/**
 * The folder a field of a custom object goes into: one named "Kartra" where there is one, else the object's
 * first. (HighLevel, custom fields v2: a field must name a folder; an object comes with one, so making one is
 * for the rare object whose folders were all removed.)
 */
import type { Operation } from '../model/journal.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools } from './tools.ts';

const ourFolder = 'Kartra';

/** @returns null when no folder could be had; the operation then is settled as unknown or refused */
export async function folderFor(
  objectKey: string,
  operation: Operation,
  tools: ApplyTools,
): Promise<string | null> {
  const listed = await tools.destination.listObjectFields(objectKey, tools.send('schema'));
  if (listed.kind !== 'found') {
    const note = listed.kind === 'failed' ? listed.note : 'the object does not stand there';
    const state = listed.kind === 'failed' ? 'unknown' : 'refused';
    await tools.journal.settle([{ operationId: operation.id, state, note }], tools.clock.now());
    return null;
  }
  const { folders } = listed.record;
  const ours = folders.find(({ name }) => name.trim().toLowerCase() === ourFolder.toLowerCase());
  const folder = ours ?? folders[0];
  if (folder !== undefined) return folder.id;
  const answer = await sendJournalled(
    tools,
    [{ id: operation.id }],
    (send) => tools.destination.objectFields(objectKey).createFolder(send, ourFolder),
    // The field itself is still to come.
    (given) =>
      given.kind === 'done'
        ? [{ operationId: operation.id, state: 'planned' }]
        : [resultOf(operation.id, given)],
  );
  return answer.kind === 'done' ? answer.id : null;
}
