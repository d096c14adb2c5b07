/** Parts of a demand on the schema, put together from what each kind of record needs. */
import { holdingFieldOf } from '../../mapping/holding-fields.ts';
import type { CustomValue } from '../../model/contact.ts';
import {
  type CustomFieldSpec,
  type CustomFieldType,
  hasOptions,
  type WantedField,
} from '../../model/custom-field.ts';
import { type AssociationSpec, objectKeyOf } from '../../model/custom-object.ts';
import type { SourceObject } from '../../model/destination-fields.ts';
import { columnsOf, type FieldMap } from '../../model/field-map.ts';
import { noSchemaDemand, type ObjectDemand, type SchemaDemand } from '../../plan/schema-demand.ts';

/** Custom fields the map gives this kind of record, as far as a record uses them or lost its value in them. */
export function mappedFields(
  map: FieldMap,
  object: SourceObject,
  used: ReadonlySet<string>,
  emptied: ReadonlySet<string>,
): readonly WantedField[] {
  const all = columnsOf(map, object).flatMap((column) => [
    ...(column.target.kind === 'custom' ? [column.target.custom] : []),
    ...(holdingFieldOf(column) === null ? [] : [holdingFieldOf(column) as CustomFieldSpec]),
  ]);
  return asFarAsUsed(all, used, emptied);
}

/** Those that hold a value of some record; those that hold none any more only to be emptied where they stand. */
export function asFarAsUsed(
  fields: readonly CustomFieldSpec[],
  used: ReadonlySet<string>,
  emptied: ReadonlySet<string>,
): readonly WantedField[] {
  return fields.flatMap((field) => {
    if (used.has(field.key)) return [field];
    return emptied.has(field.key) ? [{ ...field, onlyToEmpty: true }] : [];
  });
}

/** Keys of the custom fields among names of what was emptied. */
export const customKeysOf = (emptied: readonly string[]): readonly string[] =>
  emptied.flatMap((name) => (name.startsWith('custom.') ? [name.slice('custom.'.length)] : []));

/** One of each key; the first wins, and whoever fills a field over whoever only empties it. */
export function uniqueFields(fields: readonly WantedField[]): readonly WantedField[] {
  const byKey = new Map<string, WantedField>();
  for (const field of fields) {
    const known = byKey.get(field.key);
    if (known === undefined || (known.onlyToEmpty === true && field.onlyToEmpty !== true))
      byKey.set(field.key, field);
  }
  return [...byKey.values()];
}

/**
 * A custom object named by our marker, and its link to the person. Choices become text (a record holds keys of
 * options the platform makes) and money a number (the platform's money has the location's currency alone).
 */
export function objectDemand(
  key: string,
  names: { readonly singular: string; readonly plural: string; readonly person: string },
  association: string,
  fields: readonly WantedField[],
): SchemaDemand {
  const [marker, ...others] = uniqueFields(fields);
  const object: ObjectDemand = {
    key,
    singular: names.singular,
    plural: names.plural,
    description: 'Carried over from Kartra',
    primary: { key: marker?.key ?? 'kartra_id', name: marker?.name ?? 'Kartra ID' },
    fields: others.map((field) => ({ ...field, dataType: recordType(field.dataType), options: [] })),
  };
  const link: AssociationSpec = {
    key: association,
    firstObjectKey: objectKeyOf(key),
    firstLabel: names.singular,
    secondObjectKey: 'contact',
    secondLabel: names.person,
  };
  return { ...noSchemaDemand, objects: [object], associations: [link] };
}

function recordType(dataType: CustomFieldType): CustomFieldType {
  if (hasOptions(dataType) || dataType === 'PHONE' || dataType === 'EMAIL') return 'TEXT';
  return dataType === 'MONETORY' ? 'NUMERICAL' : dataType;
}

/** Values a record of a custom object takes: several choices as one text. */
export function recordProperties(
  values: Readonly<Record<string, CustomValue>>,
): Readonly<Record<string, CustomValue>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : value]),
  );
}

export function mergeDemands(demands: readonly SchemaDemand[]): SchemaDemand {
  return {
    contactFields: demands.flatMap(({ contactFields }) => contactFields),
    opportunityFields: uniqueFields(demands.flatMap(({ opportunityFields }) => opportunityFields)),
    pipelines: demands.flatMap(({ pipelines }) => pipelines),
    objects: demands.flatMap(({ objects }) => objects),
    associations: demands.flatMap(({ associations }) => associations),
    courses: demands.flatMap(({ courses }) => courses),
  };
}
