/**
 * Owns: putting a contact into a workflow or a campaign and taking it out again.
 * Source: contacts specs v2 and v3 (a campaign answers 201 to a POST, a workflow 200). Integrators: a draft
 * workflow is ignored without a word. Unverified: an unknown workflow or campaign is a 400; taking out a contact
 * that is not in is no error.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import {
  isV3,
  type PlatformReply,
  type PlatformRequest,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { CampaignRecord } from '../world/activity-record.ts';
import type { WorkflowRecord } from '../world/location-record.ts';
import { requireContact } from './write-contact.ts';

const workflowBody = z.strictObject({ eventStartTime: z.string().optional() });
const campaignBody = z.strictObject({});
const ofLocation = z.looseObject({
  locationId: z.string(),
  status: z.enum(['draft', 'published']).optional(),
});

export function addToWorkflow(request: PlatformRequest): PlatformReply {
  const { id: contactId } = requireContact(request);
  const workflow = requireWorkflow(request);
  const { eventStartTime } = parseInput(workflowBody, request.body);
  const { world, location, nowMs } = request;
  if (workflow.status === 'published') {
    location.workflowEnrolments.put({
      id: `${workflow.id}:${contactId}`,
      workflowId: workflow.id,
      contactId,
      eventStartTime,
      dateAdded: new Date(nowMs).toISOString(),
    });
    // Only this workflow starts, whatever else is published.
    location.triggerLog.push({
      time: nowMs,
      event: 'workflow-added',
      contactId,
      detail: workflow.name,
      workflowIds: [workflow.id],
    });
    world.markChanged();
  } else if (!world.behaviours.draftWorkflowIgnored) throw badRequest('The workflow is not published.');
  return success(request, 200);
}

export function removeFromWorkflow(request: PlatformRequest): PlatformReply {
  const { id } = requireContact(request);
  parseInput(workflowBody, request.body);
  request.location.workflowEnrolments.remove(`${requireWorkflow(request).id}:${id}`);
  request.world.markChanged();
  return success(request, 200);
}

export function listCampaigns(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query['locationId']);
  const { status } = parseInput(ofLocation, request.query);
  const campaigns = request.location.campaigns
    .values()
    .filter((campaign) => status === undefined || campaign.status === status)
    .map(({ contactIds: _, ...campaign }) => campaign);
  return { status: 200, body: { campaigns } };
}

export function addToCampaign(request: PlatformRequest): PlatformReply {
  const { id } = requireContact(request);
  const campaign = requireCampaign(request);
  parseInput(campaignBody, request.body);
  keep(request, campaign, [...new Set([...campaign.contactIds, id])]);
  return success(request, 201);
}

export function removeFromCampaign(request: PlatformRequest): PlatformReply {
  const { id } = requireContact(request);
  leave(request, requireCampaign(request), id);
  return success(request, 200);
}

export function removeFromEveryCampaign(request: PlatformRequest): PlatformReply {
  const { id } = requireContact(request);
  for (const campaign of request.location.campaigns.values()) leave(request, campaign, id);
  return success(request, 200);
}

function leave(request: PlatformRequest, campaign: CampaignRecord, contactId: string): void {
  keep(
    request,
    campaign,
    campaign.contactIds.filter((id) => id !== contactId),
  );
}

function keep({ location, world }: PlatformRequest, campaign: CampaignRecord, contactIds: string[]): void {
  location.campaigns.put({ ...campaign, contactIds });
  world.markChanged();
}

function requireWorkflow({ location, params }: PlatformRequest): WorkflowRecord {
  const workflow = location.workflows.get(params['workflowId'] ?? '');
  if (workflow === undefined) throw badRequest('Workflow not found');
  return workflow;
}

function requireCampaign({ location, params }: PlatformRequest): CampaignRecord {
  const campaign = location.campaigns.get(params['campaignId'] ?? '');
  if (campaign === undefined) throw badRequest('Campaign not found');
  return campaign;
}

function success({ version }: PlatformRequest, status: number): PlatformReply {
  return { status, body: isV3(version) ? { succeeded: true, succeded: true } : { succeded: true } };
}
