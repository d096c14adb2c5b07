/** Owns: GET /affiliate-manager/{locationId}/payouts, what a person paid affiliates. Source: affiliate manager spec. */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { mentions, requirePathLocation, showPage, withinDates } from './affiliate-page.ts';
import { showPayout } from './show-affiliate.ts';

const listQuery = z.looseObject({
  affiliateId: z.string().optional(),
  campaignId: z.string().optional(),
  status: z.string().optional(),
  query: z.string().optional(),
  start: z.string().optional(),
  end: z.string().optional(),
});

export function listPayouts(request: PlatformRequest): PlatformReply {
  requirePathLocation(request);
  const { location } = request;
  const wanted = parseInput(listQuery, request.query);
  const isWithin = withinDates(wanted.start, wanted.end);
  const isMentioned = mentions(wanted.query);
  // Those shown are all paid: what is still owed stands in the commissions.
  const payouts = location.affiliatePayouts
    .values()
    .filter(() => wanted.status === undefined || wanted.status === 'paid')
    .filter(({ affiliateId }) => wanted.affiliateId === undefined || affiliateId === wanted.affiliateId)
    .filter(({ campaignId }) => wanted.campaignId === undefined || campaignId === wanted.campaignId)
    .filter(({ paidAt }) => isWithin(paidAt))
    .filter(({ affiliateId }) => isMentioned([location.affiliates.get(affiliateId)?.email]));
  return showPage(
    request,
    'payouts',
    payouts.map((payout) => showPayout(payout, location)),
  );
}
