/**
 * Owns: affiliates of a location. Source: affiliate manager spec (reads, columns); live documentation (v3): posting
 * an e-mail that is known updates its affiliate. Unverified: that such a post answers 200 and a new one 201, with
 * the affiliate itself; the bodies take the columns a read shows; a tax form is named by its kind and address.
 */

import { z } from 'zod';
import { applyContactChanges, blankContact } from '../contacts/apply-contact-changes.ts';
import { commitContact } from '../contacts/commit-contact.ts';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { badRequest, notFound } from '../http/refusal.ts';
import { AFFILIATE_TEXTS, type AffiliateRecord } from '../world/affiliate-record.ts';
import { logEvent } from '../world/log-event.ts';
import { logSentMessage } from '../world/log-sent-message.ts';
import { mentions, requirePathLocation, showPage, withinDates } from './affiliate-page.ts';
import { requireAffiliate, requireCampaign } from './find-affiliate.ts';
import { showAffiliate } from './show-affiliate.ts';

type Text = (typeof AFFILIATE_TEXTS)[number];
type WritableText = Exclude<Text, 'w8Form' | 'w9Form'>;

const isWritable = (name: Text): name is WritableText => name !== 'w8Form' && name !== 'w9Form';
const texts = Object.fromEntries(
  AFFILIATE_TEXTS.filter(isWritable).map((name) => [name, z.string().optional()]),
) as Record<WritableText, z.ZodOptional<z.ZodString>>;
const changedBody = z.strictObject({
  ...texts,
  email: z.email().optional(),
  campaignIds: z.array(z.string()).optional(),
  contactId: z.string().optional(),
});
const newBody = changedBody.extend({ email: z.email() });
const listQuery = z.looseObject({
  query: z.string().optional(),
  active: z.enum(['true', 'false']).optional(),
  campaignId: z.string().optional(),
  fromDate: z.string().optional(),
  toDate: z.string().optional(),
});

export function listAffiliates(request: PlatformRequest): PlatformReply {
  requirePathLocation(request);
  const wanted = parseInput(listQuery, request.query);
  const isWithin = withinDates(wanted.fromDate, wanted.toDate);
  const isMentioned = mentions(wanted.query);
  const affiliates = request.location.affiliates
    .values()
    .filter(({ active }) => wanted.active === undefined || String(active) === wanted.active)
    .filter(({ campaignIds }) => wanted.campaignId === undefined || campaignIds.includes(wanted.campaignId))
    .filter(({ createdAt }) => isWithin(createdAt))
    .filter(({ firstName, lastName, email }) => isMentioned([`${firstName ?? ''} ${lastName ?? ''}`, email]))
    .map((affiliate) => showAffiliate(affiliate, request.location));
  return showPage(request, 'affiliates', affiliates);
}

export function getAffiliate(request: PlatformRequest): PlatformReply {
  return { status: 200, body: showAffiliate(requireAffiliate(request), request.location) };
}

export function createAffiliate(request: PlatformRequest): PlatformReply {
  requirePathLocation(request);
  const { location, world, nowMs } = request;
  const wanted = parseInput(newBody, request.body);
  const known = location.affiliates.findByKey(wanted.email.toLowerCase());
  if (known !== undefined) return change(request, known, wanted);
  refuseUnknown(request, wanted);
  const createdAt = new Date(nowMs).toISOString();
  const affiliate = save(request, {
    ...wanted,
    id: world.ids.businessId(),
    locationId: location.id,
    contactId: wanted.contactId ?? findContactId(request, wanted),
    campaignIds: wanted.campaignIds ?? [],
    active: true,
    suspended: false,
    payoutMethods: [],
    createdAt,
    updatedAt: createdAt,
  });
  const { contactId = '' } = affiliate;
  logEvent(location, nowMs, 'affiliate-created', contactId, affiliate.id);
  logEnrolments(request, affiliate, []);
  if (world.behaviours.affiliateCreationSendsMail)
    logSentMessage(world, location, {
      contactId,
      type: 'Email',
      reason: 'affiliate-invitation',
      time: nowMs,
    });
  return { status: 201, body: showAffiliate(affiliate, location) };
}

