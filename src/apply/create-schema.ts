/**
 * Schema, recognised by name or key: fields and tags, pipelines, custom objects with their fields, associations.
 * A token may lack the scope for all but fields and tags; then a person gets the instruction.
 */

import type { FieldToMake } from '../model/custom-field.ts';
import {
  type AssociationSpec,
  type ObjectFieldSpec,
  type ObjectSpec,
  propertyName,
} from '../model/custom-object.ts';
import type { Operation } from '../model/journal.ts';
import { hasStagesInOrder } from '../model/merge-stages.ts';
import {
  associationInstruction,
  objectFieldInstruction,
  objectInstruction,
  pipelineInstruction,
  stagesInstruction,
} from '../model/schema-instruction.ts';
import { type CreatedOnce, createOnce } from './create-once.ts';
import { folderFor } from './folder-for.ts';
import type { OperationHandler } from './tools.ts';

type ExpectedField = Pick<FieldToMake, 'name' | 'dataType' | 'options'>;
type ExpectedObjectField = ObjectFieldSpec & { readonly object: string };
interface ExpectedPipeline {
  readonly name: string;
  readonly stages: readonly string[];
}

const named = ({ expected }: Operation): string => (expected as { name: string }).name;
const keyed = ({ expected }: Operation): string => (expected as { key: string }).key;
const fieldOf = ({ expected }: Operation) => expected as unknown as ExpectedField;
const pipelineOf = ({ expected }: Operation) => expected as unknown as ExpectedPipeline;
const objectOf = ({ expected }: Operation) => expected as unknown as ObjectSpec;
const objectFieldOf = ({ expected }: Operation) => expected as unknown as ExpectedObjectField;
const associationOf = ({ expected }: Operation) => expected as unknown as AssociationSpec;

const customField: Omit<CreatedOnce<ExpectedField, { id: string; dataType: string }>, 'provider'> = {
  purpose: 'schema',
  keyOf: named,
  desiredOf: (operation) => {
    const { name, dataType, options } = fieldOf(operation);
    return { name, dataType, options };
  },
  // A field somebody made meanwhile under this name is ours only if it can hold what we bring.
  fits: (operation, found) => fieldOf(operation).dataType === found.dataType,
};

export const createCustomField: OperationHandler = createOnce({
  ...customField,
  provider: ({ destination }) => destination.customFields,
});

export const createOpportunityField: OperationHandler = createOnce({
  ...customField,
  provider: ({ destination }) => destination.opportunityFields,
});

export const createTag: OperationHandler = createOnce({
  provider: ({ destination }) => destination.tags,
  purpose: 'schema',
  keyOf: named,
  desiredOf: (operation) => ({ name: named(operation) }),
  fits: () => true,
});

export const createPipeline: OperationHandler = createOnce({
  provider: ({ destination }) => destination.pipelines,
  purpose: 'schema',
  keyOf: named,
  desiredOf: (operation) => {
    const { name, stages } = pipelineOf(operation);
    return { name, stages: stages.map((stage) => ({ name: stage })) };
  },
  fits: (operation, found) =>
    hasStagesInOrder(
      found.stages.map(({ name }) => name),
      pipelineOf(operation).stages,
    ),
  instruct: (operation, found) => {
    const { name, stages } = pipelineOf(operation);
    return found === null
      ? pipelineInstruction(name, stages)
      : stagesInstruction(
          name,
          stages,
          found.stages.map((stage) => stage.name),
        );
  },
});

export const createObject: OperationHandler = createOnce({
  provider: ({ destination }) => destination.objects,
  purpose: 'schema',
  keyOf: keyed,
  desiredOf: objectOf,
  fits: (operation, found) => propertyName(found.primaryField) === objectOf(operation).primary.key,
  instruct: (operation) => objectInstruction(objectOf(operation)),
});

export const createObjectField: OperationHandler = createOnce({
  provider: ({ destination }, operation) => destination.objectFields(objectFieldOf(operation).object),
  purpose: 'schema',
  keyOf: keyed,
  desiredOf: async (operation, tools) => {
    const { object, key, name, dataType, options } = objectFieldOf(operation);
    const folderId = await folderFor(object, operation, tools);
    return folderId === null ? null : { key, name, dataType, options, folderId };
  },
  fits: (operation, found) => objectFieldOf(operation).dataType === found.dataType,
  instruct: (operation) => {
    const { object, ...field } = objectFieldOf(operation);
    return objectFieldInstruction(object, field);
  },
});

export const createAssociation: OperationHandler = createOnce({
  provider: ({ destination }) => destination.associations,
  purpose: 'schema',
  keyOf: keyed,
  desiredOf: associationOf,
  fits: (operation, found) => {
    const { firstObjectKey, secondObjectKey } = associationOf(operation);
    return found.firstObjectKey === firstObjectKey && found.secondObjectKey === secondObjectKey;
  },
  instruct: (operation) => associationInstruction(associationOf(operation)),
});
