/**
 * An opportunity as HighLevel shows it. (HighLevel, opportunities: a custom field is `{id, fieldValue}` by the
 * description; integrators see the value under a name that tells its type, so whichever of them is there
 * is read.)
 */
import { z } from 'zod';
import type { CustomValue } from '../../../model/contact.ts';
import type { DestinationOpportunity } from '../../../model/opportunity.ts';
import { changedAt } from '../changed-at.ts';

const text = z.string().nullish();
const shownValue = z.union([z.string(), z.number(), z.array(z.string())]);
const customFieldSchema = z.looseObject({ id: z.string().min(1) });

export const opportunitySchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  contactId: z.string().min(1),
  pipelineId: z.string().min(1),
  pipelineStageId: text,
  status: z.string(),
  monetaryValue: z.number().nullish(),
  assignedTo: text,
  source: text,
  lostReasonId: text,
  forecastExpectedCloseDate: text,
  customFields: z.array(customFieldSchema).nullish(),
  locationId: text,
  updatedAt: text,
});

export function toOpportunity(record: z.infer<typeof opportunitySchema>): DestinationOpportunity {
  return {
    id: record.id,
    name: record.name,
    contactId: record.contactId,
    pipelineId: record.pipelineId,
    stageId: orNull(record.pipelineStageId),
    status: record.status,
    amount: record.monetaryValue ?? null,
    ownerId: orNull(record.assignedTo),
    source: orNull(record.source),
    lostReasonId: orNull(record.lostReasonId),
    expectedCloseDate: orNull(record.forecastExpectedCloseDate)?.slice(0, 10) ?? null,
    ...changedAt(record.updatedAt),
    custom: Object.fromEntries((record.customFields ?? []).flatMap(readCustomField)),
  };
}

/** A value in a shape we do not know is left out: nothing we wrote has one. */
function readCustomField(
  field: z.infer<typeof customFieldSchema>,
): readonly (readonly [string, CustomValue])[] {
  const shown = Object.entries(field).find(
    ([name, value]) => name.startsWith('fieldValue') && value !== null && value !== undefined,
  );
  const value = shownValue.safeParse(shown?.[1]);
  return value.success ? [[field.id, value.data]] : [];
}

const orNull = (value: string | null | undefined): string | null =>
  value === undefined || value === '' ? null : value;
