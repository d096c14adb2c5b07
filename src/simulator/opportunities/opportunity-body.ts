/**
 * Owns: what an opportunity write may contain, per version and verb.
 * Source: opportunities specs v2 and v3. No body has a date of creation, so sending one is a 422; the forecast
 * fields and `fieldValue` exist in v3 only. The upsert bodies lack contactId and customFields; that contactId is
 * taken all the same, and `source` too, is integrators' evidence and stands in the behaviour table.
 */

import { z } from 'zod';
import type { Behaviours } from '../behaviours.ts';
import { alignBody } from '../contacts/align-contact-body.ts';
import type { CustomFieldInput } from '../contacts/contact-body.ts';
import { parseInput } from '../http/parse-input.ts';
import { isV3, type PlatformRequest } from '../http/platform-route.ts';
import { OPPORTUNITY_STATUSES } from '../world/opportunity-record.ts';

export type OpportunityVerb = 'create' | 'update' | 'upsert';

const text = z.string().optional();
export const statusInput = z.enum([...OPPORTUNITY_STATUSES, 'all']);
const named = { id: text, key: text };
const isNamed = (field: { id?: string | undefined; key?: string | undefined }) =>
  field.id !== undefined || field.key !== undefined;
const unnamed = 'customFields: each entry needs id or key';

const shared = {
  pipelineId: z.string(),
  pipelineStageId: text,
  monetaryValue: z.number().optional(),
  assignedTo: text,
};
const forecast = {
  forecastExpectedCloseDate: text,
  forecastProbability: z.number().min(0).max(100).optional(),
};
const customFields = {
  v2: z
    .array(z.strictObject({ ...named, field_value: z.unknown().optional() }).refine(isNamed, unnamed))
    .optional(),
  v3: z
    .array(z.strictObject({ ...named, fieldValue: z.unknown().optional() }).refine(isNamed, unnamed))
    .optional(),
};
const perVerb = {
  create: { locationId: z.string(), name: z.string().min(1), status: statusInput, contactId: z.string() },
  update: { pipelineId: text, name: z.string().min(1).optional(), status: statusInput.optional() },
  upsert: {
    id: text,
    locationId: z.string(),
    followers: z.array(z.string()).max(10).optional(),
    isRemoveAllFollowers: z.boolean().optional(),
    followersActionType: z.enum(['add', 'remove']).optional(),
    name: text,
    status: statusInput.optional(),
    lostReasonId: text,
  },
};

/** One opportunity write, free of version: undefined = not sent. */
export interface OpportunityInput {
  readonly id?: string | undefined;
  readonly contactId?: string | undefined;
  readonly pipelineId?: string | undefined;
  readonly pipelineStageId?: string | undefined;
  readonly name?: string | undefined;
  readonly status?: z.infer<typeof statusInput> | undefined;
  readonly monetaryValue?: number | undefined;
  readonly assignedTo?: string | undefined;
  readonly source?: string | undefined;
  readonly lostReasonId?: string | undefined;
  readonly forecastExpectedCloseDate?: string | undefined;
  readonly forecastProbability?: number | undefined;
  readonly customFields?: readonly CustomFieldInput[] | undefined;
  readonly followers?: readonly string[] | undefined;
  readonly isRemoveAllFollowers?: boolean | undefined;
  readonly followersActionType?: 'add' | 'remove' | undefined;
}

type Body = Omit<OpportunityInput, 'customFields'> & {
  readonly customFields?:
    | readonly { id?: string; key?: string; field_value?: unknown; fieldValue?: unknown }[]
    | undefined;
};

/** Validates the body of an opportunity write and strips it of its version. Throws a 422 Refusal. */
export function readOpportunityBody(request: PlatformRequest, verb: OpportunityVerb): OpportunityInput {
  const generation = isV3(request.version) ? 'v3' : 'v2';
  const { behaviours } = request.world;
  const schema = z.strictObject(shapeOf(generation, verb, behaviours)) as unknown as z.ZodType<Body>;
  const body = parseInput(schema, alignBody(request.body, generation, behaviours));
  return {
    ...body,
    customFields: body.customFields?.map(({ id, key, field_value, fieldValue }) => ({
      id,
      key,
      value: fieldValue ?? field_value,
    })),
  };
}

function shapeOf(
  generation: 'v2' | 'v3',
  verb: OpportunityVerb,
  behaviours: Behaviours,
): Record<string, z.ZodType> {
  return {
    ...shared,
    ...(generation === 'v3' ? forecast : {}),
    ...(verb === 'upsert' ? {} : { customFields: customFields[generation] }),
    ...(behaviours.opportunitySourceAccepted && verb !== 'upsert' ? { source: text } : {}),
    ...(behaviours.upsertOpportunityTakesContactId && verb === 'upsert' ? { contactId: text } : {}),
    ...perVerb[verb],
  };
}
