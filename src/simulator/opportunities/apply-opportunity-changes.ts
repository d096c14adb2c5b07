/**
 * Owns: what an opportunity looks like after a write.
 * Invariant: pure; it builds a new record or throws a Refusal, and never touches the world.
 * Unverified: an unknown pipeline, stage, owner or lost reason is a 400; an opportunity moved to another pipeline
 * without a stage lands in its first one; a status other than lost clears the lost reason.
 */

import type { Behaviours } from '../behaviours.ts';
import { applyCustomFields } from '../contacts/apply-custom-fields.ts';
import { readDateOfBirth } from '../contacts/date-of-birth.ts';
import { badRequest, unprocessable } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';
import type { OpportunityRecord, OpportunityStatus } from '../world/opportunity-record.ts';
import type { OpportunityInput } from './opportunity-body.ts';

/** `current` after `input`. Throws a Refusal: 400 for an unknown reference, 422 for a bad value. */
export function applyOpportunityChanges(
  current: OpportunityRecord,
  input: OpportunityInput,
  location: LocationState,
  behaviours: Behaviours,
  nowMs: number,
): OpportunityRecord {
  const place = placeOf(current, input, location);
  const status = readStatus(input.status, behaviours) ?? current.status;
  const lostReasonId = input.lostReasonId ?? current.lostReasonId;
  if (input.lostReasonId !== undefined && location.lostReasons.get(input.lostReasonId) === undefined)
    throw badRequest('lostReasonId is not a lost reason of this location');
  if (
    input.assignedTo &&
    behaviours.unknownAssigneeRefused &&
    location.users.get(input.assignedTo) === undefined
  )
    throw badRequest('assignedTo is not a user of this location');
  return {
    ...current,
    ...place,
    name: input.name ?? current.name,
    status,
    monetaryValue: input.monetaryValue ?? current.monetaryValue,
    assignedTo: input.assignedTo === undefined ? current.assignedTo : input.assignedTo || undefined,
    source: input.source ?? current.source,
    lostReasonId: status === 'lost' ? lostReasonId : undefined,
    forecastExpectedCloseDate:
      readCloseDate(input.forecastExpectedCloseDate) ?? current.forecastExpectedCloseDate,
    forecastProbability: input.forecastProbability ?? current.forecastProbability,
    customFields:
      input.customFields === undefined
        ? current.customFields
        : applyCustomFields(current.customFields, input.customFields, location, behaviours, 'opportunity'),
    updatedAtMs: nowMs,
    lastStatusChangeAtMs: status === current.status ? current.lastStatusChangeAtMs : nowMs,
    lastStageChangeAtMs:
      place.pipelineStageId === current.pipelineStageId ? current.lastStageChangeAtMs : nowMs,
  };
}

/** An opportunity in no pipeline yet. */
export function blankOpportunity(locationId: string, contactId: string, nowMs: number): OpportunityRecord {
  return {
    id: '',
    locationId,
    contactId,
    pipelineId: '',
    pipelineStageId: '',
    name: '',
    status: 'open',
    monetaryValue: 0,
    customFields: [],
    followers: [],
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    lastStatusChangeAtMs: nowMs,
    lastStageChangeAtMs: nowMs,
  };
}

/** The status as stored: the specs list `all`, which is no state an opportunity can be in. */
function readStatus(
  status: OpportunityInput['status'],
  behaviours: Behaviours,
): OpportunityStatus | undefined {
  if (status !== 'all') return status;
  if (behaviours.statusAllStoredAsOpen) return 'open';
  throw unprocessable(['status must be one of the following values: open, won, lost, abandoned']);
}

function placeOf(
  current: OpportunityRecord,
  input: OpportunityInput,
  location: LocationState,
): Pick<OpportunityRecord, 'pipelineId' | 'pipelineStageId'> {
  const pipelineId = input.pipelineId ?? current.pipelineId;
  const isMoved = pipelineId !== current.pipelineId;
  if (!isMoved && input.pipelineStageId === undefined)
    return { pipelineId, pipelineStageId: current.pipelineStageId };
  const pipeline = location.pipelines.get(pipelineId);
  if (pipeline === undefined) throw badRequest('The pipeline id is invalid.');
  const stage =
    input.pipelineStageId === undefined
      ? pipeline.stages[0]
      : pipeline.stages.find(({ id }) => id === input.pipelineStageId);
  if (stage === undefined) throw badRequest('The pipeline stage id is invalid.');
  return { pipelineId, pipelineStageId: stage.id };
}

function readCloseDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // The listed formats are those of a date of birth, and ISO 8601.
  const day = readDateOfBirth(text.replace(/^(\d{4}-\d{2}-\d{2})T[\d:.]+(Z|[+-]\d{2}:?\d{2})?$/, '$1'));
  if (day === undefined) throw unprocessable(['forecastExpectedCloseDate is not a date']);
  return day;
}
