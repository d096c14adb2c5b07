/** Custom objects of a location: their fields, their records, and the links between records. */
import type { CustomFieldType } from './custom-field.ts';
import type { Json } from './json.ts';

/** HighLevel, custom objects (help centre): ten per location on every plan, and none can ever be deleted. */
export const customObjectSlots = 10;

export interface DestinationObject {
  readonly id: string;
  /** `custom_objects.<key>`; `contact`, `opportunity`, `business` for the three that are always there. */
  readonly key: string;
  readonly singular: string;
  readonly plural: string;
  /** Full key of the field that names a record. */
  readonly primaryField: string;
  /** False for the three that are always there. */
  readonly custom: boolean;
}

/** A custom object the load needs. */
export interface ObjectSpec {
  /** Without the platform's prefix. */
  readonly key: string;
  readonly singular: string;
  readonly plural: string;
  readonly description: string;
  /** The field that names a record; it holds the external id, so that search finds a record by it. */
  readonly primary: { readonly key: string; readonly name: string };
}

export interface DestinationObjectField {
  readonly id: string;
  readonly objectKey: string;
  /** `custom_objects.<object>.<key>`. */
  readonly fieldKey: string;
  readonly name: string;
  /** One of `customFieldTypes`, or one the platform has added since. */
  readonly dataType: string;
  /** A record holds the keys; people see the labels. */
  readonly options: readonly { readonly key: string; readonly label: string }[];
  readonly folderId: string | null;
}

export interface DestinationFieldFolder {
  readonly id: string;
  readonly name: string;
}

/** A field of a custom object the load needs. */
export interface ObjectFieldSpec {
  /** Without the object's key. */
  readonly key: string;
  readonly name: string;
  readonly dataType: CustomFieldType;
  /** Labels of the choices, for the types that have them; else empty. */
  readonly options: readonly string[];
  /** Nothing goes into it any more: it is never made, only emptied where it stands. */
  readonly onlyToEmpty?: boolean;
}

export interface DestinationRecord {
  readonly id: string;
  /** By field key without the object's. */
  readonly properties: Readonly<Record<string, Json>>;
  readonly ownerIds: readonly string[];
  /** When anything of it last changed, epoch ms, where the answer says so. */
  readonly updatedAt?: number;
}

/** A kind of link between two objects, each by its full key. */
export interface AssociationSpec {
  readonly key: string;
  readonly firstObjectKey: string;
  readonly firstLabel: string;
  readonly secondObjectKey: string;
  readonly secondLabel: string;
}

export interface DestinationAssociation extends AssociationSpec {
  readonly id: string;
}

/** A link between two records. */
export interface RelationSpec {
  readonly associationId: string;
  readonly firstRecordId: string;
  readonly secondRecordId: string;
}

export interface DestinationRelation extends RelationSpec {
  readonly id: string;
}

/** `custom_objects.pet.name` → `name`: what records call the field. */
export function propertyName(fieldKey: string): string {
  return fieldKey.slice(fieldKey.lastIndexOf('.') + 1);
}

/** `pet` → `custom_objects.pet`. (HighLevel, objects; the page on fields writes `custom_object.`, which no object has.) */
export function objectKeyOf(key: string): string {
  return `custom_objects.${key}`;
}
