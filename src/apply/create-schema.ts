/** Custom fields and tags, recognised by name. */
import type { CustomFieldSpec } from '../model/custom-field.ts';
import { createOnce } from './create-once.ts';
import type { OperationHandler } from './tools.ts';

type ExpectedField = Pick<CustomFieldSpec, 'name' | 'dataType' | 'options'>;

export const createCustomField: OperationHandler = createOnce({
  provider: (tools) => tools.destination.customFields,
  purpose: 'schema',
  keyOf: (operation) => (operation.expected as { name: string }).name,
  desiredOf: (operation) => {
    const { name, dataType, options } = operation.expected as unknown as ExpectedField;
    return { name, dataType, options };
  },
  // A field somebody made meanwhile under this name is ours only if it can hold what we bring.
  fits: (desired, found) => desired.dataType === found.dataType,
});

export const createTag: OperationHandler = createOnce({
  provider: (tools) => tools.destination.tags,
  purpose: 'schema',
  keyOf: (operation) => (operation.expected as { name: string }).name,
  desiredOf: (operation) => ({ name: (operation.expected as { name: string }).name }),
  fits: () => true,
});
