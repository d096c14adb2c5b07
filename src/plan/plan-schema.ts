/**
 * Schema first: what the records to come need of the location's schema, against what it has.
 *
 * A field of the same name and type is used as it is; one of another type is never changed: ours gets a
 * name of its own. Tags are compared in lower case, which is how HighLevel stores them.
 */
import type { FieldToMake, WantedField } from '../model/custom-field.ts';
import { customFieldId, tagId } from '../model/expected-contact.ts';
import type { DestinationCustomField, DestinationTag } from '../model/location.ts';
import type { PlannedOperation } from '../model/plan.ts';
import { opportunityFieldId } from '../model/schema-ids.ts';
import { planCourses } from './plan-courses.ts';
import { planAssociations, planObjects } from './plan-objects.ts';
import { planPipelines } from './plan-pipelines.ts';
import type { SchemaDemand } from './schema-demand.ts';
import type { StandingSchema } from './standing-schema.ts';

export interface SchemaInput {
  /** Custom fields of contacts. */
  readonly fields: readonly WantedField[];
  readonly tags: readonly string[];
  /** What other records need. */
  readonly demand: SchemaDemand;
  readonly standing: StandingSchema;
  /** False where the token was seen to be refused: pipelines are a person's from the start. */
  readonly mayWritePipelines?: boolean | null;
}

export function planSchema({
  fields,
  tags,
  demand,
  standing,
  mayWritePipelines = null,
}: SchemaInput): readonly PlannedOperation[] {
  return [
    ...planCustomFields([...fields, ...demand.contactFields], standing.fields).map(({ key, ...planned }) => ({
      object: 'custom-field' as const,
      externalId: customFieldId(key),
      ...planned,
    })),
    ...planCustomFields(demand.opportunityFields, standing.opportunityFields).map(({ key, ...planned }) => ({
      object: 'opportunity-field' as const,
      externalId: opportunityFieldId(key),
      ...planned,
    })),
    ...planTags(tags, standing.tags),
    ...planPipelines(demand.pipelines, standing.pipelines, mayWritePipelines),
    ...planObjects(demand.objects, standing),
    ...planAssociations(demand.associations, standing),
    ...planCourses(demand.courses, standing),
  ];
}

/** One that is wanted only to be emptied is left out where it does not stand as it is. */
function planCustomFields(specs: readonly FieldToMake[], existing: readonly DestinationCustomField[]) {
  return specs
    .map((spec) => ({ key: spec.key, onlyToEmpty: spec.onlyToEmpty, ...planCustomField(spec, existing) }))
    .filter(({ onlyToEmpty, action }) => onlyToEmpty !== true || action === 'unchanged')
    .map(({ onlyToEmpty: _, ...planned }) => planned);
}

function planCustomField(
  spec: FieldToMake,
  existing: readonly DestinationCustomField[],
): Omit<PlannedOperation, 'object' | 'externalId'> {
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
    dependsOn: [],
    expected,
    changes: [],
    kept: [],
  };
  if (name === undefined) {
    const taken = names.map((candidate) => `"${candidate}"`).join(', ');
    const reason = `The location has custom fields of other types under all of these names: ${taken}. In HighLevel, under Settings, Custom Fields: rename one of them; then: landfall plan.`;
    return { ...base, action: 'manual', destinationId: null, reason };
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
