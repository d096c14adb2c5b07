/**
 * Owns: the nouns of custom objects, their fields, folders and records, associations, relations and custom
 * values (objects, custom-fields, associations and locations specs). Records are immutable.
 */

export interface ObjectSchema {
  readonly id: string;
  /** Contacts, opportunities and businesses are standard. */
  readonly standard: boolean;
  /** `custom_objects.pet`, or `business`. */
  readonly key: string;
  readonly labels: { readonly singular: string; readonly plural: string };
  readonly description?: string | undefined;
  readonly locationId: string;
  /** Key of a field. */
  readonly primaryDisplayProperty: string;
  /** Keys of fields. Not readable by the API. */
  readonly searchableProperties: readonly string[];
  readonly dateAdded: string;
  readonly dateUpdated: string;
}

export interface FieldOption {
  readonly key: string;
  readonly label: string;
  readonly url?: string | undefined;
}

export interface ObjectField {
  readonly id: string;
  readonly locationId: string;
  readonly objectKey: string;
  /** `custom_objects.pet.name`. */
  readonly fieldKey: string;
  readonly name: string;
  readonly dataType: string;
  readonly description?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly showInForms: boolean;
  readonly options?: readonly FieldOption[] | undefined;
  readonly acceptedFormats?: string | undefined;
  readonly maxFileLimit?: number | undefined;
  readonly allowCustomOption?: boolean | undefined;
  readonly parentId: string;
  readonly dateAdded: string;
  readonly dateUpdated: string;
  /** Set by hand only. Not readable by the API. */
  readonly isUnique: boolean;
}

export interface FieldFolder {
  readonly id: string;
  readonly objectKey: string;
  readonly locationId: string;
  readonly name: string;
  readonly dateAdded: string;
  readonly dateUpdated: string;
}

export interface ObjectRecord {
  readonly owner: readonly string[];
  readonly followers: readonly string[];
  /** By the short key of the field: `name`. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly createdMs: number;
  readonly updatedMs: number;
}

/** A record with as much of its past as search may still show. */
export interface StoredObjectRecord {
  readonly id: string;
  readonly objectKey: string;
  /** Oldest first; null: deleted. Never empty. */
  readonly states: readonly { readonly atMs: number; readonly record: ObjectRecord | null }[];
}

export interface AssociationRecord {
  readonly id: string;
  readonly locationId: string;
  readonly key: string;
  readonly firstObjectLabel: string;
  readonly firstObjectKey: string;
  readonly secondObjectLabel: string;
  readonly secondObjectKey: string;
  readonly associationType: 'USER_DEFINED' | 'SYSTEM_DEFINED';
}

export interface RelationRecord {
  readonly id: string;
  readonly associationId: string;
  readonly firstRecordId: string;
  readonly secondRecordId: string;
}

export interface CustomValueRecord {
  readonly id: string;
  readonly name: string;
  /** `{{ custom_values.support_phone }}`. */
  readonly fieldKey: string;
  readonly value: string;
  readonly locationId: string;
}
