/**
 * Owns: the calls that read, create, update and delete one contact by id.
 * Source: contacts specs; the duplicate rule on PUT from integrators.
 */

import { isV3, type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { badRequest, forbiddenLocation, Refusal } from '../http/refusal.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import { applyContactChanges, blankContact } from './apply-contact-changes.ts';
import { commitContact, removeContact } from './commit-contact.ts';
import { readContactBody } from './contact-body.ts';
import { refuseDuplicate } from './refuse-duplicate.ts';
import { showContact, showCreatedContact } from './show-contact.ts';

/** The contact named in the path. Throws 403 when another location has it, 400 when nobody does. */
export function requireContact(request: PlatformRequest): ContactRecord {
  const id = request.params.contactId ?? '';
  const contact = request.location.contacts.get(id);
  if (contact !== undefined) return contact;
  for (const other of request.world.locations.values())
    if (other.contacts.get(id) !== undefined) throw forbiddenLocation();
  // The spec lists no 404 for contacts, so an unknown id is a 400 in every version.
  throw badRequest(`Contact with id ${id} not found`);
}

export function getContact(request: PlatformRequest): PlatformReply {
  const contact = showContact(
    requireContact(request),
    request.version,
    request.location,
    request.world.behaviours,
  );
  return { status: 200, body: { contact } };
}

export function createContact(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const changes = readContactBody(request, 'create');
  const { world, location, nowMs, version } = request;
  const build = (wanted: typeof changes) => {
    const blank = blankContact('', location.id, nowMs);
    const contact = applyContactChanges(blank, wanted, 'create', location, world.behaviours, nowMs);
    refuseDuplicate(location, contact);
    return { ...contact, id: world.ids.recordId() };
  };
  let created: ContactRecord;
  try {
    created = build(changes);
  } catch (error) {
    // Integrators' issue 64: one bad field is answered with 422, and the contact exists all the same.
    if (error instanceof Refusal && error.status === 422 && world.behaviours.createsDespite422) {
      const { customFields: _, ...rest } = changes;
      const { country: __, ...text } = changes.text;
      commitContact(world, location, undefined, build({ ...rest, text }));
    }
    throw error;
  }
  commitContact(world, location, undefined, created);
  return { status: 201, body: { contact: showCreatedContact(created, version, location, world.behaviours) } };
}

export function updateContact(request: PlatformRequest): PlatformReply {
  const current = requireContact(request);
  const changes = readContactBody(request, 'update');
  const { world, location, nowMs, version } = request;
  const next = applyContactChanges(current, changes, 'update', location, world.behaviours, nowMs);
  refuseDuplicate(
    location,
    {
      email: changes.text.email === undefined ? undefined : next.email,
      phone: changes.text.phone === undefined ? undefined : next.phone,
    },
    current.id,
  );
  commitContact(world, location, current, next);
  const contact = showContact(next, version, location, world.behaviours);
  return { status: 200, body: isV3(version) ? { succeeded: true, contact } : { succeded: true, contact } };
}

export function deleteContact(request: PlatformRequest): PlatformReply {
  const contact = requireContact(request);
  removeContact(request.world, request.location, contact.id, request.nowMs);
  // v3 answers with both spellings (contacts spec).
  return {
    status: 200,
    body: isV3(request.version) ? { succeeded: true, succeded: true } : { succeded: true },
  };
}
