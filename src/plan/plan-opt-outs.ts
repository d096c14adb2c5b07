/**
 * An opt-out reaches every record that carries the person's address or number, those that existed before
 * included (I8): also the ones the plan otherwise leaves alone, because they are somebody else's, because
 * several fit, or because existing people are left out.
 *
 * Only what the person said counts here, not the mere lack of consent: an e-mail opt-out closes e-mail on
 * records with that address; somebody blocked in Kartra is not to be contacted at all.
 */
import { type Channel, channels, type MappedContact } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { contactOptOutId, restrictionName } from '../model/expected-contact.ts';
import { saidNo } from '../model/opt-out.ts';
import type { PlannedOperation } from '../model/plan.ts';
import type { ContactMatches } from '../model/snapshot.ts';

/** @param handledId the contact this person's own operation restricts already */
export function planOptOuts(
  mapped: MappedContact,
  matches: ContactMatches,
  handledId: string | null,
): readonly PlannedOperation[] {
  const reason = mapped.restricted.email;
  if (reason === undefined || !saidNo.has(reason)) return [];
  const closed = new Map<DestinationContact, Set<Channel>>();
  const close = (contacts: readonly DestinationContact[], closing: readonly Channel[]) => {
    for (const contact of contacts) {
      if (contact.id === handledId) continue;
      const known = closed.get(contact) ?? new Set();
      for (const channel of closing) known.add(channel);
      closed.set(contact, known);
    }
  };
  const everything = reason === 'blocked';
  close(matches.byEmail, everything ? channels : ['email']);
  if (everything) close(matches.byPhone, channels);
  return [...closed].map(([contact, closing]) => optOut(mapped.externalId, contact, closing, reason));
}

/** One contact, closed on those of the channels that still are open. */
export function optOut(
  marker: string,
  contact: DestinationContact,
  closing: ReadonlySet<Channel>,
  because: string,
): PlannedOperation {
  const restricted = channels.filter((channel) => closing.has(channel));
  const missing = restricted.filter((channel) => contact.restricted?.includes(channel) !== true);
  return {
    object: 'contact-opt-out',
    action: missing.length === 0 ? 'unchanged' : 'update',
    externalId: contactOptOutId(marker, contact.id),
    destinationId: contact.id,
    dependsOn: [],
    expected: { restricted },
    changes: missing.map((channel) => ({
      field: restrictionName(channel),
      before: false,
      after: true,
      because,
    })),
    kept: [],
    reason: null,
  };
}
