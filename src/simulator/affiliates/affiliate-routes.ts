/**
 * Owns: the paths of the affiliate manager.
 * Source: the affiliate manager spec for the four reads both versions have; live documentation of September 2026
 * for the rest, v3 only: creating affiliates, leads and manual commissions, and reading campaigns, which no call
 * creates. Unverified: the paths below an affiliate, a customer and a commission beside `lead/create`.
 */

import type { PlatformRoute } from '../http/platform-route.ts';
import { getCampaign, listCampaigns, moveCampaign } from './enrol-affiliate.ts';
import { listPayouts } from './list-payouts.ts';
import {
  createAffiliate,
  getAffiliate,
  listAffiliates,
  setActive,
  setPayoutMethods,
  setSuspension,
  setTaxForm,
  updateAffiliate,
} from './manage-affiliates.ts';
import {
  createCommission,
  deleteCommission,
  denyCommission,
  listCommissions,
  setCommissionStatus,
} from './manage-commissions.ts';
import { createLead, deleteCustomer, listCustomers, setCustomerState } from './manage-customers.ts';
import { setReferralId, validateReferralId } from './manage-referral-ids.ts';

const home = '/affiliate-manager/:locationId';
const affiliate = `${home}/affiliates/:affiliateId`;
const customer = `${home}/customers/:customerId`;
const commission = `${home}/commission/:commissionId`;

export const affiliateRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: `${home}/affiliates`, handle: listAffiliates },
  { method: 'GET', path: affiliate, handle: getAffiliate },
  { method: 'GET', path: `${home}/payouts`, handle: listPayouts },
  { method: 'GET', path: `${home}/commissions`, handle: listCommissions },
  { method: 'POST', path: `${home}/affiliates`, only: 'v3', handle: createAffiliate },
  { method: 'PUT', path: affiliate, only: 'v3', handle: updateAffiliate },
  { method: 'PUT', path: `${affiliate}/status`, only: 'v3', handle: setActive },
  { method: 'PUT', path: `${affiliate}/suspension`, only: 'v3', handle: setSuspension },
  { method: 'PUT', path: `${affiliate}/tax-form`, only: 'v3', handle: setTaxForm },
  { method: 'PUT', path: `${affiliate}/payout-methods`, only: 'v3', handle: setPayoutMethods },
  { method: 'PUT', path: `${affiliate}/move-campaign`, only: 'v3', handle: moveCampaign },
  { method: 'PUT', path: `${affiliate}/referral-id`, only: 'v3', handle: setReferralId },
  { method: 'POST', path: `${affiliate}/referral-id/validate`, only: 'v3', handle: validateReferralId },
  { method: 'POST', path: `${affiliate}/lead/create`, only: 'v3', handle: createLead },
  { method: 'GET', path: `${home}/campaigns`, only: 'v3', handle: listCampaigns },
  { method: 'GET', path: `${home}/campaigns/:campaignId`, only: 'v3', handle: getCampaign },
  { method: 'GET', path: `${home}/customers`, only: 'v3', handle: listCustomers },
  { method: 'PUT', path: `${customer}/state`, only: 'v3', handle: setCustomerState },
  { method: 'DELETE', path: customer, only: 'v3', handle: deleteCustomer },
  { method: 'POST', path: `${home}/commission`, only: 'v3', handle: createCommission },
  { method: 'PUT', path: `${commission}/status`, only: 'v3', handle: setCommissionStatus },
  { method: 'PUT', path: `${commission}/deny`, only: 'v3', handle: denyCommission },
  { method: 'DELETE', path: commission, only: 'v3', handle: deleteCommission },
];
