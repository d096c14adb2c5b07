/**
 * Owns: POST /contacts/bulk/business, the only call that links contacts to a business or, with null, unlinks
 * them. Source: contacts specs: at most 50 ids, 200 with the ids that were updated, 422 the only refusal.
 * What happens to contacts the location lacks, and to an unknown business, is in the behaviour table.
 * Unverified: an id named twice is listed once, and a link that was there already is listed too.
 */

import { z } from 'zod';
import { commitContact } from '../contacts/commit-contact.ts';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest, unprocessable } from '../http/refusal.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import type { BusinessRecord } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

const linkBody = z.strictObject({
  locationId: z.string(),
  ids: z.array(z.string()),
  businessId: z.string().nullable(),
});

export function linkContacts(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { ids, businessId } = parseInput(linkBody, request.body);
  const { world, location, nowMs } = request;
  const { bulkBusinessMax, bulkBusinessDropEvery, bulkBusinessPartialSuccess } = world.behaviours;
  if (ids.length > bulkBusinessMax)
    throw unprocessable([`ids must contain no more than ${bulkBusinessMax} elements`]);
  const business = businessId === null ? undefined : location.businesses.get(businessId);
  if (businessId !== null && business === undefined) return replyUnknownBusiness(world);

  const wanted = [...new Set(ids)];
  const isUnknown = (id: string) => location.contacts.get(id) === undefined;
  if (!bulkBusinessPartialSuccess && wanted.some(isUnknown))
    throw unprocessable(['ids: some contacts were not found']);
  const linked = wanted.filter((id, position) => {
    const contact = location.contacts.get(id);
    const isDropped = bulkBusinessDropEvery > 0 && (position + 1) % bulkBusinessDropEvery === 0;
    if (contact === undefined || isDropped) return false;
    linkContact(world, location, contact, business, nowMs);
    return true;
  });
  return { status: 200, body: { success: true, ids: linked } };
}

/** Links a contact to a business, or unlinks it where there is none; a link that stands changes nothing. */
export function linkContact(
  world: World,
  location: LocationState,
  before: ContactRecord,
  business: BusinessRecord | undefined,
  nowMs: number,
): ContactRecord {
  if (before.businessId === business?.id) return before;
  const companyName =
    world.behaviours.linkingSetsCompanyName && business !== undefined ? business.name : before.companyName;
  const after = { ...before, businessId: business?.id, companyName, dateUpdatedMs: nowMs };
  return commitContact(world, location, before, after);
}

function replyUnknownBusiness(world: World): PlatformReply {
  const message = 'businessId is not a business of this location';
  switch (world.behaviours.unknownBusinessLink) {
    case '422':
      throw unprocessable([message]);
    case '400':
      throw badRequest(message);
    case 'ignore':
      return { status: 200, body: { success: true, ids: [] } };
  }
}
