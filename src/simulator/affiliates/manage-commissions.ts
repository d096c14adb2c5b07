/**
 * Owns: manual commissions. Source: live affiliate documentation: affiliate, campaign, customer, amount and currency
 * are needed; eventDate may lie in the past; description and eventId may be given; a commission can be given a
 * status, denied and deleted. The spec has the list. Unverified: a date that is absent is now; a new one is pending;
 * statuses a call may set are pending and approved; a paid one can be changed no more (400); dates of the list are
 * those of the event.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { badRequest, notFound, unprocessable } from '../http/refusal.ts';
import type { CommissionRecord } from '../world/affiliate-record.ts';
import { logEvent } from '../world/log-event.ts';
import { mentions, requirePathLocation, showPage, withinDates } from './affiliate-page.ts';
import { requireAffiliate, requireCustomer, requireMembership } from './find-affiliate.ts';
import { showCommission } from './show-affiliate.ts';

const newBody = z.strictObject({
  affiliateId: z.string(),
  campaignId: z.string(),
  customerId: z.string(),
  amount: z.number().positive().max(1e9),
  currency: z.string().regex(/^[A-Za-z]{3}$/),
  eventDate: z.string().optional(),
  description: z.string().optional(),
  eventId: z.string().optional(),
});
const listQuery = z.looseObject({
  affiliateId: z.string().optional(),
  campaignId: z.string().optional(),
  status: z.string().optional(),
  query: z.string().optional(),
  fromDate: z.string().optional(),
  toDate: z.string().optional(),
});

export function listCommissions(request: PlatformRequest): PlatformReply {
  requirePathLocation(request);
  const { location } = request;
  const wanted = parseInput(listQuery, request.query);
  const isWithin = withinDates(wanted.fromDate, wanted.toDate);
  const isMentioned = mentions(wanted.query);
  const commissions = location.commissions
    .values()
    .filter(({ affiliateId }) => wanted.affiliateId === undefined || affiliateId === wanted.affiliateId)
    .filter(({ campaignId }) => wanted.campaignId === undefined || campaignId === wanted.campaignId)
    .filter(({ status }) => wanted.status === undefined || status === wanted.status)
    .filter(({ eventDate }) => isWithin(eventDate))
    .filter(({ affiliateId, customerId }) =>
      isMentioned([
        location.affiliates.get(affiliateId)?.email,
        location.affiliateCustomers.get(customerId)?.email,
      ]),
    );
  return showPage(
    request,
    'commissions',
    commissions.map((commission) => showCommission(commission, location)),
  );
}

export function createCommission(request: PlatformRequest): PlatformReply {
  requirePathLocation(request);
  const { location, world, nowMs } = request;
  const wanted = parseInput(newBody, request.body);
  const affiliate = requireAffiliate(request, wanted.affiliateId);
  requireMembership(request, affiliate, wanted.campaignId);
  const customer = requireCustomer(request, wanted.customerId);
  if (customer.affiliateId !== affiliate.id) throw badRequest('The customer belongs to another affiliate');
  refuseRepeated(request, wanted.eventId);
  const commission: CommissionRecord = {
    ...wanted,
    id: world.ids.businessId(),
    locationId: location.id,
    currency: wanted.currency.toUpperCase(),
    eventDate: readEventDate(wanted.eventDate, nowMs),
    status: 'pending',
    createdAt: new Date(nowMs).toISOString(),
  };
  if (customer.state === 'lead') location.affiliateCustomers.put({ ...customer, state: 'customer' });
  logEvent(location, nowMs, 'affiliate-commission-created', affiliate.contactId ?? '', commission.id);
  return { status: 201, body: showCommission(save(request, commission), location) };
}

export function setCommissionStatus(request: PlatformRequest): PlatformReply {
  const before = requireOpen(request);
  const schema = z.strictObject({ status: z.enum(['pending', 'approved']) });
  const { status } = parseInput(schema, request.body);
  return { status: 200, body: showCommission(save(request, { ...before, status }), request.location) };
}

export function denyCommission(request: PlatformRequest): PlatformReply {
  const before = requireOpen(request);
  parseInput(z.strictObject({ reason: z.string().optional() }), request.body);
  const denied = save(request, { ...before, status: 'denied' });
  return { status: 200, body: showCommission(denied, request.location) };
}

export function deleteCommission(request: PlatformRequest): PlatformReply {
  request.location.commissions.remove(requireOpen(request).id);
  request.world.markChanged();
  return { status: 200, body: { success: true } };
}

/** The commission of the path. Throws 403, 404, and 400 once it is paid. */
function requireOpen(request: PlatformRequest): CommissionRecord {
  requirePathLocation(request);
  const missing = notFound('Commission not found');
  const { commissionId } = request.params;
  const commission = findOwnRecord(request, ({ commissions }) => commissions, commissionId, missing);
  if (commission.status === 'paid') throw badRequest('The commission is paid');
  return commission;
}

function refuseRepeated({ location, world }: PlatformRequest, eventId: string | undefined): void {
  if (eventId === undefined || !world.behaviours.duplicateCommissionRefused) return;
  if (location.commissions.values().some((known) => known.eventId === eventId))
    throw badRequest('A commission with this eventId exists');
}

function readEventDate(text: string | undefined, nowMs: number): string {
  const at = text === undefined ? nowMs : Date.parse(text);
  if (Number.isNaN(at)) throw unprocessable(['eventDate must be an ISO 8601 date']);
  return new Date(at).toISOString();
}

function save({ location, world }: PlatformRequest, commission: CommissionRecord): CommissionRecord {
  world.markChanged();
  return location.commissions.put(commission);
}
