/**
 * One opportunity, decided against those that carry its marker: created where there is none. What differs in one that
 * stands is listed beside ours; `settleKept` decides what of it is written. Two carriers are a person's to clear up.
 */
import { emptied as emptiedValue, isBlank } from '../model/compare-field.ts';
import { opportunityDifferences, opportunityValue } from '../model/compare-opportunity.ts';
import type { CustomValue } from '../model/contact.ts';
import { type ExpectedOpportunity, lostReasonOperationId } from '../model/expected-record.ts';
import type { Json } from '../model/json.ts';
import { type DestinationOpportunity, opportunitySource } from '../model/opportunity.ts';
import type { OpportunityPlace } from '../model/opportunity-place.ts';
import type { FieldChange, ObjectKind, PlannedOperation } from '../model/plan.ts';
import { pipelineId } from '../model/schema-ids.ts';

export interface PlannedOpportunity {
  readonly object: Extract<ObjectKind, 'opportunity' | 'order' | 'subscription' | 'appointment-deal'>;
  readonly externalId: string;
  readonly expected: ExpectedOpportunity;
  /** What the source emptied since, as changes name it. */
  readonly emptied?: readonly string[];
}

const neutral = { destinationId: null, changes: [], kept: [], reason: null } as const;

export function planOpportunity(
  { object, externalId, expected, emptied = [] }: PlannedOpportunity,
  found: readonly DestinationOpportunity[],
  place: OpportunityPlace,
): readonly PlannedOperation[] {
  const base = {
    ...neutral,
    object,
    externalId,
    dependsOn: [expected.contact, pipelineId(expected.pipeline)],
    expected: expected as unknown as Json,
  };
  const [standing, ...others] = found;
  if (standing === undefined) {
    const made = { ...expected, source: opportunitySource } as unknown as Json;
    return [{ ...base, action: 'create', expected: made }, ...reasonOperation(externalId, expected, null)];
  }
  if (others.length > 0) return [{ ...base, action: 'skip', reason: 'twice: two opportunities carry it' }];
  const kept = [
    ...opportunityDifferences(expected, standing, place),
    ...emptied.flatMap((field) => emptiedField(field, standing, place)),
  ];
  return [
    {
      ...base,
      action: 'unchanged',
      destinationId: standing.id,
      expected: withoutKept(expected, kept) as unknown as Json,
      kept,
    },
    ...reasonOperation(externalId, expected, standing),
  ];
}

/** HighLevel takes no amount and no date away again: those are listed, with nothing to write. */
function emptiedField(
  field: string,
  standing: DestinationOpportunity,
  place: OpportunityPlace,
): readonly FieldChange[] {
  const before = opportunityValue(standing, field, place);
  if (isBlank(before)) return [];
  const isFixed = field === 'amount' || field === 'closeDate';
  return [{ field, before: before ?? null, after: isFixed ? null : emptiedValue(before ?? '') }];
}

/**
 * A record that cannot be written, with the reason a person reads.
 * @param custom the values it would have had, so that what is left out can be added up
 */
export function leaveOut(
  object: ObjectKind,
  externalId: string,
  reason: string,
  custom: Readonly<Record<string, CustomValue>> = {},
): PlannedOperation {
  const expected = { custom: { ...custom } as Json };
  return { ...neutral, object, externalId, action: 'skip', dependsOn: [], expected, reason };
}

/** The call that creates an opportunity does not take the reason: the one that sets its status does. */
function reasonOperation(
  deal: string,
  { lostReasonId }: ExpectedOpportunity,
  standing: DestinationOpportunity | null,
): readonly PlannedOperation[] {
  if (lostReasonId === null) return [];
  const isSet = standing !== null && standing.lostReasonId !== null;
  return [
    {
      ...neutral,
      object: 'opportunity-reason',
      externalId: lostReasonOperationId(deal),
      action: isSet ? 'unchanged' : standing === null ? 'create' : 'update',
      destinationId: standing?.id ?? null,
      dependsOn: [deal],
      expected: { lostReasonId: standing?.lostReasonId ?? lostReasonId },
    },
  ];
}

/** Verification compares what we answer for; what a person changed is theirs. */
function withoutKept(expected: ExpectedOpportunity, kept: readonly FieldChange[]): object {
  const left = new Set(kept.map(({ field }) => field));
  return {
    ...expected,
    custom: Object.fromEntries(Object.entries(expected.custom).filter(([key]) => !left.has(`custom.${key}`))),
    left: [...left].filter((field) => !field.startsWith('custom.')),
  };
}
