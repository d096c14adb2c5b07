/** Contacts, context and the effect of a plan, for the tests of this folder. */
import type { Channel, ContactFieldName, CustomValue, MappedContact } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { asExpectedContact } from '../model/expected-contact.ts';
import type { PlannedOperation } from '../model/plan.ts';
import type { ContactMatches } from '../model/snapshot.ts';
import { type ContactContext, planContact } from './plan-contact.ts';

/** Custom-field id of a key: `id-<key>`. */
const fieldKeys = ['kartra_id', 'kartra_phone', 'kartra_email_unusable', 'score', 'note'] as const;

export function person(rest: Partial<MappedContact> = {}): MappedContact {
  return {
    externalId: 'L:1',
    fields: { firstName: 'Ann', email: 'ann@example.com', phone: '+14155550100' },
    custom: { kartra_id: rest.externalId ?? 'L:1' },
    tags: [],
    restricted: {},
    company: null,
    joined: null,
    ...rest,
  };
}

export function standing(id: string, rest: Partial<DestinationContact> = {}): DestinationContact {
  return {
    id,
    fields: {},
    custom: {},
    tags: [],
    restricted: [],
    companyId: null,
    additionalEmails: [],
    additionalPhones: [],
    namesExact: true,
    readBy: 'get',
    ...rest,
  };
}

export function context(rest: Partial<ContactContext> = {}): ContactContext {
  return {
    existing: 'fill-empty',
    allowDuplicates: false,
    disableContactTimezone: false,
    holdTags: false,
    customFields: new Map(
      fieldKeys.map((key) => [key, { id: `id-${key}`, dataType: key === 'score' ? 'NUMERICAL' : 'TEXT' }]),
    ),
    markerOf: (contact) => {
      const marker = contact.custom['id-kartra_id'];
      return typeof marker === 'string' ? marker : null;
    },
    claimed: new Set(),
    companyOf: () => ({ kind: 'none' }),
    keepers: { phone: new Map(), email: new Map() },
    sharedRestrictions: { phone: new Map(), email: new Map() },
    ...rest,
  };
}

/** Who of these carries one of the person's keys, as the ledger's index answers. */
export function matchesIn(mapped: MappedContact, contacts: readonly DestinationContact[]): ContactMatches {
  const { email, phone } = mapped.fields;
  const emails = (contact: DestinationContact) =>
    [contact.fields.email, ...contact.additionalEmails].map((text) => text?.toLowerCase());
  const phones = (contact: DestinationContact) => [contact.fields.phone, ...contact.additionalPhones];
  return {
    byMarker: contacts.filter((contact) => contact.custom['id-kartra_id'] === mapped.externalId),
    byEmail: email === undefined ? [] : contacts.filter((contact) => emails(contact).includes(email)),
    byPhone: phone === undefined ? [] : contacts.filter((contact) => phones(contact).includes(phone)),
  };
}

/** The operations for one person among the contacts that stand there. */
export function plan(
  mapped: MappedContact,
  contacts: readonly DestinationContact[] = [],
  rest: Partial<ContactContext> = {},
): readonly PlannedOperation[] {
  return planContact(mapped, matchesIn(mapped, contacts), context(rest));
}

/** What the destination holds once the operations are done. */
export function carryOut(
  operations: readonly PlannedOperation[],
  contacts: readonly DestinationContact[],
): readonly DestinationContact[] {
  const after = [...contacts];
  for (const operation of operations) {
    if (operation.action === 'create') {
      const { fields, custom, tags, restricted } = asExpectedContact(operation.expected);
      const byId = Object.fromEntries(Object.entries(custom).map(([key, value]) => [`id-${key}`, value]));
      after.push(standing(`new-${operation.externalId}`, { fields, custom: byId, tags, restricted }));
    }
    const at = after.findIndex(({ id }) => id === operation.destinationId);
    const before = after[at];
    if (operation.action !== 'update' || before === undefined) continue;
    after[at] = changed(before, operation);
  }
  return after;
}

function changed(before: DestinationContact, operation: PlannedOperation): DestinationContact {
  if (operation.object === 'contact-tags') {
    const { tags } = operation.expected as { tags: string[] };
    return { ...before, tags: [...new Set([...before.tags, ...tags])] };
  }
  const fields: { [name in ContactFieldName]?: string } = { ...before.fields };
  const custom: Record<string, CustomValue> = { ...before.custom };
  const restricted = new Set(before.restricted);
  for (const { field, after } of operation.changes) {
    if (field.startsWith('dnd.')) restricted.add(field.slice(4) as Channel);
    else if (field.startsWith('custom.')) custom[`id-${field.slice(7)}`] = after as unknown as CustomValue;
    else fields[field as ContactFieldName] = after as string;
  }
  return { ...before, fields, custom, restricted: [...restricted] };
}