export function updateAffiliate(request: PlatformRequest): PlatformReply {
  return change(request, requireAffiliate(request), parseInput(changedBody, request.body));
}

export function setActive(request: PlatformRequest): PlatformReply {
  const before = requireAffiliate(request);
  const { active } = parseInput(z.strictObject({ active: z.boolean() }), request.body);
  return show(request, { ...before, active });
}

export function setSuspension(request: PlatformRequest): PlatformReply {
  const before = requireAffiliate(request);
  const { suspended } = parseInput(z.strictObject({ suspended: z.boolean() }), request.body);
  return show(request, { ...before, suspended });
}

export function setTaxForm(request: PlatformRequest): PlatformReply {
  const before = requireAffiliate(request);
  const { type, url } = parseInput(
    z.strictObject({ type: z.enum(['w8', 'w9']), url: z.url() }),
    request.body,
  );
  return show(request, { ...before, [`${type}Form`]: url });
}

export function setPayoutMethods(request: PlatformRequest): PlatformReply {
  const before = requireAffiliate(request);
  const method = z.looseObject({ type: z.string() });
  const { payoutMethods } = parseInput(z.strictObject({ payoutMethods: z.array(method) }), request.body);
  return show(request, { ...before, payoutMethods });
}

/** Logs each campaign that `affiliate` was not in before. */
export function logEnrolments(
  { location, nowMs }: PlatformRequest,
  affiliate: AffiliateRecord,
  before: readonly string[],
): void {
  for (const id of affiliate.campaignIds)
    if (!before.includes(id)) logEvent(location, nowMs, 'affiliate-enrolled', affiliate.contactId ?? '', id);
}

/** Stores `affiliate` and answers with it. */
export function show(request: PlatformRequest, affiliate: AffiliateRecord): PlatformReply {
  return { status: 200, body: showAffiliate(save(request, affiliate), request.location) };
}

function change(
  request: PlatformRequest,
  before: AffiliateRecord,
  changes: z.infer<typeof changedBody>,
): PlatformReply {
  refuseUnknown(request, changes);
  const { email } = changes;
  const holder = email === undefined ? undefined : request.location.affiliates.findByKey(email.toLowerCase());
  if (holder !== undefined && holder.id !== before.id) throw badRequest('Another affiliate has this email');
  const sent = Object.entries(changes).filter(([, value]) => value !== undefined);
  const after: AffiliateRecord = { ...before, ...Object.fromEntries(sent) };
  logEnrolments(request, after, before.campaignIds);
  return show(request, after);
}

function save({ location, world, nowMs }: PlatformRequest, affiliate: AffiliateRecord): AffiliateRecord {
  world.markChanged();
  return location.affiliates.put({ ...affiliate, updatedAt: new Date(nowMs).toISOString() });
}

function refuseUnknown(request: PlatformRequest, wanted: z.infer<typeof changedBody>): void {
  for (const id of wanted.campaignIds ?? []) requireCampaign(request, id);
  if (wanted.contactId !== undefined && request.location.contacts.get(wanted.contactId) === undefined)
    throw notFound('Contact not found');
}

/** The contact with the affiliate's e-mail; a new one where nobody has it, if the behaviour says so. */
function findContactId(
  { location, world, nowMs }: PlatformRequest,
  { email, firstName, lastName, phone }: z.infer<typeof newBody>,
): string | undefined {
  const known = location.contacts.findByEmail(email);
  if (known !== undefined) return known.id;
  if (!world.behaviours.affiliateCreatesContact) return undefined;
  const blank = blankContact(world.ids.recordId(), location.id, nowMs);
  const changes = { text: { email, firstName, lastName, phone } };
  const contact = applyContactChanges(blank, changes, 'create', location, world.behaviours, nowMs);
  return commitContact(world, location, undefined, contact).id;
}
