/**
 * `lead_details` of `get_lead` as a `LeadRecord`.
 *
 * Sources, in the order of trust: replies seen by working clients (tags without ids, memberships with `name`
 * and `active` "1", older replies with custom fields as keys of the lead), then Kartra's help pages
 * (`membership_name`, `custom_fields[]`, codes of consent). Both readings are accepted.
 */
import type {
  LeadRecord,
  WitnessCustomField,
  WitnessList,
  WitnessMembership,
  WitnessSequence,
} from '../../model/witness.ts';
import { isObject, isYes, type JsonObject, listOf, textOf } from './read-reply.ts';

/** Keys that hold no plain field of a person. */
const structured = new Set(
  ['id', 'custom_fields', 'tags', 'lists', 'sequences', 'memberships', 'lead_deleted'].concat([
    'gdpr_lead_status',
    'gdpr_lead_communications',
    'actions',
    'surveys',
  ]),
);

/** Plain fields Kartra documents; in an older reply any other key is a custom field. */
const plain = new Set(
  ['first_name', 'middle_name', 'last_name', 'last_name2', 'email', 'date_joined', 'phone_country_code']
    .concat(['phone', 'ip', 'ip_country', 'address', 'zip', 'city', 'state', 'country', 'company'])
    .concat(['lead_picture', 'score', 'source', 'source_id', 'website', 'facebook', 'twitter', 'linkedin'])
    .concat(['google_plus', 'instagram', 'lead_preferred_time_zone', 'notes', 'blacklisted', 'sales_tax_id'])
    .concat(['business_type', 'gdpr_lead_status_date', 'gdpr_lead_status_ip', 'referring_id', 'username'])
    .concat(['lead_deleted_date']),
);

/** API key → column key of the contacts export, where they differ. */
const columnOf: Readonly<Record<string, string>> = {
  gdpr_lead_status_date: 'gdpr_status_date',
  gdpr_lead_status_ip: 'gdpr_status_ip',
};

/** What Kartra writes for "nothing". */
const nothing = new Set(['', '0000-00-00 00:00:00', '0000-00-00', 'N/A']);
/** Ids whose 0 means none. */
const zeroIsNothing = new Set(['source_id', 'referring_id']);

/** @returns null when the reply holds no lead with an id or an address */
export function readLead(details: unknown): LeadRecord | null {
  if (!isObject(details)) return null;
  const leadId = textOf(details['id']);
  const email = textOf(details['email']);
  if (leadId === '' && email === '') return null;
  const isOlder = details['custom_fields'] === undefined;
  const fields: Record<string, string> = {};
  const customFields: WitnessCustomField[] = listOf(details['custom_fields']).flatMap(readCustomField);
  for (const [key, value] of Object.entries(details)) {
    if (structured.has(key) || typeof value === 'object') continue;
    // The text itself stays as Kartra has it: notes keep their blanks.
    const text = typeof value === 'string' ? value : textOf(value);
    if (nothing.has(text.trim()) || (zeroIsNothing.has(key) && text === '0')) continue;
    if (plain.has(key) || !isOlder) fields[columnOf[key] ?? key] = text;
    else customFields.push({ identifier: key, type: null, values: [text] });
  }
  return {
    leadId,
    email,
    fields,
    customFields,
    tags: listOf(details['tags']).flatMap((tag) => nameOf(tag, 'tag_name')),
    lists: listOf(details['lists']).flatMap(readList),
    sequences: listOf(details['sequences']).flatMap(readSequence),
    memberships: listOf(details['memberships']).flatMap(readMembership),
    gdprStatus: textOf(details['gdpr_lead_status']),
    communications: textOf(details['gdpr_lead_communications']),
    deleted: isYes(details['lead_deleted']),
  };
}

/** A text type has a text; a type with choices has the chosen options, one or several. */
function readCustomField(entry: unknown): WitnessCustomField[] {
  if (!isObject(entry)) return [];
  const identifier = textOf(entry['field_identifier']);
  if (identifier === '') return [];
  const value = entry['field_value'];
  const values =
    typeof value === 'object'
      ? listOf(value).flatMap((option) => nameOf(option, 'option_value'))
      : [typeof value === 'string' ? value : textOf(value)].filter((text) => text.trim() !== '');
  return [{ identifier, type: textOf(entry['field_type']) || null, values }];
}

function readList(entry: unknown): WitnessList[] {
  return nameOf(entry, 'list_name').map((name) => ({ name, active: isYes(memberOf(entry, 'active')) }));
}

function readSequence(entry: unknown): WitnessSequence[] {
  return nameOf(entry, 'sequence_name').map((name) => ({
    name,
    step: textOf(memberOf(entry, 'step')) || null,
    status: textOf(memberOf(entry, 'status')).toLowerCase(),
  }));
}

function readMembership(entry: unknown): WitnessMembership[] {
  const [name] = [...nameOf(entry, 'membership_name'), ...nameOf(entry, 'name')];
  if (name === undefined) return [];
  const level = textOf(memberOf(entry, 'level_name')) || null;
  return [{ name, level, active: isYes(memberOf(entry, 'active')) }];
}

/** The name in an entry, or the entry itself where Kartra writes plain texts. */
export function nameOf(entry: unknown, key: string): string[] {
  const name = textOf(isObject(entry) ? entry[key] : entry);
  return name === '' ? [] : [name];
}

const memberOf = (entry: unknown, key: string): unknown => (isObject(entry) ? entry[key] : undefined);

/** A transaction or subscription, flat: Kartra's own keys and texts, blank ones absent. */
export function readDetail(body: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([key, value]) => {
      const text = textOf(value);
      return text === '' ? [] : [[key, text]];
    }),
  );
}
