/** An existing company gains the website it lacks, where there is still none. Sending it again is safe. */
import type { Operation } from '../model/journal.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const updateCompany: OperationHandler = { execute: update, resolve: update };

async function update(operation: Operation, tools: ApplyTools): Promise<void> {
  const id = operation.destinationId ?? '';
  const { website } = operation.expected as { website: string };
  const read = await tools.destination.companies.read(tools.send('write'), id);
  const settle = (state: 'done' | 'skipped' | 'unknown', note: string | null) =>
    tools.journal.settle([{ operationId: operation.id, state, note }], tools.clock.now());
  if (read.kind === 'absent') return settle('skipped', 'gone: the company was deleted since the plan');
  if (read.kind === 'failed') return settle('unknown', read.note);
  const standing = read.record.website ?? '';
  if (standing === website) return settle('done', null);
  if (standing !== '') return settle('skipped', 'moved: website');
  await sendJournalled(
    tools,
    [{ id: operation.id, beforeImage: { ...read.record }, repeatable: true }],
    (send) => tools.destination.companies.update(send, id, { website }),
    (answer) => [resultOf(operation.id, answer)],
  );
}
