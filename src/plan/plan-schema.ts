/**
 * Schema first: the custom fields and tags the contacts need, against what the location has.
 *
 * A field of the same name and type is used as it is; one of another type is never changed: ours gets a
 * name of its own. Tags are compared in lower case, which is how HighLevel stores them.
 */
import type { CustomFieldSpec } from '../model/custom-field.ts';
import { customFieldId, tagId } from '../model/expected-contact.ts';
import type { DestinationCustomField, DestinationTag } from '../model/location.ts';
import type { PlannedOperation } from '../model/plan.ts';

export interface SchemaInput {
  readonly fields: readonly CustomFieldSpec[];
  readonly tags: readonly string[];
  readonly existingFields: readonly DestinationCustomField[];
  readonly existingTags: readonly DestinationTag[];
}

export function planSchema(input: SchemaInput): readonly PlannedOperation[] {
  return [
    ...input.fields.map((spec) => planCustomField(spec, input.existingFields)),
    ...planTags(input.tags, input.existingTags),
  ];
}

function planCustomField(
  spec: CustomFieldSpec,
  existing: readonly DestinationCustomField[],
): PlannedOperation {
  const taken = (name: string) =>
    existing.find((field) => field.name.trim().toLowerCase() === name.toLowerCase());
  const fits = (field: DestinationCustomField | undefined) => field?.dataType === spec.dataType;
  const names = [
    spec.name,
    `${spec.name} (Kartra)`,
    ...[2, 3, 4, 5].map((n) => `${spec.name} (Kartra ${n})`),
  ];
  const name = names.find((candidate) => taken(candidate) === undefined || fits(taken(candidate)));
  const found = name === undefined ? undefined : taken(name);
  const expected = {
    name: name ?? spec.name,
    dataType: spec.dataType,
    options: [...spec.options],
    key: spec.key,
  };
  const base = {
    object: 'custom-field' as const,
    externalId: customFieldId(spec.key),
    dependsOn: [],
    expected,
    changes: [],
    kept: [],
  };
  if (name === undefined) {
    return { ...base, action: 'manual', destinationId: null, reason: 'field-name-taken' };
  }
  if (found !== undefined) return { ...base, action: 'unchanged', destinationId: found.id, reason: null };
  const reason = name === spec.name ? null : 'field-renamed: the location has one of another type';
  return { ...base, action: 'create', destinationId: null, reason };
}

function planTags(
  names: readonly string[],
  existing: readonly DestinationTag[],
): readonly PlannedOperation[] {
  const ids = new Map(existing.map((tag) => [tag.name.toLowerCase(), tag.id]));
  return names.map((name) => {
    const found = ids.get(name) ?? null;
    return {
      object: 'tag',
      action: found === null ? 'create' : 'unchanged',
      externalId: tagId(name),
      destinationId: found,
      dependsOn: [],
      expected: { name },
      changes: [],
      kept: [],
      reason: null,
    };
  });
}
