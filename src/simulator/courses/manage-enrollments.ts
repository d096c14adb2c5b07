/**
 * Owns: granting and revoking offers. Source: live courses documentation (v3): 201 for a new enrollment, 200 with
 * alreadyEnrolled for one that stands, 404 for a default offer, no login token in any answer.
 * Unverified: the other names in the answer; an unknown contact, and revoking what was never granted, are 404.
 * A mail with a login, and draft offers, are in the behaviour table.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { badRequest, notFound } from '../http/refusal.ts';
import type { OfferRecord } from '../world/course-record.ts';
import { logEvent } from '../world/log-event.ts';
import { logSentMessage } from '../world/log-sent-message.ts';
import { enrollmentSchema } from './course-body.ts';
import { requireLocationQuery, showPage } from './course-page.ts';
import { requireOffer } from './manage-offers.ts';

const listQuery = z.looseObject({ contactId: z.string().optional(), offerId: z.string().optional() });

export function listEnrollments(request: PlatformRequest): PlatformReply {
  requireLocationQuery(request);
  const { contactId, offerId } = parseInput(listQuery, request.query);
  const enrollments = request.location.enrollments
    .values()
    .filter((enrollment) => contactId === undefined || enrollment.contactId === contactId)
    .filter((enrollment) => offerId === undefined || enrollment.offerId === offerId);
  return showPage(request, 'enrollments', enrollments);
}

export function createEnrollment(request: PlatformRequest): PlatformReply {
  requireLocationQuery(request);
  const { location, world, nowMs } = request;
  const { contactId, offerId } = parseInput(enrollmentSchema, request.body);
  const offer = requireOffer(request, offerId);
  const contact = location.contacts.get(contactId);
  if (contact === undefined) throw notFound('Contact not found');
  if (world.behaviours.enrollmentNeedsEmail && contact.email === undefined)
    throw badRequest('The contact has no email');
  if (!world.behaviours.draftOfferGrantable && isDraft(request, offer)) throw notFound('Offer not found');
  if (location.enrollments.findByKey(`${contactId} ${offerId}`) !== undefined)
    return { status: 200, body: { success: true, contactId, offerId, alreadyEnrolled: true } };
  location.enrollments.put({
    id: world.ids.uuid(),
    locationId: location.id,
    contactId,
    offerId,
    createdAt: new Date(nowMs).toISOString(),
  });
  logEvent(location, nowMs, 'offer-granted', contactId, offer.title);
  if (world.behaviours.offerGrantSendsLogin)
    logSentMessage(world, location, { contactId, type: 'Email', reason: 'offer-login', time: nowMs });
  world.markChanged();
  return { status: 201, body: { success: true, contactId, offerId, alreadyEnrolled: false } };
}

export function deleteEnrollment(request: PlatformRequest): PlatformReply {
  requireLocationQuery(request);
  const { location, world, nowMs } = request;
  const { contactId, offerId } = parseInput(enrollmentSchema, request.body);
  const offer = requireOffer(request, offerId);
  const enrollment = location.enrollments.findByKey(`${contactId} ${offerId}`);
  if (enrollment === undefined) throw notFound('Enrollment not found');
  location.enrollments.remove(enrollment.id);
  logEvent(location, nowMs, 'offer-removed', contactId, offer.title);
  world.markChanged();
  return { status: 200, body: { success: true } };
}

function isDraft({ location }: PlatformRequest, offer: OfferRecord): boolean {
  return (
    offer.visibility === 'draft' ||
    offer.productIds.some((id) => location.courses.get(id)?.visibility === 'draft')
  );
}
