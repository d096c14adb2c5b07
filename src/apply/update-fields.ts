/**
 * Updating what stands by id, field by field: one read right before, which is the before-image, then one write of what
 * still stands as the plan saw it. A field that moved since is left. Sending it again is safe: what stands as wanted
 * already is not counted as moved.
 */
import type { ReadAnswer, WriteAnswer } from '../connectors/connector.ts';
import type { CustomValue } from '../model/contact.ts';
import type { Send } from '../model/http.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import { canonicalJson, type Json } from '../model/json.ts';
import type { FieldChange } from '../model/plan.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools } from './tools.ts';

export interface Updatable<Found> {
  readonly read: (send: Send, id: string) => Promise<ReadAnswer<Found>>;
  /** What stands in a field; `undefined` where the location has no such field. */
  readonly valueOf: (found: Found, field: string) => CustomValue | null | undefined;
  readonly isSame: (change: FieldChange, standing: CustomValue | null) => boolean;
  readonly write: (send: Send, id: string, changes: readonly FieldChange[]) => Promise<WriteAnswer<Found>>;
  /** Fields that are written together or not at all. */
  readonly together: readonly string[];
}

export async function updateFields<Found extends object>(
  operation: Operation,
  tools: ApplyTools,
  { read, valueOf, isSame, write, together }: Updatable<Found>,
): Promise<void> {
  const id = operation.destinationId ?? '';
  const operationId = operation.id;
  const settle = (result: Omit<OperationResult, 'operationId'>) =>
    tools.journal.settle([{ operationId, ...result }], tools.clock.now());
  const found = await read(tools.send('write'), id);
  if (found.kind === 'absent')
    return settle({ state: 'skipped', note: 'gone: the record was deleted since the plan' });
  if (found.kind === 'failed') return settle({ state: 'unknown', note: found.note });
  const standing = operation.changes.map((change) => ({
    change,
    value: valueOf(found.record, change.field),
  }));
  const homeless = standing.find(({ value }) => value === undefined);
  if (homeless !== undefined)
    return settle({ state: 'skipped', note: `parent: field ${homeless.change.field}` });
  const open = standing.filter(({ change, value }) => !isSame(change, value ?? null));
  const moved = open.filter(({ change, value }) => !isAsPlanned(change, value ?? null));
  const isSplit = moved.some(({ change }) => together.includes(change.field));
  const stays = (field: string) =>
    moved.some(({ change }) => change.field === field) || (isSplit && together.includes(field));
  const left = open.filter(({ change }) => stays(change.field)).map(({ change }) => change.field);
  const toWrite = open.filter(({ change }) => !stays(change.field)).map(({ change }) => change);
  const note = left.length === 0 ? null : `moved: ${left.join(', ')}`;
  if (toWrite.length === 0)
    return settle({ state: left.length === standing.length ? 'skipped' : 'done', note });
  await sendJournalled(
    tools,
    [{ id: operationId, beforeImage: operation.beforeImage ?? (found.record as unknown as Json) }],
    (send) => write(send, id, toWrite),
    (answer) => [
      answer.kind === 'done' ? { operationId, state: 'done', note } : resultOf(operationId, answer),
    ],
  );
}

/** Absent, empty and null are one thing: nothing stands there. */
function isAsPlanned({ before }: FieldChange, standing: CustomValue | null): boolean {
  const isBlank = (value: unknown) => value === null || value === '';
  if (isBlank(before) || isBlank(standing)) return isBlank(before) && isBlank(standing);
  return canonicalJson(standing) === canonicalJson(before);
}
