/**
 * Which contact of the location, if any, is this person: decided before writing, never by the platform's
 * own order of priority.
 *
 * The marker decides. Else the e-mail, main or additional. Else the phone, but only of a contact that has
 * no e-mail and the same name: people share phones. A contact that carries another person's marker, or
 * that somebody planned earlier was matched with, is never a match.
 */
import type { MappedContact } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { ContactMatches } from '../model/snapshot.ts';

export type Match =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly contact: DestinationContact }
  /** Several contacts fit: a person has to say which. */
  | { readonly kind: 'several' };

export interface MatchResult {
  readonly match: Match;
  /** The phone stands on a contact that is somebody else. */
  readonly phoneTaken: boolean;
  /** The e-mail stands on a contact that is somebody else. */
  readonly emailTaken: boolean;
}

export interface MatchContext {
  /** The marker of a destination contact, null where it has none. */
  readonly markerOf: (contact: DestinationContact) => string | null;
  /** Ids of existing contacts that people earlier in the order were matched with. */
  readonly claimed: ReadonlySet<string>;
}

export function matchContact(
  mapped: MappedContact,
  matches: ContactMatches,
  { markerOf, claimed }: MatchContext,
): MatchResult {
  const free = (contact: DestinationContact) => {
    const marker = markerOf(contact);
    return marker === mapped.externalId || (marker === null && !claimed.has(contact.id));
  };
  const candidates = [
    matches.byMarker,
    matches.byEmail.filter(free),
    matches.byPhone.filter((contact) => free(contact) && samePerson(mapped, contact)),
  ];
  const found = candidates.find((list) => list.length > 0) ?? [];
  const [contact] = found;
  const match: Match =
    contact === undefined
      ? { kind: 'none' }
      : found.length === 1
        ? { kind: 'one', contact }
        : { kind: 'several' };
  const other = (candidate: DestinationContact) => candidate.id !== contact?.id;
  return {
    match,
    phoneTaken: matches.byPhone.some(other),
    emailTaken: matches.byEmail.some(other),
  };
}

function samePerson(mapped: MappedContact, contact: DestinationContact): boolean {
  const name = (fields: { firstName?: string; lastName?: string }) =>
    `${fields.firstName ?? ''} ${fields.lastName ?? ''}`.trim().toLowerCase();
  const mine = name(mapped.fields);
  return (contact.fields.email ?? '') === '' && mine !== '' && name(contact.fields) === mine;
}
