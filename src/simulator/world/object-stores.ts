/**
 * Owns: the plain stores of a location that hold custom objects, associations and custom values.
 * Invariant: what is named here is kept in the state file, because the state file writes every store named.
 */

import { GroupedStore } from './grouped-store.ts';
import { KeyedStore } from './keyed-store.ts';
import type {
  AssociationRecord,
  CustomValueRecord,
  FieldFolder,
  ObjectField,
  ObjectSchema,
  RelationRecord,
  StoredObjectRecord,
} from './object-record.ts';

export interface ObjectStores {
  readonly objectSchemas: KeyedStore<ObjectSchema>;
  readonly objectFields: KeyedStore<ObjectField>;
  readonly fieldFolders: KeyedStore<FieldFolder>;
  readonly objectRecords: GroupedStore<StoredObjectRecord>;
  readonly associations: KeyedStore<AssociationRecord>;
  readonly relations: GroupedStore<RelationRecord>;
  readonly customValues: KeyedStore<CustomValueRecord>;
}

export const OBJECT_STORE_NAMES = [
  'objectSchemas',
  'objectFields',
  'fieldFolders',
  'objectRecords',
  'associations',
  'relations',
  'customValues',
] as const satisfies readonly (keyof ObjectStores)[];

export function createObjectStores(): ObjectStores {
  return {
    objectSchemas: new KeyedStore((schema) => schema.key),
    objectFields: new KeyedStore((field) => field.fieldKey),
    fieldFolders: new KeyedStore((folder) => `${folder.objectKey} ${folder.name.toLowerCase()}`),
    objectRecords: new GroupedStore((record) => [record.objectKey]),
    associations: new KeyedStore((association) => association.key),
    relations: new GroupedStore((relation) => [relation.firstRecordId, relation.secondRecordId]),
    customValues: new KeyedStore((value) => value.fieldKey),
  };
}
