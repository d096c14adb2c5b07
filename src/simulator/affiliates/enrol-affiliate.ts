/**
 * Owns: campaigns as the API sees them, and moving an affiliate from one to another.
 * Source: live affiliate documentation: campaigns can be listed and read, and not be created. Unverified: every
 * name in their bodies and answers; a campaign that is not named in a move is left as it is.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import type { AffiliateCampaignRecord } from '../world/affiliate-record.ts';
import { type Listed, mentions, requirePathLocation, showPage } from './affiliate-page.ts';
import { requireAffiliate, requireCampaign, requireMembership } from './find-affiliate.ts';
import { logEnrolments, show } from './manage-affiliates.ts';

const moveBody = z.strictObject({ fromCampaignId: z.string().optional(), toCampaignId: z.string() });

export function listCampaigns(request: PlatformRequest): PlatformReply {
  requirePathLocation(request);
  const { query } = parseInput(z.looseObject({ query: z.string().optional() }), request.query);
  const isMentioned = mentions(query);
  const campaigns = request.location.affiliateCampaigns.values().filter(({ name }) => isMentioned([name]));
  return showPage(request, 'campaigns', campaigns.map(showCampaign));
}

export function getCampaign(request: PlatformRequest): PlatformReply {
  return { status: 200, body: showCampaign(requireCampaign(request, request.params.campaignId)) };
}

/** Leaves `fromCampaignId`, if given, and joins `toCampaignId`. */
export function moveCampaign(request: PlatformRequest): PlatformReply {
  const before = requireAffiliate(request);
  const { fromCampaignId, toCampaignId } = parseInput(moveBody, request.body);
  if (fromCampaignId !== undefined) requireMembership(request, before, fromCampaignId);
  requireCampaign(request, toCampaignId);
  const rest = before.campaignIds.filter((id) => id !== fromCampaignId && id !== toCampaignId);
  const after = { ...before, campaignIds: [...rest, toCampaignId] };
  logEnrolments(request, after, before.campaignIds);
  return show(request, after);
}

export function showCampaign({ id, ...campaign }: AffiliateCampaignRecord): Listed {
  return { _id: id, ...campaign };
}
