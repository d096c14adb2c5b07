/**
 * The link between a contact and its company: an operation of its own, since HighLevel takes links only in
 * bulk and only for contacts that exist. A link somebody made to another company stays, unless the source
 * is to win.
 */
import type { MappedContact } from '../model/contact.ts';
import { deletedWithIt } from '../model/deleted-record.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { contactCompanyId } from '../model/expected-contact.ts';
import type { PlannedOperation } from '../model/plan.ts';
import type { ContactContext } from './plan-contact.ts';

export interface PlannedLink {
  readonly operations: readonly PlannedOperation[];
  /** External id of the company the contact must be linked to afterwards; null when nothing is to be proved. */
  readonly company: string | null;
}

/** @param found the contact at the destination, null for one that is to be created */
export function planLink(
  mapped: MappedContact,
  found: DestinationContact | null,
  context: Pick<ContactContext, 'companyOf' | 'existing' | 'written' | 'companyIds'>,
): PlannedLink | null {
  const link = context.companyOf(mapped);
  if (link.kind === 'none') return null;
  const base = {
    object: 'contact-company' as const,
    externalId: contactCompanyId(mapped.externalId),
    destinationId: found?.id ?? null,
    expected: null,
    changes: [],
    kept: [],
  };
  if (link.kind !== 'company') {
    const reason = link.kind === 'deleted' ? deletedWithIt : 'several companies carry this name';
    return { operations: [{ ...base, action: 'skip', dependsOn: [], reason }], company: null };
  }
  const dependsOn = [mapped.externalId, link.externalId];
  const before = found?.companyId ?? null;
  // A link we made follows Kartra; one somebody else made stays.
  const wrote = context.written?.get(mapped.externalId)?.company ?? null;
  const isOurs = wrote !== null && context.companyIds?.[wrote] === before;
  const isElsewhere = before !== null && before !== link.destinationId;
  if (isElsewhere && !isOurs && context.existing !== 'source-wins') {
    const reason = 'linked to another company already';
    return { operations: [{ ...base, action: 'skip', dependsOn, reason }], company: null };
  }
  const expected = { company: link.externalId };
  const action = before !== null && before === link.destinationId ? 'unchanged' : 'create';
  const changes = action === 'create' ? [{ field: 'company', before, after: link.externalId }] : [];
  return {
    operations: [{ ...base, action, dependsOn, expected, changes, reason: null }],
    company: link.externalId,
  };
}
