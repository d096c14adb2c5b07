/**
 * Owns: which column of a contacts file means what, for the importer and the exporter alike.
 * Source: the help page on importing contacts names First Name, Last Name, Email, Phone, Tags, Additional
 * Emails, Additional Phones, Contact ID and Created Date, and lets a person map any other column by hand; the
 * other headers, and that case, spaces and underscores do not matter, are our reading.
 */

import type { CustomFieldRecord } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';

/** Field of a contact → its header in an exported file. */
export const CONTACT_HEADERS = {
  id: 'Contact Id',
  firstName: 'First Name',
  lastName: 'Last Name',
  name: 'Name',
  phone: 'Phone',
  email: 'Email',
  companyName: 'Business Name',
  address1: 'Street Address',
  city: 'City',
  state: 'State',
  country: 'Country',
  postalCode: 'Postal Code',
  website: 'Website',
  timezone: 'Time Zone',
  dateOfBirth: 'Date Of Birth',
  gender: 'Gender',
  source: 'Contact Source',
  assignedTo: 'Assigned To',
  followers: 'Followers',
  dateAdded: 'Created',
  tags: 'Tags',
  additionalEmails: 'Additional Emails',
  additionalPhones: 'Additional Phones',
} as const;
export type ContactColumn = keyof typeof CONTACT_HEADERS;

const OTHER_NAMES: Readonly<Record<string, ContactColumn>> = {
  fullname: 'name',
  contactname: 'name',
  emailaddress: 'email',
  phonenumber: 'phone',
  companyname: 'companyName',
  company: 'companyName',
  address: 'address1',
  zip: 'postalCode',
  zipcode: 'postalCode',
  dob: 'dateOfBirth',
  birthday: 'dateOfBirth',
  source: 'source',
  owner: 'assignedTo',
  assigneduser: 'assignedTo',
  createddate: 'dateAdded',
};
const BY_NAME: Readonly<Record<string, ContactColumn>> = {
  ...OTHER_NAMES,
  ...Object.fromEntries(
    Object.entries(CONTACT_HEADERS).map(([column, header]) => [plain(header), column as ContactColumn]),
  ),
};

export type ColumnMeaning =
  | { readonly kind: 'field'; readonly column: ContactColumn }
  | { readonly kind: 'custom'; readonly field: CustomFieldRecord };

/** What a header means in `location`, or undefined when the importer leaves the column out. */
export function readHeader(header: string, location: LocationState): ColumnMeaning | undefined {
  const name = plain(header);
  if (Object.hasOwn(BY_NAME, name)) return { kind: 'field', column: BY_NAME[name] as ContactColumn };
  const key = header.trim().toLowerCase();
  const field = location.customFields
    .values()
    .find(
      (known) =>
        known.model === 'contact' && (plain(known.name) === name || known.fieldKey.toLowerCase() === key),
    );
  return field === undefined ? undefined : { kind: 'custom', field };
}

function plain(header: string): string {
  return header.toLowerCase().replaceAll(/[\s_-]+/g, '');
}
