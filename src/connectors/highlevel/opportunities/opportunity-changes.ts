/** Fields of an opportunity by our names, as the call that updates it takes them. */
import {
  customFieldOf,
  isOpportunityField,
  type OpportunityFieldName,
} from '../../../model/compare-opportunity.ts';
import type { CustomValue } from '../../../model/contact.ts';
import type { Json } from '../../../model/json.ts';
import { type OpportunityPlace, placeIdOf } from '../../../model/opportunity-place.ts';
import type { OpportunityDesired } from './opportunities.ts';

const sentAs: Readonly<Record<OpportunityFieldName, keyof OpportunityDesired>> = {
  name: 'name',
  pipeline: 'pipelineId',
  stage: 'stageId',
  status: 'status',
  amount: 'amount',
  owner: 'ownerId',
  closeDate: 'expectedCloseDate',
};

/** @param changes each a field that stands at the location, and the value it shall have */
export function opportunityChanges(
  changes: readonly { readonly field: string; readonly value: Json }[],
  place: OpportunityPlace,
): Partial<OpportunityDesired> {
  const native: Record<string, Json> = {};
  const custom: Record<string, CustomValue> = {};
  for (const { field, value } of changes) {
    if (isOpportunityField(field)) native[sentAs[field]] = placeIdOf(place, field, value);
    else custom[customFieldOf(field, place)?.id ?? ''] = value as unknown as CustomValue;
  }
  const isAny = Object.keys(custom).length > 0;
  return { ...(native as Partial<OpportunityDesired>), ...(isAny ? { custom } : {}) };
}
