/**
 * Completing schema that stands: a pipeline gains the stages it lacks, a field of a custom object the choices it
 * lacks. Nothing that stands is renamed, moved or taken away. Each is compared before it is sent, so sending it
 * again is safe.
 */
import type { WriteAnswer } from '../connectors/connector.ts';
import type { ObjectFieldSpec } from '../model/custom-object.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import type { Json } from '../model/json.ts';
import { hasStagesInOrder, mergeStages } from '../model/merge-stages.ts';
import { objectFieldInstruction, stagesInstruction } from '../model/schema-instruction.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const addStages: OperationHandler = { execute: completePipeline, resolve: completePipeline };
export const addChoices: OperationHandler = { execute: completeChoices, resolve: completeChoices };

async function completePipeline(operation: Operation, tools: ApplyTools): Promise<void> {
  const { name, stages } = operation.expected as { name: string; stages: readonly string[] };
  const { pipelines } = tools.destination;
  const read = await pipelines.findExisting(tools.send('schema'), name);
  if (read.kind !== 'found') return settleUnread(operation, tools, read);
  const { id, stages: standing } = read.record;
  const names = standing.map((stage) => stage.name);
  const instruction = stagesInstruction(name, stages, names);
  if (hasStagesInOrder(names, stages)) return settle(operation, tools, { state: 'done', note: null });
  const merged = mergeStages(names, stages);
  if (!hasStagesInOrder(merged, stages))
    return settle(operation, tools, { state: 'waiting', note: instruction });
  const idOf = new Map(standing.map((stage) => [stage.name, stage.id]));
  const wanted = merged.map((stage) => {
    const stageId = idOf.get(stage);
    return stageId === undefined ? { name: stage } : { id: stageId, name: stage };
  });
  await sendJournalled(
    tools,
    [{ id: operation.id, beforeImage: { ...read.record } as unknown as Json, idempotent: true }],
    (send) => pipelines.update(send, id, { name: read.record.name, stages: wanted }),
    (answer) => [resultOrWaiting(operation, answer, instruction)],
  );
}

async function completeChoices(operation: Operation, tools: ApplyTools): Promise<void> {
  const { object, ...field } = operation.expected as unknown as ObjectFieldSpec & { object: string };
  const fields = tools.destination.objectFields(object);
  const read = await fields.findExisting(tools.send('schema'), field.key);
  if (read.kind !== 'found') return settleUnread(operation, tools, read);
  const standing = read.record.options.map(({ label }) => label);
  const missing = field.options.filter((option) => !standing.includes(option));
  if (missing.length === 0) return settle(operation, tools, { state: 'done', note: null });
  await sendJournalled(
    tools,
    [{ id: operation.id, beforeImage: { ...read.record }, idempotent: true }],
    (send) =>
      fields.update(send, read.record.id, { name: read.record.name, options: [...standing, ...missing] }),
    (answer) => [resultOrWaiting(operation, answer, objectFieldInstruction(object, field))],
  );
}

function resultOrWaiting<Found>(
  operation: Operation,
  answer: WriteAnswer<Found>,
  instruction: string,
): OperationResult {
  if (answer.kind === 'refused' && answer.missingScope === true)
    return { operationId: operation.id, state: 'waiting', note: instruction };
  return resultOf(operation.id, answer);
}

function settleUnread(
  operation: Operation,
  tools: ApplyTools,
  read: { readonly kind: 'absent' } | { readonly kind: 'failed'; readonly note: string },
): Promise<void> {
  if (read.kind === 'failed') return settle(operation, tools, { state: 'unknown', note: read.note });
  return settle(operation, tools, { state: 'skipped', note: 'gone: it was deleted since the plan' });
}

function settle(
  operation: Operation,
  tools: ApplyTools,
  result: Pick<OperationResult, 'state' | 'note'>,
): Promise<void> {
  return tools.journal.settle([{ operationId: operation.id, ...result }], tools.clock.now());
}
