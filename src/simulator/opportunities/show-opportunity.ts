/**
 * Owns: the shapes in which an opportunity is read.
 * Source: SearchOpportunitiesResponseSchema of the opportunities specs. Custom fields are `{id, fieldValue}` there;
 * integrators see the value under a name that tells its type, which is the default here.
 * Invariant: an absent field is left out, never null.
 */

import type { Behaviours } from '../behaviours.ts';
import { showValue } from '../contacts/custom-field-value.ts';
import { type ApiVersion, isV3 } from '../http/platform-route.ts';
import { type CustomFieldValue, joinContactName } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { OpportunityRecord } from '../world/opportunity-record.ts';

type Shape = Record<string, unknown>;

const iso = (ms: number) => new Date(ms).toISOString();

/** An opportunity as every read and write answers it; the forecast exists in v3 only. */
export function showOpportunity(
  opportunity: OpportunityRecord,
  version: ApiVersion,
  location: LocationState,
  behaviours: Behaviours,
): Shape {
  const { forecastExpectedCloseDate, forecastProbability } = opportunity;
  return {
    id: opportunity.id,
    name: opportunity.name,
    monetaryValue: opportunity.monetaryValue,
    pipelineId: opportunity.pipelineId,
    pipelineStageId: opportunity.pipelineStageId,
    assignedTo: opportunity.assignedTo,
    status: opportunity.status,
    source: opportunity.source,
    lostReasonId: opportunity.lostReasonId,
    contactId: opportunity.contactId,
    locationId: opportunity.locationId,
    ...(isV3(version) ? { forecastExpectedCloseDate, forecastProbability } : {}),
    contact: showParty(opportunity.contactId, location),
    customFields: opportunity.customFields.map(({ id, value }) =>
      showCustomField(id, value, location, behaviours),
    ),
    followers: opportunity.followers,
    indexVersion: '1',
    lastStatusChangeAt: iso(opportunity.lastStatusChangeAtMs),
    lastStageChangeAt: iso(opportunity.lastStageChangeAtMs),
    lastActionDate: iso(opportunity.updatedAtMs),
    createdAt: iso(opportunity.createdAtMs),
    updatedAt: iso(opportunity.updatedAtMs),
  };
}

function showParty(contactId: string, location: LocationState): Shape | undefined {
  const contact = location.contacts.get(contactId);
  if (contact === undefined) return undefined;
  const { id, companyName, email, phone, tags } = contact;
  return { id, name: joinContactName(contact), companyName, email, phone, tags };
}

function showCustomField(
  id: string,
  stored: CustomFieldValue,
  location: LocationState,
  behaviours: Behaviours,
): Shape {
  const field = location.customFields.get(id);
  const value = showValue(field, stored, behaviours);
  if (behaviours.opportunityCustomFieldRead === 'plain') return { id, fieldValue: value };
  if (field?.dataType === 'DATE') return { id, type: 'date', fieldValueDate: value };
  if (typeof value === 'number') return { id, type: 'number', fieldValueNumber: value };
  if (typeof value === 'string') return { id, type: 'string', fieldValueString: value };
  if (Array.isArray(value)) return { id, type: 'array', fieldValueArray: value };
  return { id, type: 'object', fieldValueObject: value };
}
