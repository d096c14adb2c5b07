/**
 * Owns: POST /opportunities/upsert.
 * Source: opportunities specs: the body has an id, a pipeline and followers (described as a contact id), but no
 * contactId and no custom fields. Integrators send a contactId, which is then the only thing beside an id that a
 * match can rest on. Unverified: everything about matching; here an id is updated, else the first opportunity of
 * the contact in the pipeline, else one is made; without id and contactId there is nothing to make: 400.
 */

import { type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { joinContactName } from '../world/contact-record.ts';
import type { OpportunityRecord } from '../world/opportunity-record.ts';
import { applyOpportunityChanges, blankOpportunity } from './apply-opportunity-changes.ts';
import { changeFollowers } from './change-followers.ts';
import { commitOpportunity } from './commit-opportunity.ts';
import { type OpportunityInput, readOpportunityBody } from './opportunity-body.ts';
import { refuseDuplicateOpportunity } from './refuse-duplicate-opportunity.ts';
import { showOpportunity } from './show-opportunity.ts';

export function upsertOpportunity(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const input = readOpportunityBody(request, 'upsert');
  const { world, location, nowMs, version } = request;
  const current = findMatch(request, input);
  const base = current ?? startNew(request, input);
  const next = {
    ...applyOpportunityChanges(base, input, location, world.behaviours, nowMs),
    followers: followersAfter(request, base, input),
  };
  if (next.pipelineId !== base.pipelineId || next.status !== base.status)
    refuseDuplicateOpportunity(location, next, world.behaviours);
  const id = current?.id ?? world.ids.recordId();
  const stored = commitOpportunity(world, location, current, { ...next, id });
  const opportunity = showOpportunity(stored, version, location, world.behaviours);
  return { status: 200, body: { opportunity, new: current === undefined } };
}

function findMatch({ location }: PlatformRequest, input: OpportunityInput): OpportunityRecord | undefined {
  if (input.id !== undefined) {
    const named = location.opportunities.get(input.id);
    if (named === undefined) throw badRequest(`Opportunity with id ${input.id} not found`);
    return named;
  }
  return location.opportunities
    .inGroup(input.contactId ?? '')
    .find((opportunity) => opportunity.pipelineId === input.pipelineId);
}

function startNew({ location, nowMs }: PlatformRequest, input: OpportunityInput): OpportunityRecord {
  const contact = location.contacts.get(input.contactId ?? '');
  if (contact === undefined) throw badRequest('The contact id is invalid.');
  const blank = blankOpportunity(location.id, contact.id, nowMs);
  return { ...blank, name: joinContactName(contact) ?? contact.email ?? 'Opportunity' };
}

function followersAfter(
  { location, world }: PlatformRequest,
  current: OpportunityRecord,
  input: OpportunityInput,
): readonly string[] {
  const kept = input.isRemoveAllFollowers === true ? [] : current.followers;
  const kind = input.followersActionType ?? 'add';
  return changeFollowers(kept, input.followers ?? [], kind, location, world.behaviours).followers;
}
