/**
 * Owns: the shapes in which a contact is read: by id, after a create, as a search row, and in full for the
 * control API. Source: GetContectByIdSchema, CreateContactSchema and their v3 twins; search rows from the
 * search page and integrators, since the spec has no schema for them.
 * Invariant: an absent field is left out, never null, because the schemas allow no null.
 */

import type { Behaviours } from '../behaviours.ts';
import { type ApiVersion, isV3 } from '../http/platform-route.ts';
import {
  type ContactRecord,
  DND_CHANNELS,
  DND_CHANNELS_V3,
  type DndSettings,
  joinContactName,
} from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import { showValue } from './custom-field-value.ts';

type Shape = Record<string, unknown>;

/** A contact as GET /contacts/{id} shows it. */
export function showContact(
  contact: ContactRecord,
  version: ApiVersion,
  location: LocationState,
  behaviours: Behaviours,
): Shape {
  const name = joinContactName(contact);
  return {
    ...showBase(contact, location, behaviours),
    firstName: contact.firstName,
    lastName: contact.lastName,
    name,
    fullNameLowerCase: name?.toLowerCase(),
    emailLowerCase: contact.email?.toLowerCase(),
    dndSettings: showChannels(contact.dndSettings, version),
  };
}

/** A contact as the reply to a create shows it: the date of birth is an instant there, by the spec's example. */
export function showCreatedContact(
  contact: ContactRecord,
  version: ApiVersion,
  location: LocationState,
  behaviours: Behaviours,
): Shape {
  const dateOfBirth = contact.dateOfBirth === undefined ? undefined : `${contact.dateOfBirth}T00:00:00.000Z`;
  return { ...showContact(contact, version, location, behaviours), deleted: false, dateOfBirth };
}

/** The whole truth about a contact, for the control API only: GET's shape plus what GET hides. */
export function showWholeContact(
  contact: ContactRecord,
  location: LocationState,
  behaviours: Behaviours,
): Shape {
  const { gender, additionalEmails, additionalPhones, inboundDndSettings } = contact;
  return {
    ...showContact(contact, '2021-07-28', location, behaviours),
    gender,
    additionalEmails,
    additionalPhones,
    inboundDndSettings,
  };
}

/** A contact as a row of POST /contacts/search. `searchAfter` is the row's cursor. */
export function showSearchRow(
  contact: ContactRecord,
  searchAfter: readonly unknown[],
  version: ApiVersion,
  location: LocationState,
  behaviours: Behaviours,
): Shape {
  const lower = (text: string | undefined) => (behaviours.searchLowerCasesNames ? text?.toLowerCase() : text);
  return {
    ...showBase(contact, location, behaviours),
    ...(behaviours.searchOmitsDnd ? {} : { dndSettings: showChannels(contact.dndSettings, version) }),
    firstName: lower(contact.firstName),
    lastName: lower(contact.lastName),
    firstNameRaw: contact.firstName,
    lastNameRaw: contact.lastName,
    contactName: lower(joinContactName(contact)),
    address: contact.address1,
    additionalEmails: contact.additionalEmails,
    additionalPhones: contact.additionalPhones,
    searchAfter,
  };
}

/** What GET and search show alike. */
function showBase(contact: ContactRecord, location: LocationState, behaviours: Behaviours): Shape {
  return {
    id: contact.id,
    locationId: contact.locationId,
    email: contact.email,
    phone: contact.phone,
    firstNameLowerCase: contact.firstName?.toLowerCase(),
    lastNameLowerCase: contact.lastName?.toLowerCase(),
    companyName: contact.companyName,
    address1: contact.address1,
    city: contact.city,
    state: contact.state,
    country: contact.country,
    postalCode: contact.postalCode,
    website: contact.website,
    timezone: contact.timezone,
    source: contact.source,
    assignedTo: contact.assignedTo,
    businessId: contact.businessId,
    dateOfBirth: contact.dateOfBirth,
    type: 'lead',
    dnd: contact.dnd,
    tags: contact.tags,
    followers: contact.followers,
    ...(behaviours.genderUnreadable ? {} : { gender: contact.gender }),
    customFields: showCustomFields(contact, location, behaviours),
    dateAdded: new Date(contact.dateAddedMs).toISOString(),
    dateUpdated: new Date(contact.dateUpdatedMs).toISOString(),
  };
}

function showChannels(settings: DndSettings, version: ApiVersion): Shape {
  if (!isV3(version)) return { ...settings };
  return Object.fromEntries(
    DND_CHANNELS.flatMap((channel, position) => {
      const setting = settings[channel];
      return setting === undefined ? [] : [[DND_CHANNELS_V3[position], setting]];
    }),
  );
}

function showCustomFields(contact: ContactRecord, location: LocationState, behaviours: Behaviours): Shape[] {
  return contact.customFields.map(({ id, value }) => ({
    id,
    value: showValue(location.customFields.get(id), value, behaviours),
  }));
}
