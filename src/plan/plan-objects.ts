/**
 * Custom objects with their fields, and the associations between objects, each recognised by its key. What
 * stands is reused, never twinned. Something under the same key that cannot serve is a conflict: a person has
 * to remove it, or decide for another way, before anything is written.
 *
 * (HighLevel, custom objects: ten slots in a location, and no object can ever be deleted.)
 */
import { hasOptions } from '../model/custom-field.ts';
import {
  type AssociationSpec,
  customObjectSlots,
  type ObjectFieldSpec,
  objectKeyOf,
  propertyName,
} from '../model/custom-object.ts';
import type { PlannedOperation } from '../model/plan.ts';
import { associationId, objectFieldId, objectId } from '../model/schema-ids.ts';
import type { ObjectDemand } from './schema-demand.ts';
import type { StandingSchema } from './standing-schema.ts';

const neutral = { destinationId: null, dependsOn: [], changes: [], kept: [], reason: null } as const;

export function planObjects(
  wanted: readonly ObjectDemand[],
  standing: Pick<StandingSchema, 'objects' | 'objectFields'>,
): readonly PlannedOperation[] {
  let free = customObjectSlots - standing.objects.filter(({ custom }) => custom).length;
  const objects = wanted.map((object): PlannedOperation => {
    const operation = planObject(object, standing, free);
    if (operation.action === 'create') free -= 1;
    return operation;
  });
  const fields = wanted.flatMap((object) =>
    object.fields.flatMap((field) => {
      const operation = planField(objectKeyOf(object.key), field, standing);
      return field.onlyToEmpty === true && operation.action !== 'unchanged' ? [] : [operation];
    }),
  );
  return [...objects, ...fields];
}

function planObject(
  wanted: ObjectDemand,
  { objects }: Pick<StandingSchema, 'objects'>,
  free: number,
): PlannedOperation {
  const { key, singular, plural, description, primary } = wanted;
  const found = objects.find((object) => object.key === objectKeyOf(key));
  const base = {
    ...neutral,
    object: 'object' as const,
    externalId: objectId(objectKeyOf(key)),
    destinationId: found?.id ?? null,
    expected: { key, singular, plural, description, primary: { ...primary } },
  };
  const instead = 'or decide for opportunities or contact fields instead; then: landfall plan';
  if (found !== undefined) {
    if (propertyName(found.primaryField) === primary.key) return { ...base, action: 'unchanged' };
    const main = propertyName(found.primaryField);
    const reason = `The custom object "${found.key}" stands there with the main field "${main}"; Landfall needs "${primary.key}". HighLevel cannot change or delete it: have it renamed by HighLevel's support, ${instead}.`;
    return { ...base, action: 'manual', reason };
  }
  if (free > 0) return { ...base, action: 'create' };
  const reason = `All ${customObjectSlots} custom-object slots of the location are taken and none can be freed: decide for opportunities or contact fields instead of "${singular}"; then: landfall plan.`;
  return { ...base, action: 'manual', reason };
}

function planField(
  object: string,
  wanted: ObjectFieldSpec,
  { objectFields }: Pick<StandingSchema, 'objectFields'>,
): PlannedOperation {
  const { key, name, dataType, options } = wanted;
  const found = objectFields.find((field) => field.fieldKey === `${object}.${key}`);
  const base = {
    ...neutral,
    object: 'object-field' as const,
    externalId: objectFieldId(object, key),
    destinationId: found?.id ?? null,
    dependsOn: [objectId(object)],
    expected: { object, key, name, dataType, options: [...options] },
  };
  if (found === undefined) return { ...base, action: 'create' };
  if (found.dataType !== dataType) {
    const reason = `The field "${found.name}" (${found.fieldKey}) stands there as ${found.dataType}; Landfall needs ${dataType}. In HighLevel, under Settings, Custom Fields: delete it if nothing uses it; then: landfall plan.`;
    return { ...base, action: 'manual', reason };
  }
  const before = found.options.map(({ label }) => label);
  const missing = hasOptions(dataType) ? options.filter((option) => !before.includes(option)) : [];
  if (missing.length === 0) return { ...base, action: 'unchanged' };
  return {
    ...base,
    action: 'update',
    changes: [{ field: 'options', before, after: [...before, ...missing] }],
  };
}

/** An association has a first and a second end; one with its ends the other way round is another. */
export function planAssociations(
  wanted: readonly AssociationSpec[],
  { associations }: Pick<StandingSchema, 'associations'>,
): readonly PlannedOperation[] {
  return wanted.map((spec) => {
    const found = associations.find(({ key }) => key === spec.key);
    const ends = [spec.firstObjectKey, spec.secondObjectKey];
    const base = {
      ...neutral,
      object: 'association' as const,
      externalId: associationId(spec.key),
      destinationId: found?.id ?? null,
      dependsOn: ends.filter((key) => key.startsWith(objectKeyOf(''))).map(objectId),
      expected: { ...spec },
    };
    if (found === undefined) return { ...base, action: 'create' };
    const standing = [found.firstObjectKey, found.secondObjectKey];
    if (standing.join() === ends.join()) return { ...base, action: 'unchanged' };
    const reason = `The association "${spec.key}" stands there between ${standing.join(' and ')}; Landfall needs ${ends.join(' and ')}. In HighLevel, under Settings, Objects: delete it if nothing uses it; then: landfall plan.`;
    return { ...base, action: 'manual', reason };
  });
}
