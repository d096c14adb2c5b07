/**
 * Owns: the offers by which courses are given. Source: live courses documentation (v3): the list is of the whole
 * location, with search and visibility; a default offer is in no list and answers 404; an offer that is not free
 * needs a payment integration. Unverified: a course the location lacks is a 404; an offer is a draft until it is
 * published; the access granted by a deleted offer goes with it.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { badRequest, notFound } from '../http/refusal.ts';
import type { OfferRecord } from '../world/course-record.ts';
import { offerSchemas } from './course-body.ts';
import { requireLocationQuery, showPage } from './course-page.ts';
import { beginRecord, stamp } from './write-course.ts';

const listQuery = z.looseObject({
  search: z.string().default(''),
  visibility: z.enum(['published', 'draft']).optional(),
});

export function listOffers(request: PlatformRequest): PlatformReply {
  requireLocationQuery(request);
  const { search, visibility } = parseInput(listQuery, request.query);
  const offers = request.location.offers
    .values()
    .filter(({ source }) => source === 'membership')
    .filter(({ title }) => title.toLowerCase().includes(search.toLowerCase()))
    .filter((offer) => visibility === undefined || offer.visibility === visibility);
  return showPage(request, 'offers', offers);
}

export function createOffer(request: PlatformRequest): PlatformReply {
  requireLocationQuery(request);
  const wanted = parseInput(offerSchemas.created, request.body);
  const { productIds, type = 'free' } = wanted;
  refuseWrongOffer(request, productIds, type);
  const offer = { ...beginRecord(request, wanted), productIds, type, source: 'membership' } as const;
  return { status: 201, body: request.location.offers.put(offer) };
}

export function getOffer(request: PlatformRequest): PlatformReply {
  requireLocationQuery(request);
  return { status: 200, body: requireOffer(request, request.params.offerId) };
}

export function updateOffer(request: PlatformRequest): PlatformReply {
  requireLocationQuery(request);
  const before = requireOffer(request, request.params.offerId);
  const changes = parseInput(offerSchemas.changed, request.body);
  const sent = Object.entries(changes).filter(([, value]) => value !== undefined);
  const after: OfferRecord = { ...before, ...Object.fromEntries(sent), updatedAt: stamp(request) };
  refuseWrongOffer(request, after.productIds, after.type);
  request.world.markChanged();
  return { status: 200, body: request.location.offers.put(after) };
}

export function deleteOffer(request: PlatformRequest): PlatformReply {
  requireLocationQuery(request);
  const { location, world } = request;
  const { id } = requireOffer(request, request.params.offerId);
  location.offers.remove(id);
  for (const enrollment of location.enrollments.values())
    if (enrollment.offerId === id) location.enrollments.remove(enrollment.id);
  world.markChanged();
  return { status: 200, body: { success: true } };
}

/** The offer with this id. Throws 403 when another location has it, 404 for a default offer and when nobody does. */
export function requireOffer(request: PlatformRequest, id: string | undefined): OfferRecord {
  const missing = notFound('Offer not found');
  const offer = findOwnRecord(request, (location) => location.offers, id, missing);
  if (offer.source === 'default') throw missing;
  return offer;
}

function refuseWrongOffer(
  { location, world }: PlatformRequest,
  productIds: readonly string[],
  type: OfferRecord['type'],
): void {
  for (const id of productIds)
    if (location.courses.get(id) === undefined) throw notFound(`Product ${id} not found`);
  if (world.behaviours.paidOfferNeedsPayment && type !== 'free')
    throw badRequest('A payment integration is required for offers that are not free');
}
