/** Owns: what only a person does in the affiliate manager: making a campaign, and paying an affiliate. */

import { z } from 'zod';
import { showCampaign } from '../affiliates/enrol-affiliate.ts';
import { showPayout } from '../affiliates/show-affiliate.ts';
import { badRequest } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

const locationId = z.string();

export const affiliateActions = [
  z.strictObject({
    locationId,
    action: z.literal('create-affiliate-campaign'),
    name: z.string().min(1),
    currency: z.string().length(3).default('USD'),
    commissionType: z.enum(['percentage', 'flat']).default('percentage'),
    commission: z.number().min(0).default(0),
  }),
  z.strictObject({
    locationId,
    action: z.literal('pay-affiliate'),
    affiliateId: z.string(),
    campaignId: z.string(),
  }),
] as const;

type AffiliateAction = z.infer<(typeof affiliateActions)[number]>;

/** Does what a person did and returns the campaign or the payout. Throws a Refusal when there is nothing to pay. */
export function actOnAffiliates(
  world: World,
  location: LocationState,
  action: AffiliateAction,
  nowMs: number,
): unknown {
  const at = new Date(nowMs).toISOString();
  world.markChanged();
  if (action.action === 'create-affiliate-campaign') {
    const { name, currency, commissionType, commission } = action;
    const campaign = {
      id: world.ids.businessId(),
      locationId: location.id,
      name,
      currency: currency.toUpperCase(),
      commissionType,
      commission,
      createdAt: at,
      updatedAt: at,
    };
    return showCampaign(location.affiliateCampaigns.put(campaign));
  }
  const { affiliateId, campaignId } = action;
  const approved = location.commissions
    .inGroup(affiliateId)
    .filter((entry) => entry.status === 'approved' && entry.campaignId === campaignId);
  const [first] = approved;
  if (first === undefined) throw badRequest('no approved commission to pay');
  const paid = approved.filter(({ currency }) => currency === first.currency);
  const payout = location.affiliatePayouts.put({
    id: world.ids.businessId(),
    locationId: location.id,
    affiliateId,
    campaignId,
    amount: paid.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0) / 100,
    currency: first.currency,
    paidAt: at,
  });
  for (const entry of paid) location.commissions.put({ ...entry, status: 'paid', payoutId: payout.id });
  return showPayout(payout, location);
}
