/**
 * Owns: the fields of a contact that search can filter and sort by, and how each is read.
 * Source: HighLevel's search page for the list; filters on DND channels since June 2026 by a maintainer's word
 * (issue 279). Channel names are matched without regard to case, since the versions differ in it (unverified).
 */

import { type ContactRecord, DND_CHANNELS, joinContactName } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { normalisePhone } from './phone-number.ts';

export type FieldValue = string | number | boolean | readonly string[] | undefined;

export interface ContactField {
  readonly kind: 'text' | 'date' | 'number' | 'boolean' | 'list';
  readonly read: (contact: ContactRecord, location: LocationState) => FieldValue;
  /** Set where what is read depends on more than the contact, so that no index of contacts can know it. */
  readonly isOfLocation?: true;
  /** Brings a filter's text into the stored form. */
  readonly normalise?: (text: string, country: string) => string;
}

const lower = (text: string | undefined) => text?.toLowerCase();

const FIELDS: Readonly<Record<string, ContactField>> = {
  id: { kind: 'text', read: (contact) => contact.id },
  email: { kind: 'text', read: (contact) => contact.email },
  phone: { kind: 'text', read: (contact) => contact.phone, normalise: normalisePhone },
  additionalEmails: { kind: 'list', read: (contact) => contact.additionalEmails },
  additionalPhones: { kind: 'list', read: (contact) => contact.additionalPhones },
  firstName: { kind: 'text', read: (contact) => contact.firstName },
  lastName: { kind: 'text', read: (contact) => contact.lastName },
  firstNameLowerCase: { kind: 'text', read: (contact) => lower(contact.firstName) },
  lastNameLowerCase: { kind: 'text', read: (contact) => lower(contact.lastName) },
  contactName: { kind: 'text', read: joinContactName },
  address: { kind: 'text', read: (contact) => contact.address1 },
  city: { kind: 'text', read: (contact) => contact.city },
  state: { kind: 'text', read: (contact) => contact.state },
  country: { kind: 'text', read: (contact) => contact.country },
  postalCode: { kind: 'text', read: (contact) => contact.postalCode },
  website: { kind: 'text', read: (contact) => contact.website },
  timezone: { kind: 'text', read: (contact) => contact.timezone },
  source: { kind: 'text', read: (contact) => contact.source },
  assignedTo: { kind: 'text', read: (contact) => contact.assignedTo },
  companyName: { kind: 'text', read: (contact) => contact.companyName },
  businessName: {
    kind: 'text',
    isOfLocation: true,
    read: (contact, location) => location.businesses.get(contact.businessId ?? '')?.name,
  },
  businessId: { kind: 'text', read: (contact) => contact.businessId },
  tags: { kind: 'list', read: (contact) => contact.tags },
  followers: { kind: 'list', read: (contact) => contact.followers },
  dnd: { kind: 'boolean', read: (contact) => contact.dnd },
  dateOfBirth: {
    kind: 'date',
    read: (contact) => (contact.dateOfBirth === undefined ? undefined : Date.parse(contact.dateOfBirth)),
  },
  dateAdded: { kind: 'date', read: (contact) => contact.dateAddedMs },
  dateUpdated: { kind: 'date', read: (contact) => contact.dateUpdatedMs },
  'inboundDndSettings.all.status': {
    kind: 'text',
    read: (contact) => contact.inboundDndSettings?.all?.status,
  },
};

/** The field of that name, or undefined when search knows no such field. */
export function findContactField(name: string): ContactField | undefined {
  if (Object.hasOwn(FIELDS, name)) return FIELDS[name];
  const customFieldId = /^customFields\.(\w+)$/.exec(name)?.[1];
  if (customFieldId !== undefined) return customField(customFieldId);
  const channelName = /^dndSettings\.(\w+)\.status$/.exec(name)?.[1]?.toLowerCase();
  const channel = DND_CHANNELS.find((known) => known.toLowerCase() === channelName);
  if (channel === undefined) return undefined;
  return { kind: 'text', read: (contact) => contact.dndSettings[channel]?.status };
}

function customField(id: string): ContactField {
  return {
    kind: 'text',
    read: (contact) => {
      const value = contact.customFields.find((field) => field.id === id)?.value;
      return typeof value === 'object' && !Array.isArray(value)
        ? JSON.stringify(value)
        : (value as FieldValue);
    },
  };
}
