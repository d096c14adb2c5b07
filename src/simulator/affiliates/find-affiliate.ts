/** Owns: finding what a call of the affiliate manager names. Unverified: what is not there is a 404. */

import { findOwnRecord } from '../http/find-own-record.ts';
import type { PlatformRequest } from '../http/platform-route.ts';
import { badRequest, notFound } from '../http/refusal.ts';
import type {
  AffiliateCampaignRecord,
  AffiliateCustomerRecord,
  AffiliateRecord,
} from '../world/affiliate-record.ts';
import { requirePathLocation } from './affiliate-page.ts';

/** The affiliate of the path, or the one named. Throws 403 or 404. */
export function requireAffiliate(
  request: PlatformRequest,
  id: string | undefined = request.params.affiliateId,
): AffiliateRecord {
  requirePathLocation(request);
  return findOwnRecord(request, ({ affiliates }) => affiliates, id, notFound('Affiliate not found'));
}

/** Throws 403 or 404. */
export function requireCampaign(request: PlatformRequest, id: string | undefined): AffiliateCampaignRecord {
  requirePathLocation(request);
  return findOwnRecord(
    request,
    ({ affiliateCampaigns }) => affiliateCampaigns,
    id,
    notFound('Campaign not found'),
  );
}

/** The campaign, of which the affiliate must be a member. Throws 403, 404 or 400. */
export function requireMembership(
  request: PlatformRequest,
  affiliate: AffiliateRecord,
  campaignId: string,
): AffiliateCampaignRecord {
  const campaign = requireCampaign(request, campaignId);
  if (!affiliate.campaignIds.includes(campaign.id))
    throw badRequest('The affiliate is not part of the campaign');
  return campaign;
}

/** Throws 403 or 404. */
export function requireCustomer(request: PlatformRequest, id: string | undefined): AffiliateCustomerRecord {
  requirePathLocation(request);
  return findOwnRecord(
    request,
    ({ affiliateCustomers }) => affiliateCustomers,
    id,
    notFound('Customer not found'),
  );
}
