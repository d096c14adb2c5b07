/** Where an opportunity at the destination is not what was meant, field by field. */
import { compareCustom, isBlank } from './compare-field.ts';
import type { CustomValue } from './contact.ts';
import type { FieldAtLocation } from './custom-field.ts';
import type { ExpectedOpportunity } from './expected-record.ts';
import type { Json } from './json.ts';
import type { DestinationOpportunity } from './opportunity.ts';
import { type OpportunityPlace, placeIdOf, placeValue } from './opportunity-place.ts';
import type { FieldChange } from './plan.ts';

/** Fields that stand there with another value than ours. */
export function opportunityDifferences(
  expected: ExpectedOpportunity,
  standing: DestinationOpportunity,
  place: OpportunityPlace,
): readonly FieldChange[] {
  const plain: readonly (readonly [string, Json, Json])[] = [
    ['name', standing.name, expected.name],
    ['pipeline', standing.pipelineId, placeValue(place, 'pipeline', expected)],
    ['stage', standing.stageId, placeValue(place, 'stage', expected)],
    ['status', standing.status, expected.status],
    ['amount', standing.amount, expected.amount ?? standing.amount],
    ['owner', standing.ownerId, expected.ownerId ?? standing.ownerId],
    ['closeDate', standing.expectedCloseDate, expected.closeDate ?? standing.expectedCloseDate],
  ];
  const custom = Object.entries(expected.custom).flatMap(([key, value]): FieldChange[] => {
    const field = place.fields.get(key);
    const before = field === undefined ? undefined : standing.custom[field.id];
    if (compareCustom(field?.dataType ?? 'TEXT', value, before).comparison !== 'different') return [];
    return [{ field: `custom.${key}`, before: before ?? null, after: value }];
  });
  const changed = plain.filter(([, before, after]) => before !== after);
  return [...changed.map(([field, before, after]) => ({ field, before, after })), ...custom];
}

/** Field of a change → how an opportunity shows it. */
const shownAs = {
  name: 'name',
  pipeline: 'pipelineId',
  stage: 'stageId',
  status: 'status',
  amount: 'amount',
  owner: 'ownerId',
  closeDate: 'expectedCloseDate',
} as const satisfies Readonly<Record<string, keyof DestinationOpportunity>>;

export type OpportunityFieldName = keyof typeof shownAs;

export const isOpportunityField = (field: string): field is OpportunityFieldName =>
  Object.hasOwn(shownAs, field);

/** The custom field behind `custom.<key>`; undefined where the location has none. */
export const customFieldOf = (field: string, { fields }: OpportunityPlace): FieldAtLocation | undefined =>
  fields.get(field.slice('custom.'.length));

/** What stands in the field of a change; undefined where the location has no such field. */
export function opportunityValue(
  found: DestinationOpportunity,
  field: string,
  place: OpportunityPlace,
): CustomValue | null | undefined {
  if (isOpportunityField(field)) return found[shownAs[field]];
  const known = customFieldOf(field, place);
  return known === undefined ? undefined : (found.custom[known.id] ?? null);
}

/** The same opportunity with another value in the field of a change; null: nothing. */
export function withOpportunityValue(
  found: DestinationOpportunity,
  field: string,
  value: CustomValue | null,
  place: OpportunityPlace,
): DestinationOpportunity {
  if (isOpportunityField(field)) return { ...found, [shownAs[field]]: value };
  const id = customFieldOf(field, place)?.id ?? '';
  const { [id]: _, ...others } = found.custom;
  return { ...found, custom: value === null || value === '' ? others : { ...others, [id]: value } };
}

/** Whether the field of a change stands as the change wants it. */
export function isOpportunityValue(
  { field, after }: FieldChange,
  standing: CustomValue | null,
  place: OpportunityPlace,
): boolean {
  if (isOpportunityField(field))
    return isBlank(after as CustomValue | null)
      ? isBlank(standing)
      : standing === placeIdOf(place, field, after);
  const wanted = after as unknown as CustomValue;
  const dataType = customFieldOf(field, place)?.dataType ?? 'TEXT';
  return compareCustom(dataType, wanted, standing ?? undefined).comparison !== 'different';
}
