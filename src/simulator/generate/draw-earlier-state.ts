/**
 * The same person as an older export knew them.
 *
 * The older row never says more than a reader must forget: where the newest cell is blank the older one is blank too,
 * so answers do not depend on whether a newer blank erases. It may differ wherever both are filled, it may be blank
 * where the newest is filled. An opt-out is always the newer word here (Accepted, then Not accepted; on a list, then
 * no longer on it): a reader that lets the older file win makes people mailable who are not.
 */

import type { Random } from './create-random.ts';
import { createRandom } from './create-random.ts';
import type { Consent } from './draw-consent.ts';
import type { Email } from './draw-email.ts';
import { recaseEmail } from './draw-email.ts';
import type { Person } from './draw-person.ts';
import type { Memberships } from './draw-tags.ts';
import { LISTS } from './draw-tags.ts';
import { RATES } from './shares.ts';

/** @param seed the account's seed */
export function drawEarlierState(seed: number, person: Person): Person {
  const random = createRandom(seed, 'earlier', person.index);
  const { name, place, phone, extras } = person;
  const movedSince = place.city !== '' && random.chance(0.15);
  const marriedSince = name.last !== '' && random.chance(0.1);
  const phoneSince = random.chance(0.2);
  return {
    ...person,
    name: marriedSince ? { ...name, last: 'Formerly-Smith' } : name,
    email: earlierEmail(random, person),
    phone: phoneSince ? { ...phone, cell: '', codeCell: '' } : phone,
    place: movedSince ? { ...place, city: 'Oldtown' } : place,
    consent: earlierConsent(random, person.consent),
    memberships: earlierMemberships(random, person.memberships),
    extras: { ...extras, score: String(Math.floor(Number(extras.score) / 2)), notes: '' },
  };
}

function earlierEmail(random: Random, person: Person): Email {
  const { email } = person;
  if (email.address === null) return email;
  if (person.leadId !== null && random.chance(RATES.emailChangedSince.share)) {
    const address = `old.${email.address}`;
    return { cell: address, address, reason: null };
  }
  return { ...email, cell: recaseEmail(email.cell.trim()) };
}

function earlierConsent(random: Random, consent: Consent): Consent {
  const communications = consent.communications === 'No' ? 'Yes' : consent.communications;
  const statusMoved =
    consent.status === 'Not accepted' || (consent.status === 'Accepted' && random.chance(0.2));
  if (!statusMoved) return { ...consent, communications };
  const status = consent.status === 'Accepted' ? 'Unknown' : 'Accepted';
  return { status, statusCell: status, communications };
}

function earlierMemberships(random: Random, memberships: Memberships): Memberships {
  const { tags, lists } = memberships;
  const leftSince =
    lists.length > 0 && random.chance(0.3) ? LISTS.filter((name) => !lists.includes(name)).slice(0, 1) : [];
  return {
    ...memberships,
    tags: tags.length > 1 && random.chance(0.4) ? tags.slice(0, -1) : tags,
    lists: [...lists, ...leftSince],
  };
}
