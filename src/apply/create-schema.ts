/** Custom fields and tags: created once, by name; an unknown outcome is cleared up by listing. */
import type { Provider } from '../connectors/connector.ts';
import type { CustomFieldType } from '../model/custom-field.ts';
import type { Operation, OperationResult } from '../model/journal.ts';
import { resultOf, sendJournalled } from './send-journalled.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

interface ExpectedField {
  readonly name: string;
  readonly dataType: CustomFieldType;
  readonly options: readonly string[];
}

export const createCustomField: OperationHandler = bySchema(
  (tools) => tools.destination.customFields,
  (operation) => {
    const { name, dataType, options } = operation.expected as unknown as ExpectedField;
    return { name, dataType, options };
  },
  // A field somebody made meanwhile under this name is ours only if it can hold what we bring.
  (desired, found) => desired.dataType === found.dataType,
);

export const createTag: OperationHandler = bySchema(
  (tools) => tools.destination.tags,
  (operation) => ({ name: (operation.expected as { name: string }).name }),
  () => true,
);

function bySchema<Desired extends { readonly name: string }, Found extends { readonly id: string }>(
  provider: (tools: ApplyTools) => Provider<string, Desired, Found>,
  desiredOf: (operation: Operation) => Desired,
  fits: (desired: Desired, found: Found) => boolean,
): OperationHandler {
  /** True when what stands there by that name is settled one way or the other. */
  const adopt = async (operation: Operation, tools: ApplyTools): Promise<boolean> => {
    const desired = desiredOf(operation);
    const found = await provider(tools).findExisting(tools.send('schema'), desired.name);
    const operationId = operation.id;
    if (found.kind === 'failed') {
      // Without a look nothing may be sent again.
      await tools.journal.settle([{ operationId, state: 'unknown', note: found.note }], tools.clock.now());
      return true;
    }
    if (found.kind === 'absent') return false;
    const result: OperationResult = fits(desired, found.record)
      ? { operationId, state: 'done', destinationId: found.record.id, note: null }
      : { operationId, state: 'refused', note: 'appeared: one of another type has this name now' };
    await tools.journal.settle([result], tools.clock.now());
    return true;
  };
  const create = async (operation: Operation, tools: ApplyTools): Promise<void> => {
    const answer = await sendJournalled(
      tools,
      [{ id: operation.id }],
      (send) => provider(tools).create(send, desiredOf(operation)),
      (given) => [resultOf(operation.id, given)],
    );
    // Refused because somebody was faster: what stands there by that name is what we wanted.
    if (answer.kind === 'refused' || answer.kind === 'exists') await adopt(operation, tools);
  };
  return {
    execute: create,
    async resolve(operation, tools) {
      if (!(await adopt(operation, tools))) await create(operation, tools);
    },
  };
}
