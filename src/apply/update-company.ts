/**
 * An existing company gains the website it lacks, where there is still none; a repair puts its name and website right
 * where they are as the repair saw them. Sending it again is safe.
 */
import type { Operation } from '../model/journal.ts';
import type { Json } from '../model/json.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const updateCompany: OperationHandler = { execute: update, resolve: update };

async function update(operation: Operation, tools: ApplyTools): Promise<void> {
  const id = operation.destinationId ?? '';
  const read = await tools.destination.companies.read(tools.send('write'), id);
  const settle = (state: 'done' | 'skipped' | 'unknown', note: string | null) =>
    tools.journal.settle([{ operationId: operation.id, state, note }], tools.clock.now());
  if (read.kind === 'absent') return settle('skipped', 'gone: the company was deleted since the plan');
  if (read.kind === 'failed') return settle('unknown', read.note);
  const { name, website } = read.record;
  const standing: Readonly<Record<string, string>> = { name, website: website ?? '' };
  const text = (value: Json) => (typeof value === 'string' ? value : '');
  const open = operation.changes.filter(({ field, after }) => standing[field] !== text(after));
  if (open.length === 0) return settle('done', null);
  const moved = open.filter(({ field, before }) => standing[field] !== text(before));
  if (moved.length > 0) return settle('skipped', `moved: ${moved.map(({ field }) => field).join(', ')}`);
  const wanted = Object.fromEntries(open.map(({ field, after }) => [field, text(after)]));
  await sendJournalled(
    tools,
    [{ id: operation.id, beforeImage: { ...read.record }, idempotent: true }],
    (send) => tools.destination.companies.update(send, id, wanted),
    (answer) => [resultOf(operation.id, answer)],
  );
}
