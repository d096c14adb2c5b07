/**
 * Owns: the rule that a location which does not allow duplicate contacts refuses a second holder of an e-mail
 * or phone. Source: many integrators agree on the 400, its message and its `meta`; that the order of the two
 * checks is the location's priority sequence is taken from the upsert description in the spec.
 */

import { badRequest } from '../http/refusal.ts';
import { type ContactRecord, joinContactName } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';

type Identifiers = Pick<ContactRecord, 'email' | 'phone'>;

export interface IdentifierMatch {
  readonly field: 'email' | 'phone';
  readonly contact: ContactRecord;
}

/** The first other contact that holds one of these identifiers, in the location's priority order. */
export function findHolder(
  location: LocationState,
  wanted: Identifiers,
  exceptId?: string,
): IdentifierMatch | undefined {
  for (const field of location.record.duplicatePriority) {
    const value = wanted[field];
    if (value === undefined) continue;
    const contact =
      field === 'email'
        ? location.contacts.findByEmail(value, exceptId)
        : location.contacts.findByPhone(value, exceptId);
    if (contact !== undefined) return { field, contact };
  }
  return undefined;
}

/** Throws the 400 of a duplicate, unless the location allows duplicates. */
export function refuseDuplicate(location: LocationState, wanted: Identifiers, exceptId?: string): void {
  if (location.record.settings.allowDuplicateContact) return;
  const holder = findHolder(location, wanted, exceptId);
  if (holder === undefined) return;
  throw badRequest('This location does not allow duplicated contacts.', {
    meta: {
      contactId: holder.contact.id,
      contactName: joinContactName(holder.contact) ?? '',
      matchingField: holder.field,
    },
  });
}
