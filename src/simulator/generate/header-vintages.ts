/**
 * The columns of a contacts export in its two generations, and how a person fills them.
 *
 * `contacts` (since autumn 2024): lower snake_case, the names seen in real files and, for the rest, Kartra's API
 * names. `leads` (before): Title Case labels, another order, fewer columns. Custom fields follow the standard columns,
 * headed by their identifiers in both. No reader may rely on position.
 */

import type { CustomField } from './custom-fields.ts';
import { CUSTOM_FIELDS, writeCustomValue } from './custom-fields.ts';
import type { Person } from './draw-person.ts';
import type { Vintage } from './plan-account.ts';

export interface Column {
  readonly header: string;
  readonly write: (person: Person) => string;
}

/** Between the names in a tags, lists or sequences cell. */
export const NAME_SEPARATORS: Readonly<Record<Vintage, string>> = { contacts: ',', leads: ', ' };

const ACCOUNT_LABEL = 'Landfall Sample Co';

const never = (): string => '';
const account = (): string => ACCOUNT_LABEL;
const leadId = (person: Person): string => person.leadId ?? '';

const CONTACTS_COLUMNS: readonly Column[] = [
  { header: 'id', write: leadId },
  { header: 'first_name', write: (person) => person.name.first },
  { header: 'middle_name', write: (person) => person.name.middle },
  { header: 'last_name', write: (person) => person.name.last },
  { header: 'last_name2', write: (person) => person.name.last2 },
  { header: 'email', write: (person) => person.email.cell },
  { header: 'phone_country_code', write: (person) => person.phone.codeCell },
  { header: 'phone', write: (person) => person.phone.cell },
  { header: 'company', write: (person) => person.company.cell },
  { header: 'website', write: (person) => person.extras.website },
  { header: 'address', write: (person) => person.place.address },
  { header: 'city', write: (person) => person.place.city },
  { header: 'state', write: (person) => person.place.state },
  { header: 'zip', write: (person) => person.place.zip },
  { header: 'country', write: (person) => person.place.countryCell },
  { header: 'date_joined', write: (person) => person.dates.joined },
  { header: 'source', write: (person) => person.extras.source },
  { header: 'score', write: (person) => person.extras.score },
  { header: 'ip', write: (person) => person.extras.ip },
  { header: 'ip_country', write: (person) => person.extras.ipCountry },
  { header: 'lead_preferred_time_zone', write: (person) => person.extras.timeZone },
  { header: 'gdpr_status', write: (person) => person.consent.statusCell },
  { header: 'gdpr_status_date', write: consentDate },
  {
    header: 'gdpr_status_ip',
    write: (person) => (person.consent.status === '' ? '' : person.extras.consentIp),
  },
  { header: 'gdpr_communications', write: (person) => person.consent.communications },
  ...nameColumns('contacts', ['tags', 'lists', 'sequences']),
  { header: 'facebook', write: (person) => person.extras.facebook },
  { header: 'twitter', write: never },
  { header: 'linkedin', write: (person) => person.extras.linkedin },
  { header: 'notes', write: (person) => person.extras.notes },
  { header: 'sales_tax_id', write: never },
  { header: 'business_type', write: never },
  { header: 'account', write: account },
];

const LEADS_COLUMNS: readonly Column[] = [
  { header: 'Lead ID', write: leadId },
  { header: 'First Name', write: (person) => person.name.first },
  { header: 'Last Name', write: (person) => person.name.last },
  { header: 'Email', write: (person) => person.email.cell },
  { header: 'Phone Country Code', write: (person) => person.phone.codeCell },
  { header: 'Phone', write: (person) => person.phone.cell },
  { header: 'Date Joined', write: (person) => person.dates.joined },
  { header: 'GDPR Status', write: (person) => person.consent.statusCell },
  { header: 'GDPR Status Date', write: consentDate },
  { header: 'GDPR Communications', write: (person) => person.consent.communications },
  { header: 'Middle Name', write: (person) => person.name.middle },
  { header: 'Last Name 2', write: (person) => person.name.last2 },
  { header: 'Company', write: (person) => person.company.cell },
  { header: 'Website', write: (person) => person.extras.website },
  { header: 'Address', write: (person) => person.place.address },
  { header: 'City', write: (person) => person.place.city },
  { header: 'State', write: (person) => person.place.state },
  { header: 'Zip', write: (person) => person.place.zip },
  { header: 'Country', write: (person) => person.place.countryCell },
  { header: 'Source', write: (person) => person.extras.source },
  { header: 'Score', write: (person) => person.extras.score },
  { header: 'IP', write: (person) => person.extras.ip },
  ...nameColumns('leads', ['Tags', 'Lists', 'Sequences']),
  { header: 'Facebook', write: (person) => person.extras.facebook },
  { header: 'Twitter', write: never },
  { header: 'Notes', write: (person) => person.extras.notes },
  { header: 'Account', write: account },
];

const COLUMNS: Readonly<Record<Vintage, readonly Column[]>> = {
  contacts: [...CONTACTS_COLUMNS, ...customFieldsOf('contacts').map(toColumn)],
  leads: [...LEADS_COLUMNS, ...customFieldsOf('leads').map(toColumn)],
};

/** Every column of a vintage, in the order of the file. */
export function columnsOf(vintage: Vintage): readonly Column[] {
  return COLUMNS[vintage];
}

/** The custom fields that existed when files of this vintage were exported. */
export function customFieldsOf(vintage: Vintage): readonly CustomField[] {
  return vintage === 'leads' ? CUSTOM_FIELDS.filter((field) => !field.newerOnly) : CUSTOM_FIELDS;
}

function toColumn(field: CustomField): Column {
  return { header: field.identifier, write: (person) => writeCustomValue(person.custom[field.identifier]) };
}

function consentDate(person: Person): string {
  return person.consent.status === '' ? '' : person.dates.consented;
}

function nameColumns(vintage: Vintage, headers: readonly [string, string, string]): readonly Column[] {
  const separator = NAME_SEPARATORS[vintage];
  return [
    { header: headers[0], write: (person) => person.memberships.tags.join(separator) },
    { header: headers[1], write: (person) => person.memberships.lists.join(separator) },
    { header: headers[2], write: (person) => person.memberships.sequences.join(separator) },
  ];
}
