/**
 * Owns: the people an affiliate brought. Source: live affiliate documentation: a lead can be created under an
 * affiliate; customers can be listed, given a state and deleted. Unverified: every name in bodies and answers; a
 * second lead of one e-mail in a campaign is a 400; one with commissions that are not denied cannot be deleted.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { type AffiliateCustomerRecord, CUSTOMER_STATES } from '../world/affiliate-record.ts';
import { logEvent } from '../world/log-event.ts';
import { type Listed, mentions, requirePathLocation, showPage } from './affiliate-page.ts';
import { requireAffiliate, requireCustomer, requireMembership } from './find-affiliate.ts';

const leadBody = z.strictObject({
  campaignId: z.string(),
  email: z.email(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
});
const listQuery = z.looseObject({
  affiliateId: z.string().optional(),
  campaignId: z.string().optional(),
  query: z.string().optional(),
});

export function createLead(request: PlatformRequest): PlatformReply {
  const { location, world, nowMs } = request;
  const affiliate = requireAffiliate(request);
  const wanted = parseInput(leadBody, request.body);
  requireMembership(request, affiliate, wanted.campaignId);
  const email = wanted.email.toLowerCase();
  const isKnown = location.affiliateCustomers
    .values()
    .some((known) => known.campaignId === wanted.campaignId && known.email.toLowerCase() === email);
  if (isKnown) throw badRequest('The lead is already part of the campaign');
  const contactId = location.contacts.findByEmail(wanted.email)?.id;
  const lead = location.affiliateCustomers.put({
    ...wanted,
    id: world.ids.businessId(),
    locationId: location.id,
    affiliateId: affiliate.id,
    contactId,
    state: 'lead',
    createdAt: new Date(nowMs).toISOString(),
  });
  logEvent(location, nowMs, 'affiliate-lead-created', contactId ?? '', lead.id);
  world.markChanged();
  return { status: 201, body: showCustomer(lead) };
}

export function listCustomers(request: PlatformRequest): PlatformReply {
  requirePathLocation(request);
  const { affiliateId, campaignId, query } = parseInput(listQuery, request.query);
  const isMentioned = mentions(query);
  const customers = request.location.affiliateCustomers
    .values()
    .filter((customer) => affiliateId === undefined || customer.affiliateId === affiliateId)
    .filter((customer) => campaignId === undefined || customer.campaignId === campaignId)
    .filter(({ firstName, lastName, email }) => isMentioned([`${firstName ?? ''} ${lastName ?? ''}`, email]));
  return showPage(request, 'customers', customers.map(showCustomer));
}

export function setCustomerState(request: PlatformRequest): PlatformReply {
  const before = requireCustomer(request, request.params.customerId);
  const { state } = parseInput(z.strictObject({ state: z.enum(CUSTOMER_STATES) }), request.body);
  request.world.markChanged();
  return { status: 200, body: showCustomer(request.location.affiliateCustomers.put({ ...before, state })) };
}

export function deleteCustomer(request: PlatformRequest): PlatformReply {
  const { location, world } = request;
  const { id } = requireCustomer(request, request.params.customerId);
  const isPaidFor = location.commissions
    .values()
    .some((commission) => commission.customerId === id && commission.status !== 'denied');
  if (isPaidFor) throw badRequest('The customer has commissions');
  location.affiliateCustomers.remove(id);
  world.markChanged();
  return { status: 200, body: { success: true } };
}

export function showCustomer({ id, ...customer }: AffiliateCustomerRecord): Listed {
  return { _id: id, ...customer };
}
