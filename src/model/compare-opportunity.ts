/** Where an opportunity at the destination is not what was meant, field by field. */
import { compareCustom } from './compare-field.ts';
import type { ExpectedOpportunity } from './expected-record.ts';
import type { Json } from './json.ts';
import type { DestinationOpportunity } from './opportunity.ts';
import { findStage, type OpportunityPlace } from './opportunity-place.ts';
import type { FieldChange } from './plan.ts';

/** Fields that stand there with another value than ours. */
export function opportunityDifferences(
  expected: ExpectedOpportunity,
  standing: DestinationOpportunity,
  place: OpportunityPlace,
): readonly FieldChange[] {
  const stage = findStage(place, expected.pipeline, expected.stage);
  const plain: readonly (readonly [string, Json, Json])[] = [
    ['name', standing.name, expected.name],
    ['pipeline', standing.pipelineId, stage?.pipelineId ?? null],
    ['stage', standing.stageId, stage?.stageId ?? null],
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
