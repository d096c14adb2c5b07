/**
 * Owns: the tags of a location. Source: locations spec (a create answers 200 there); stored
 * lower-case by many integrators' evidence. A second tag of one name is refused with 400, and renaming or
 * deleting a tag reaches the contacts that carry it: both unverified, both in the behaviour table.
 */

import { z } from 'zod';
import { normaliseTags } from '../contacts/apply-contact-changes.ts';
import { commitContact } from '../contacts/commit-contact.ts';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import { badRequest, unprocessable } from '../http/refusal.ts';
import type { TagRecord } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

const tagBody = z.strictObject({ name: z.string() });

export function listTags(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.params.locationId);
  return { status: 200, body: { tags: request.location.tags.values() } };
}

export function getTag(request: PlatformRequest): PlatformReply {
  return { status: 200, body: { tag: requireTag(request) } };
}

export function createTag(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.params.locationId);
  const { name } = parseInput(tagBody, request.body);
  // 200, not 201: the locations spec says so for this call.
  return { status: 200, body: { tag: addTag(request.world, request.location, name) } };
}

/** Creates a tag, or answers with the one of that name when duplicates are not refused. Throws 400 or 422. */
export function addTag(world: World, location: LocationState, name: string): TagRecord {
  const stored = readTagName(world, name);
  const existing = location.tags.findByKey(stored.toLowerCase());
  if (existing !== undefined) {
    if (world.behaviours.duplicateTagRefused) throw badRequest('The tag name is already exist.');
    return existing;
  }
  const tag = location.tags.put({ id: world.ids.recordId(), name: stored, locationId: location.id });
  world.markChanged();
  return tag;
}

export function renameTag(request: PlatformRequest): PlatformReply {
  const before = requireTag(request);
  const { world, location } = request;
  const name = readTagName(world, parseInput(tagBody, request.body).name);
  const holder = location.tags.findByKey(name.toLowerCase());
  if (holder !== undefined && holder.id !== before.id) throw badRequest('The tag name is already exist.');
  const tag = location.tags.put({ ...before, name });
  if (world.behaviours.tagChangesReachContacts) replaceOnContacts(request, before.name, [name]);
  world.markChanged();
  return { status: 200, body: { tag } };
}

export function deleteTag(request: PlatformRequest): PlatformReply {
  const tag = requireTag(request);
  request.location.tags.remove(tag.id);
  if (request.world.behaviours.tagChangesReachContacts) replaceOnContacts(request, tag.name, []);
  request.world.markChanged();
  return { status: 200, body: { succeded: true } };
}

function requireTag(request: PlatformRequest): TagRecord {
  requireOwnLocation(request, request.params.locationId);
  const tag = request.location.tags.get(request.params.tagId ?? '');
  if (tag === undefined) throw badRequest('Tag not found');
  return tag;
}

function readTagName(world: World, name: string): string {
  const [stored] = normaliseTags([name], world.behaviours);
  if (stored === undefined) throw unprocessable(['name should not be empty']);
  return stored;
}

function replaceOnContacts(request: PlatformRequest, name: string, replacement: readonly string[]): void {
  for (const contact of Array.from(request.location.contacts.values())) {
    if (!contact.tags.includes(name)) continue;
    const tags = contact.tags.flatMap((tag) => (tag === name ? replacement : [tag]));
    const changed = { ...contact, tags: [...new Set(tags)], dateUpdatedMs: request.nowMs };
    commitContact(request.world, request.location, contact, changed);
  }
}
