/**
 * Owns: the rule that a location which does not allow duplicate opportunities has one per contact and pipeline.
 * Source: the setting from the locations spec; the 400, its code and its `meta` from integrators, who disagree
 * whether a closed opportunity counts (see the behaviour table). Unverified: moving one to another pipeline or
 * opening it again is held by the same rule.
 */

import type { Behaviours } from '../behaviours.ts';
import { badRequest } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';
import type { OpportunityRecord } from '../world/opportunity-record.ts';

/** The opportunity that stands in the way of `wanted`, if any. */
function findDuplicate(
  location: LocationState,
  wanted: Pick<OpportunityRecord, 'id' | 'contactId' | 'pipelineId' | 'status'>,
  behaviours: Behaviours,
): OpportunityRecord | undefined {
  const counts = (status: OpportunityRecord['status']) =>
    behaviours.opportunityDuplicateCounts === 'any' || status === 'open';
  if (!counts(wanted.status)) return undefined;
  return location.opportunities
    .inGroup(wanted.contactId)
    .find(
      (other) => other.id !== wanted.id && other.pipelineId === wanted.pipelineId && counts(other.status),
    );
}

/** Throws the 400 of a duplicate, unless the location allows duplicates. */
export function refuseDuplicateOpportunity(
  location: LocationState,
  wanted: OpportunityRecord,
  behaviours: Behaviours,
): void {
  if (location.record.settings.allowDuplicateOpportunity) return;
  const existing = findDuplicate(location, wanted, behaviours);
  if (existing === undefined) return;
  throw badRequest('Can not create duplicate opportunity for the contact.', {
    code: 'OPPORTUNITY_NO_DUPLICATE',
    meta: { existingId: existing.id },
  });
}
