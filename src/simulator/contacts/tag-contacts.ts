/**
 * Owns: adding and removing tags, on one contact and in bulk.
 * Source: contacts specs. The bulk call answers 201 even when contacts fail; each failure is an entry of type
 * `error` and `errorCount` counts them. No maximum is documented for a bulk call, so none is imposed.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { isV3, type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest, unprocessable } from '../http/refusal.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import { normaliseTags } from './apply-contact-changes.ts';
import { commitContact } from './commit-contact.ts';
import { requireContact } from './write-contact.ts';

const tagsBody = z.strictObject({ tags: z.array(z.string()) });
const bulkBody = z.strictObject({
  contacts: z.array(z.string()),
  tags: z.array(z.string()),
  locationId: z.string(),
  removeAllTags: z.boolean().optional(),
});

interface TagChange {
  readonly contact: ContactRecord;
  readonly tagsAdded: readonly string[];
  readonly tagsRemoved: readonly string[];
}

export function addContactTags(request: PlatformRequest): PlatformReply {
  const contact = requireContact(request);
  const { tags } = parseInput(tagsBody, request.body);
  const change = changeTags(
    request,
    contact,
    normaliseTags([...contact.tags, ...tags], request.world.behaviours),
  );
  return { status: 201, body: { tags: change.contact.tags, tagsAdded: change.tagsAdded } };
}

export function removeContactTags(request: PlatformRequest): PlatformReply {
  const contact = requireContact(request);
  const { tags } = parseInput(tagsBody, request.body);
  const change = changeTags(request, contact, withoutTags(contact.tags, tags));
  return { status: 200, body: { tags: change.contact.tags, tagsRemoved: change.tagsRemoved } };
}

export function bulkUpdateTags(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { kind } = request.params;
  if (kind !== 'add' && kind !== 'remove') throw badRequest('type must be add or remove');
  const { contacts, tags, removeAllTags } = parseInput(bulkBody, request.body);
  const { bulkTagsMax } = request.world.behaviours;
  if (bulkTagsMax > 0 && contacts.length > bulkTagsMax)
    throw unprocessable([`contacts must contain no more than ${bulkTagsMax} elements`]);
  const unknown = contacts.find((contactId) => request.location.contacts.get(contactId) === undefined);
  if (unknown !== undefined && !request.world.behaviours.bulkTagsPartialSuccess)
    throw badRequest(whyUnknown(request, unknown));
  const responses = contacts.map((contactId) => {
    const contact = request.location.contacts.get(contactId);
    if (contact === undefined) return { contactId, message: whyUnknown(request, contactId), type: 'error' };
    const removed = removeAllTags === true ? [] : withoutTags(contact.tags, tags);
    const next =
      kind === 'add' ? normaliseTags([...contact.tags, ...tags], request.world.behaviours) : removed;
    const { tagsAdded, tagsRemoved } = changeTags(request, contact, next);
    return {
      contactId,
      message: 'Tags updated',
      type: 'success',
      oldTags: contact.tags,
      tagsAdded,
      tagsRemoved,
    };
  });
  const outcome = { errorCount: responses.filter((entry) => entry.type === 'error').length, responses };
  return {
    status: 201,
    body: isV3(request.version)
      ? { succeeded: true, succeded: true, ...outcome }
      : { succeded: true, ...outcome },
  };
}

function changeTags(request: PlatformRequest, contact: ContactRecord, tags: readonly string[]): TagChange {
  const tagsAdded = tags.filter((tag) => !contact.tags.includes(tag));
  const tagsRemoved = contact.tags.filter((tag) => !tags.includes(tag));
  if (tagsAdded.length === 0 && tagsRemoved.length === 0) return { contact, tagsAdded, tagsRemoved };
  const next = { ...contact, tags, dateUpdatedMs: request.nowMs };
  commitContact(request.world, request.location, contact, next);
  return { contact: next, tagsAdded, tagsRemoved };
}

function withoutTags(current: readonly string[], removed: readonly string[]): string[] {
  const gone = new Set(removed.map((tag) => tag.trim().toLowerCase()));
  return current.filter((tag) => !gone.has(tag.toLowerCase()));
}

/** Messages as in the example of the contacts spec. */
function whyUnknown(request: PlatformRequest, contactId: string): string {
  if (!/^[A-Za-z0-9]{20}$/.test(contactId)) return 'contact id is not a valid firebase id';
  for (const other of request.world.locations.values())
    if (other.contacts.get(contactId) !== undefined) return 'contact does not belong to location';
  return request.location.contacts.deletedIds.has(contactId) ? 'contact is deleted' : 'contact not found';
}
