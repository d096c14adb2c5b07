/** What of an opportunity is not as it must be, as changes: each field with what stands there and what must. */
import { compareCustom } from '../model/compare-field.ts';
import { asJson } from '../model/expected-contact.ts';
import type { ExpectedOpportunity } from '../model/expected-record.ts';
import type { Json } from '../model/json.ts';
import type { DestinationOpportunity } from '../model/opportunity.ts';
import { findStage, type OpportunityPlace } from '../model/opportunity-place.ts';
import type { FieldChange } from '../model/plan.ts';

/** Its person is fixed when it is made, and its reason is set by a call of its own: neither is here. */
export function opportunityChanges(
  expected: ExpectedOpportunity,
  standing: DestinationOpportunity,
  place: OpportunityPlace,
): readonly FieldChange[] {
  const stage = findStage(place, expected.pipeline, expected.stage);
  const plain: readonly (readonly [string, Json, Json | undefined])[] = [
    ['name', standing.name, expected.name],
    ['pipeline', standing.pipelineId, stage?.pipelineId],
    ['stage', standing.stageId, stage?.stageId],
    ['status', standing.status, expected.status],
    ['amount', standing.amount, expected.amount ?? undefined],
    ['owner', standing.ownerId, expected.ownerId ?? undefined],
    ['closeDate', standing.expectedCloseDate, expected.closeDate ?? undefined],
  ];
  const left = new Set(expected.left ?? []);
  const changed = plain.flatMap(([field, before, after]): FieldChange[] =>
    after === undefined || before === after || left.has(field) ? [] : [{ field, before, after }],
  );
  const custom = Object.entries(expected.custom).flatMap(([key, value]): FieldChange[] => {
    const field = place.fields.get(key);
    const before = field === undefined ? undefined : standing.custom[field.id];
    if (compareCustom(field?.dataType ?? 'TEXT', value, before).comparison !== 'different') return [];
    return [{ field: `custom.${key}`, before: asJson(before ?? null), after: asJson(value) }];
  });
  return [...changed, ...custom];
}
