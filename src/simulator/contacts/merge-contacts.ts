/**
 * Owns: merging contacts, which only a person can do.
 * Source: help centre: one contact is kept, the others are merged into it and deleted; additional e-mails and
 * phones are kept. Unverified: what the kept contact has wins, gaps are filled in the order given, tags are
 * united, and notes, tasks, opportunities and appointments move over.
 */

import { badRequest } from '../http/refusal.ts';
import { type ContactRecord, TEXT_FIELDS } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { commitContact, removeContact } from './commit-contact.ts';

/** Merges the contacts `otherIds` into `keptId` and returns what it became. Throws 400 for an unknown id. */
export function mergeContacts(
  world: World,
  location: LocationState,
  keptId: string,
  otherIds: readonly string[],
  nowMs: number,
): ContactRecord {
  const kept = requireStored(location, keptId);
  const others = [...new Set(otherIds)].map((id) => requireStored(location, id));
  if (others.some(({ id }) => id === keptId)) throw badRequest('a contact cannot be merged into itself');
  const merged = others.reduce((result, other) => mergeTwo(result, other), { ...kept, dateUpdatedMs: nowMs });
  for (const { id } of others) {
    moveBelongings(location, id, keptId, nowMs);
    removeContact(world, location, id, nowMs);
  }
  return commitContact(world, location, kept, merged);
}

function mergeTwo(kept: ContactRecord, other: ContactRecord): ContactRecord {
  const gaps = Object.fromEntries(TEXT_FIELDS.map((name) => [name, kept[name] ?? other[name]]));
  const email = kept.email ?? other.email;
  const phone = kept.phone ?? other.phone;
  const has = new Set(kept.customFields.map(({ id }) => id));
  return {
    ...kept,
    ...gaps,
    email,
    phone,
    additionalEmails: unite(email, kept.additionalEmails, other.email, other.additionalEmails),
    additionalPhones: unite(phone, kept.additionalPhones, other.phone, other.additionalPhones),
    dateOfBirth: kept.dateOfBirth ?? other.dateOfBirth,
    businessId: kept.businessId ?? other.businessId,
    // An opt-out of either stands: the more cautious reading.
    dnd: kept.dnd || other.dnd,
    dndSettings: { ...other.dndSettings, ...kept.dndSettings },
    tags: [...new Set([...kept.tags, ...other.tags])],
    customFields: [...kept.customFields, ...other.customFields.filter(({ id }) => !has.has(id))],
    followers: [...new Set([...kept.followers, ...other.followers])],
  };
}

/** Every further identifier once, without regard to case, and none that is the primary one. */
function unite(
  primary: string | undefined,
  own: readonly string[],
  theirPrimary: string | undefined,
  theirs: readonly string[],
): string[] {
  const seen = new Set([primary?.toLowerCase()]);
  return [...own, ...(theirPrimary === undefined ? [] : [theirPrimary]), ...theirs].filter((text) => {
    const key = text.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function moveBelongings(location: LocationState, fromId: string, contactId: string, nowMs: number): void {
  for (const opportunity of location.opportunities.inGroup(fromId))
    location.opportunities.write({ ...opportunity, contactId, updatedAtMs: nowMs }, nowMs);
  for (const task of location.tasks.inGroup(fromId)) location.tasks.put({ ...task, contactId });
  for (const note of location.notes.inGroup(fromId))
    location.notes.put({
      ...note,
      relations: note.relations.map((relation) =>
        relation.recordId === fromId ? { ...relation, recordId: contactId } : relation,
      ),
    });
  for (const appointment of location.appointments.values())
    if (appointment.contactId === fromId) location.appointments.put({ ...appointment, contactId });
}

function requireStored(location: LocationState, id: string): ContactRecord {
  const contact = location.contacts.get(id);
  if (contact === undefined) throw badRequest('unknown contactId');
  return contact;
}
