/**
 * Owns: how affiliates, commissions and payouts are read. Source: affiliate manager spec, whose `owned` is what is
 * owed. Unverified: the sums count the currency of the affiliate's first campaign, or of the first commission; a
 * manual commission is no revenue, since no sale stands behind it.
 */

import type { AffiliateRecord, CommissionRecord, PayoutRecord } from '../world/affiliate-record.ts';
import { joinContactName } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { Listed } from './affiliate-page.ts';

export function showAffiliate(affiliate: AffiliateRecord, location: LocationState): Listed {
  const { id, suspended: _suspended, referralId: _referral, payoutMethods: _methods, ...read } = affiliate;
  const customers = location.affiliateCustomers.inGroup(id);
  const commissions = location.commissions.inGroup(id);
  const currency =
    location.affiliateCampaigns.get(affiliate.campaignIds[0] ?? '')?.currency ??
    commissions[0]?.currency ??
    'USD';
  const sumOf = (statuses: readonly CommissionRecord['status'][]) =>
    sum(commissions.filter((entry) => statuses.includes(entry.status) && entry.currency === currency));
  return {
    _id: id,
    ...read,
    deleted: false,
    revenue: 0,
    customer: customers.filter(({ state }) => state === 'customer').length,
    lead: customers.filter(({ state }) => state === 'lead').length,
    droppedCustomer: customers.filter(({ state }) => state === 'dropped').length,
    clickCount: 0,
    paid: sumOf(['paid']),
    currency,
    owned: sumOf(['pending', 'approved']),
  };
}

export function showCommission(commission: CommissionRecord, location: LocationState): Listed {
  const { affiliateId, campaignId, customerId, amount, currency, status, eventId, createdAt } = commission;
  const affiliate = location.affiliates.get(affiliateId);
  const campaign = location.affiliateCampaigns.get(campaignId);
  const customer = location.affiliateCustomers.get(customerId);
  return {
    _id: commission.id,
    affiliateId,
    amount,
    commission: amount,
    commissionAmount: amount,
    currency,
    status,
    eventId,
    transactionAt: commission.eventDate,
    createdAt,
    payoutId: commission.payoutId,
    campaignName: campaign?.name,
    isTrial: false,
    liveMode: true,
    ...(campaign && { campaign: { id: campaign.id, name: campaign.name, liveMode: true } }),
    ...(affiliate && { affiliate: { _id: affiliate.id, name: nameOf(affiliate), email: affiliate.email } }),
    ...(customer && {
      customer: {
        _id: customer.id,
        firstName: customer.firstName,
        lastName: customer.lastName,
        email: customer.email,
        type: customer.state,
      },
    }),
  };
}

export function showPayout(payout: PayoutRecord, location: LocationState): Listed {
  const { id, locationId, affiliateId, campaignId, currency, amount, paidAt } = payout;
  const affiliate = location.affiliates.get(affiliateId);
  return {
    _id: id,
    locationId,
    affiliateId,
    campaignId,
    currency,
    amount,
    status: 'paid',
    paidAt,
    paidMethod: 'manual',
    deleted: false,
    createdAt: paidAt,
    updatedAt: paidAt,
    campaign: location.affiliateCampaigns.get(campaignId)?.name,
    ...(affiliate && {
      affiliateName: nameOf(affiliate),
      affiliateEmail: affiliate.email,
      affiliate: showAffiliate(affiliate, location),
    }),
  };
}

/** The name, or the e-mail of an affiliate who has none. */
function nameOf(affiliate: AffiliateRecord): string {
  return joinContactName(affiliate) ?? affiliate.email;
}

/** In hundredths, so that the sum of decimals has no crumbs. */
function sum(commissions: readonly CommissionRecord[]): number {
  return commissions.reduce((total, { amount }) => total + Math.round(amount * 100), 0) / 100;
}
