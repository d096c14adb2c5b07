/**
 * What Landfall knows of Kartra's contact columns: where each goes, how, and why.
 *
 * Every value of Kartra's contact record has a home: what HighLevel has no field for goes into a custom
 * field whose name begins with "Kartra". Consent fields are carried byte for byte, since their original
 * value is the evidence. Column names are those of Kartra's lead record in its API.
 */
import type { ContactFieldName } from '../../model/contact.ts';
import type { CustomFieldType } from '../../model/custom-field.ts';
import { filterStatusColumn } from '../../model/entity.ts';
import type { ConsentEvidence } from '../../model/field-map.ts';
import type { PresetColumn } from './preset-column.ts';

const noCounterpart = 'HighLevel has no standard field for it.';
const consentEvidence = 'Kept exactly as Kartra has it, as evidence of consent.';

const rows: readonly PresetColumn[] = [
  {
    object: 'contact',
    column: 'lead_id',
    target: { kind: 'marker' },
    transform: 'marker',
    evidence: null,
    because: 'Marks each contact in HighLevel, so that nobody is ever added twice.',
  },
  field('first_name', 'firstName', 'name', 'The same field.'),
  custom('middle_name', 'TEXT', 'Kartra middle name', 'exact', noCounterpart),
  field('last_name', 'lastName', 'name', 'The same field.'),
  custom('last_name2', 'TEXT', 'Kartra second last name', 'exact', noCounterpart),
  field('email', 'email', 'email', 'The same field; HighLevel finds contacts by it.'),
  {
    object: 'contact',
    column: 'phone_country_code',
    target: { kind: 'part', of: 'phone' },
    transform: 'part',
    evidence: null,
    because: 'Joined with the phone: HighLevel keeps one international number.',
  },
  field('phone', 'phone', 'phone', 'The same field, in international form.'),
  field('company', 'companyName', 'text', 'The same field; HighLevel takes it only when a contact is added.'),
  field('website', 'website', 'text', 'The same field; any text is allowed there.'),
  field('address', 'address1', 'text', 'The same field, on one line.'),
  field('city', 'city', 'text', 'The same field.'),
  field('state', 'state', 'text', 'The same field.'),
  field('zip', 'postalCode', 'text', 'The same field.'),
  field('country', 'country', 'country', 'The same field; HighLevel takes two-letter codes only.'),
  custom(
    'date_joined',
    'DATE',
    'Kartra date joined',
    'date',
    'HighLevel does not let a contact’s own creation date be set, so the day is kept in a field.',
  ),
  field('source', 'source', 'text', 'The same field.'),
  custom('source_id', 'TEXT', 'Kartra source ID', 'text', noCounterpart),
  custom('score', 'NUMERICAL', 'Kartra score', 'number', 'HighLevel’s own score cannot be set from outside.'),
  custom('ip', 'TEXT', 'Kartra IP address', 'text', noCounterpart),
  custom('ip_country', 'TEXT', 'Kartra IP country', 'text', noCounterpart),
  field(
    'lead_preferred_time_zone',
    'timezone',
    'time-zone',
    'The same field, for names such as Europe/Paris.',
  ),
  custom('gdpr_status', 'TEXT', 'Kartra GDPR status', 'exact', consentEvidence, 'gdpr-status'),
  custom(
    'gdpr_status_date',
    'TEXT',
    'Kartra GDPR status date',
    'exact',
    `${consentEvidence} Kartra writes its stamps in US Eastern time.`,
  ),
  custom('gdpr_status_ip', 'TEXT', 'Kartra GDPR status IP', 'exact', consentEvidence),
  custom(
    'gdpr_communications',
    'TEXT',
    'Kartra GDPR communications',
    'exact',
    consentEvidence,
    'gdpr-communications',
  ),
  tags('tags', '', 'tags', 'Each name becomes a tag.'),
  tags('lists', 'list:', 'lists', 'HighLevel has no lists to subscribe to: each becomes a tag list:<name>.'),
  custom(
    'sequences',
    'LARGE_TEXT',
    'Kartra sequences',
    'exact',
    'A place in a sequence cannot be moved, only noted.',
  ),
  custom('facebook', 'TEXT', 'Kartra Facebook', 'text', noCounterpart),
  custom('twitter', 'TEXT', 'Kartra Twitter', 'text', noCounterpart),
  custom('linkedin', 'TEXT', 'Kartra LinkedIn', 'text', noCounterpart),
  custom('instagram', 'TEXT', 'Kartra Instagram', 'text', noCounterpart),
  custom('notes', 'LARGE_TEXT', 'Kartra notes', 'exact', 'Kept exactly, line breaks included.'),
  custom('sales_tax_id', 'TEXT', 'Kartra sales tax ID', 'text', noCounterpart),
  custom('business_type', 'TEXT', 'Kartra business type', 'text', noCounterpart),
  custom('lead_picture', 'TEXT', 'Kartra picture', 'text', noCounterpart),
  custom('referring_id', 'TEXT', 'Kartra referring ID', 'text', noCounterpart),
  custom('blacklisted', 'TEXT', 'Kartra blacklisted', 'exact', consentEvidence, 'blocked'),
  custom('mailing_status', 'TEXT', 'Kartra mailing status', 'exact', consentEvidence, 'blocked'),
  custom(filterStatusColumn, 'TEXT', 'Kartra mailing status filter', 'exact', consentEvidence, 'blocked'),
  custom('lead_deleted', 'TEXT', 'Kartra deleted', 'exact', consentEvidence, 'blocked'),
  custom('lead_deleted_date', 'TEXT', 'Kartra deleted on', 'exact', noCounterpart),
  custom(
    'memberships',
    'LARGE_TEXT',
    'Kartra memberships',
    'exact',
    'Access is given by a step of its own; here it is only noted.',
  ),
  custom(
    'membership_access',
    'LARGE_TEXT',
    'Kartra membership access',
    'exact',
    'Which level is open or has ended; access itself is given by a step of its own.',
  ),
  custom(
    'sequence_steps',
    'LARGE_TEXT',
    'Kartra sequence steps',
    'exact',
    'Where each person stands, for whoever rebuilds the sequence.',
  ),
  tags(
    'lists_left',
    'list-unsub:',
    null,
    'Never the tag of the list itself: nobody may be written to about a list they left.',
  ),
  tags(
    'sequence_positions',
    'seq:',
    null,
    'A place in a sequence cannot be moved: the tag says where to enter the rebuilt workflow.',
  ),
  tags(
    'membership_open',
    'access:',
    null,
    'Which level is open today; access itself is given by a step of its own.',
  ),
  custom('google_plus', 'TEXT', 'Kartra Google Plus', 'text', noCounterpart),
  custom('username', 'TEXT', 'Kartra username', 'text', noCounterpart),
];

/** By column key, in the order a person expects. */
export const contactPreset: ReadonlyMap<string, PresetColumn> = new Map(rows.map((row) => [row.column, row]));

function field(column: string, name: ContactFieldName, transform: string, because: string): PresetColumn {
  return {
    object: 'contact',
    column,
    target: { kind: 'field', field: name },
    transform,
    evidence: null,
    because,
  };
}

function custom(
  column: string,
  dataType: CustomFieldType,
  name: string,
  transform: string,
  because: string,
  evidence: ConsentEvidence | null = null,
): PresetColumn {
  const key = `kartra_${column}`;
  return {
    object: 'contact',
    column,
    target: { kind: 'custom', custom: { key, name, dataType, options: [] } },
    transform,
    evidence,
    because,
  };
}

function tags(
  column: string,
  prefix: string,
  evidence: ConsentEvidence | null,
  because: string,
): PresetColumn {
  return {
    object: 'contact',
    column,
    target: { kind: 'tags', prefix, separator: ',' },
    transform: 'tags',
    evidence,
    because,
  };
}
