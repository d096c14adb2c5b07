/**
 * Owns: the files a person gets when exporting contacts or companies from HighLevel's pages.
 * Source: the export buttons of the two lists give one CSV with a header row; which columns and in which order
 * is not documented, so these are every column the importer knows, then the custom fields by name. Owner and
 * followers are names, lists are separated by commas, empty values are empty cells.
 */

import { stringify } from 'csv-stringify/sync';
import { showValue } from '../contacts/custom-field-value.ts';
import type { ContactRecord, CustomFieldValue } from '../world/contact-record.ts';
import { joinContactName } from '../world/contact-record.ts';
import { BUSINESS_TEXTS } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { CONTACT_HEADERS, type ContactColumn } from './contact-columns.ts';

export const EXPORTED_OBJECTS = ['contacts', 'companies'] as const;
export type ExportedObject = (typeof EXPORTED_OBJECTS)[number];

const COMPANY_HEADERS = {
  id: 'Company Id',
  name: 'Company Name',
  phone: 'Phone',
  email: 'Email',
  website: 'Website',
  address: 'Address',
  city: 'City',
  state: 'State',
  postalCode: 'Postal Code',
  country: 'Country',
  description: 'Description',
  createdAt: 'Created On',
  updatedAt: 'Updated On',
} satisfies Record<'id' | 'name' | 'createdAt' | 'updatedAt' | (typeof BUSINESS_TEXTS)[number], string>;

/** The whole file, header first. */
export function exportCsv(world: World, location: LocationState, object: ExportedObject): string {
  return object === 'contacts' ? exportContacts(world, location) : exportCompanies(location);
}

function exportContacts(world: World, location: LocationState): string {
  const columns = Object.keys(CONTACT_HEADERS) as ContactColumn[];
  const fields = location.customFields.values().filter((field) => field.model === 'contact');
  const rows = [...location.contacts.values()].map((contact) => [
    ...columns.map((column) => readColumn(contact, column, location)),
    ...fields.map((field) => {
      const stored = contact.customFields.find(({ id }) => id === field.id);
      return stored === undefined ? '' : toCell(showValue(field, stored.value, world.behaviours));
    }),
  ]);
  return stringify([[...Object.values(CONTACT_HEADERS), ...fields.map(({ name }) => name)], ...rows]);
}

function readColumn(contact: ContactRecord, column: ContactColumn, location: LocationState): string {
  const nameOf = (id: string) => location.users.get(id)?.name ?? id;
  if (column === 'name') return joinContactName(contact) ?? '';
  if (column === 'dateAdded') return new Date(contact.dateAddedMs).toISOString();
  if (column === 'assignedTo') return contact.assignedTo === undefined ? '' : nameOf(contact.assignedTo);
  if (column === 'followers') return contact.followers.map(nameOf).join(',');
  if (column === 'tags' || column === 'additionalEmails' || column === 'additionalPhones')
    return contact[column].join(',');
  return contact[column] ?? '';
}

function exportCompanies(location: LocationState): string {
  const columns = Object.keys(COMPANY_HEADERS) as (keyof typeof COMPANY_HEADERS)[];
  const rows = location.businesses.values().map((company) => columns.map((column) => company[column] ?? ''));
  return stringify([Object.values(COMPANY_HEADERS), ...rows]);
}

function toCell(value: CustomFieldValue): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.join(',') : JSON.stringify(value);
}
