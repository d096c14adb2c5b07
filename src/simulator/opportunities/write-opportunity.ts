/**
 * Owns: the calls that create, read, change, close and delete one opportunity.
 * Source: opportunities specs v2 and v3: create answers 201, everything else 200; deletes and status changes
 * answer `succeded` (sic), v3 also `success`. Unverified: an unknown id is a 400, since no spec lists a 404.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import { isV3, type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { OpportunityRecord } from '../world/opportunity-record.ts';
import { applyOpportunityChanges, blankOpportunity } from './apply-opportunity-changes.ts';
import { commitOpportunity, removeOpportunity } from './commit-opportunity.ts';
import { readOpportunityBody, statusInput } from './opportunity-body.ts';
import { refuseDuplicateOpportunity } from './refuse-duplicate-opportunity.ts';
import { showOpportunity } from './show-opportunity.ts';

const statusBody = z.strictObject({ status: statusInput, lostReasonId: z.string().optional() });

/** The opportunity named in the path. Throws 403 when another location has it, 400 when nobody does. */
export function requireOpportunity(request: PlatformRequest): OpportunityRecord {
  const { id } = request.params;
  return findOwnRecord(
    request,
    (place) => place.opportunities,
    id,
    badRequest(`Opportunity with id ${id} not found`),
  );
}

export function getOpportunity(request: PlatformRequest): PlatformReply {
  return answer(request, requireOpportunity(request));
}

export function createOpportunity(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const input = readOpportunityBody(request, 'create');
  const { world, location, nowMs } = request;
  const contactId = input.contactId ?? '';
  if (location.contacts.get(contactId) === undefined) throw badRequest('The contact id is invalid.');
  const blank = blankOpportunity(location.id, contactId, nowMs);
  const next = applyOpportunityChanges(blank, input, location, world.behaviours, nowMs);
  refuseDuplicateOpportunity(location, next, world.behaviours);
  return answer(
    request,
    commitOpportunity(world, location, undefined, { ...next, id: world.ids.recordId() }),
    201,
  );
}

export function updateOpportunity(request: PlatformRequest): PlatformReply {
  const current = requireOpportunity(request);
  const input = readOpportunityBody(request, 'update');
  const { world, location, nowMs } = request;
  const next = applyOpportunityChanges(current, input, location, world.behaviours, nowMs);
  if (next.pipelineId !== current.pipelineId || next.status !== current.status)
    refuseDuplicateOpportunity(location, next, world.behaviours);
  return answer(request, commitOpportunity(world, location, current, next));
}

export function updateOpportunityStatus(request: PlatformRequest): PlatformReply {
  const current = requireOpportunity(request);
  const input = parseInput(statusBody, request.body);
  const { world, location, nowMs } = request;
  const next = applyOpportunityChanges(current, input, location, world.behaviours, nowMs);
  if (next.status !== current.status) refuseDuplicateOpportunity(location, next, world.behaviours);
  commitOpportunity(world, location, current, next);
  return success(request);
}

export function deleteOpportunity(request: PlatformRequest): PlatformReply {
  removeOpportunity(request.world, request.location, requireOpportunity(request).id, request.nowMs);
  return success(request);
}

function answer(request: PlatformRequest, opportunity: OpportunityRecord, status = 200): PlatformReply {
  const { version, location, world } = request;
  return { status, body: { opportunity: showOpportunity(opportunity, version, location, world.behaviours) } };
}

function success({ version }: PlatformRequest): PlatformReply {
  return { status: 200, body: isV3(version) ? { success: true, succeded: true } : { succeded: true } };
}
