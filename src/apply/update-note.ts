/**
 * Rewriting a note of ours that gained lines since: read first, and left alone where a person edited it meanwhile.
 * Sending it again changes nothing further.
 */
import { asExpectedNote } from '../model/expected-record.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import type { Json } from '../model/json.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const updateNote: OperationHandler = { execute: rewrite, resolve: rewrite };

async function rewrite(operation: Operation, tools: ApplyTools): Promise<void> {
  const { contact, body } = asExpectedNote(operation.expected);
  const { [contact]: contactId } = await tools.journal.destinationIds(tools.location.id, [contact]);
  const { destinationId: id } = operation;
  if (contactId === undefined || id === null || body === null)
    return settle(operation, tools, { state: 'skipped', note: 'parent: its person is not in HighLevel' });
  const notes = tools.destination.contactNotes(contactId);
  const read = await notes.read(tools.send('resolve'), id);
  if (read.kind === 'failed') return settle(operation, tools, { state: 'unknown', note: read.note });
  if (read.kind === 'absent')
    return settle(operation, tools, { state: 'skipped', note: 'gone: it was deleted since the plan' });
  if (read.record.body === body) return settle(operation, tools, { state: 'done', note: null });
  if (read.record.body !== operation.changes[0]?.before)
    return settle(operation, tools, { state: 'skipped', note: 'moved: body' });
  await sendJournalled(
    tools,
    [{ id: operation.id, beforeImage: read.record as unknown as Json }],
    (send) => notes.update(send, id, { body }),
    (answer) => [resultOf(operation.id, answer)],
  );
}

function settle(
  operation: Operation,
  tools: ApplyTools,
  result: Pick<OperationResult, 'state' | 'note'>,
): Promise<void> {
  return tools.journal.settle([{ operationId: operation.id, ...result }], tools.clock.now());
}
