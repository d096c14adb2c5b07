/**
 * Who opted out in Kartra and can still be reached in HighLevel, and nothing else: the part of a delta that is safe
 * every day. The person's own contact is closed on every channel their consent closes, others with the address or
 * number as far as the person's own no reaches (I8). Pure.
 */
import { type Channel, channels, type MappedContact } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { saidNo } from '../model/opt-out.ts';
import type { PlannedOperation } from '../model/plan.ts';
import type { ContactMatches } from '../model/snapshot.ts';
import { optOut, planOptOuts } from './plan-opt-outs.ts';

/** Whether the person said no themselves, or the platform proved that mail must stop. */
export const hasSaidNo = ({ restricted }: MappedContact): boolean => saidNo.has(restricted.email ?? '');

/**
 * @param closedOf channels on which a contact is known to be closed: by search, or because we closed them
 * @returns one operation for each contact that is still open on one of them
 */
export function planStops(
  mapped: MappedContact,
  matches: ContactMatches,
  closedOf: (contact: DestinationContact) => readonly Channel[],
): readonly PlannedOperation[] {
  if (!hasSaidNo(mapped)) return [];
  const known = (contact: DestinationContact) => ({ ...contact, restricted: closedOf(contact) });
  const [own] = matches.byMarker.map(known);
  const closing = new Set(channels.filter((channel) => mapped.restricted[channel] !== undefined));
  const mine =
    own === undefined ? [] : [optOut(mapped.externalId, own, closing, mapped.restricted.email ?? '')];
  const others = planOptOuts(
    mapped,
    {
      byMarker: [],
      byEmail: matches.byEmail.map(known),
      byPhone: matches.byPhone.map(known),
    },
    own?.id ?? null,
  );
  return [...mine, ...others].filter(({ action }) => action === 'update');
}
