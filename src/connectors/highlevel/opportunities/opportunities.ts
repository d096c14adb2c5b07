/**
 * Opportunities of one location. Never upsert: its description lacks the contact and the custom fields.
 * (HighLevel, opportunities: no body has a date of creation; the close date exists in v3 only; the reason why
 * one was lost is taken by the call on the status only.)
 */
import { z } from 'zod';
import type { CustomValue } from '../../../model/contact.ts';
import type { Send } from '../../../model/http.ts';
import {
  type DestinationOpportunity,
  type OpportunityStatus,
  opportunityStatuses,
} from '../../../model/opportunity.ts';
import type { Provider, ReadAnswer, WriteAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent } from '../read-answer.ts';
import { opportunitySchema, toOpportunity } from './opportunity-record.ts';
import { searchOpportunities } from './search-opportunities.ts';

export interface OpportunityDesired {
  /** Fixed at creation: an update cannot move an opportunity to another contact. */
  readonly contactId: string;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly name: string;
  readonly status: OpportunityStatus;
  /** In the location's currency: 12.5 is twelve and a half. */
  readonly amount?: number;
  /** Id of a user. */
  readonly ownerId?: string;
  /** Taken although the description omits it (integrator evidence); at creation only. */
  readonly source?: string;
  /** `YYYY-MM-DD`. */
  readonly expectedCloseDate?: string;
  /** By id of a custom field of opportunities. */
  readonly custom?: Readonly<Record<string, CustomValue>>;
}

/** What an opportunity written by Landfall is recognised by. */
export interface OpportunityMarker {
  readonly contactId: string;
  /** The custom field that holds markers of opportunities. */
  readonly fieldId: string;
  readonly marker: string;
}

export interface OpportunityProvider
  extends Provider<OpportunityMarker, OpportunityDesired, DestinationOpportunity> {
  /** Sets the status and, with `lost`, the reason. Sending it twice changes nothing. */
  close(
    send: Send,
    id: string,
    status: OpportunityStatus,
    lostReasonId?: string,
  ): Promise<WriteAnswer<DestinationOpportunity>>;
}

const shared = {
  pipelineId: z.string().min(1),
  pipelineStageId: z.string().min(1).optional(),
  name: z.string().min(1),
  status: z.enum(opportunityStatuses),
  monetaryValue: z.number().optional(),
  assignedTo: z.string().min(1).optional(),
  forecastExpectedCloseDate: z.iso.date().optional(),
  customFields: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        fieldValue: z.union([z.string(), z.number(), z.array(z.string())]),
      }),
    )
    .optional(),
};
const createBody = exactBody({
  ...shared,
  locationId: z.string().min(1),
  contactId: z.string().min(1),
  source: z.string().optional(),
});
const updateBody = exactBody({
  ...shared,
  pipelineId: shared.pipelineId.optional(),
  name: shared.name.optional(),
  status: shared.status.optional(),
  // Empty takes the owner away. (Our reading: the field is a plain text; whoever writes it reads the answer.)
  assignedTo: z.string().optional(),
});
const closeBody = exactBody({
  status: z.enum(opportunityStatuses),
  lostReasonId: z.string().min(1).optional(),
});
const answerSchema = z.object({ opportunity: opportunitySchema });

/**
 * - `findExisting` searches the contact's opportunities by marker; search lags behind writes by seconds, so
 *   `absent` means "not yet seen". Several carriers are `failed`.
 * - `create` answers `exists` where the location allows one opportunity per contact and pipeline and there is
 *   one (integrator evidence: 400 with its id); whether a closed one counts differs between accounts.
 *
 * @throws LandfallError (from every verb) `destination-surprised`, `wrong-location`
 */
export function createOpportunityProvider(locationId: string): OpportunityProvider {
  const one = (body: unknown, route: string): DestinationOpportunity => {
    const { opportunity } = parseIncoming(answerSchema, body, route);
    checkLocation(opportunity.locationId, locationId, route);
    return toOpportunity(opportunity);
  };
  return {
    findExisting: async (send, { contactId, fieldId, marker }) => {
      const found: DestinationOpportunity[] = [];
      for await (const page of searchOpportunities(send, locationId, { contactId })) {
        if (page.kind !== 'found') return page;
        found.push(...page.record.filter(({ custom }) => custom[fieldId] === marker));
      }
      return onlyOne(found);
    },

    create: (send, desired) => {
      const body = bodyFor('createOpportunity', createBody, {
        ...wireBody(desired),
        locationId,
        contactId: desired.contactId,
        source: desired.source,
      });
      return writeCall(send, 'createOpportunity', { body, namesExisting: true, written: one });
    },

    update: (send, id, desired) => {
      const body = bodyFor('updateOpportunity', updateBody, wireBody(desired));
      return writeCall(send, 'updateOpportunity', { ids: { id }, body, namesExisting: true, written: one });
    },

    close: (send, id, status, lostReasonId) => {
      const body = bodyFor('closeOpportunity', closeBody, { status, lostReasonId });
      return writeCall<DestinationOpportunity>(send, 'closeOpportunity', {
        ids: { id },
        body,
        id,
        written: () => null,
      });
    },

    read: (send, id) => readCall(send, 'readOpportunity', { ids: { id }, byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removeOpportunity', id, { ids: { id } }),
  };
}

function onlyOne(found: readonly DestinationOpportunity[]): ReadAnswer<DestinationOpportunity> {
  return found.length > 1
    ? { kind: 'failed', note: `${found.length} opportunities carry this marker`, status: null }
    : foundOrAbsent(found[0]);
}

function wireBody(desired: Partial<OpportunityDesired>): Record<string, unknown> {
  const { custom } = desired;
  return {
    pipelineId: desired.pipelineId,
    pipelineStageId: desired.stageId,
    name: desired.name,
    status: desired.status,
    monetaryValue: desired.amount,
    assignedTo: desired.ownerId,
    forecastExpectedCloseDate: desired.expectedCloseDate,
    customFields:
      custom === undefined
        ? undefined
        : Object.entries(custom).map(([id, fieldValue]) => ({ id, fieldValue })),
  };
}
