/**
 * Owns: the `lead_details` of get_lead, in the shapes Kartra's help pages and working clients show.
 * Values stand as in the account, unnormalised; numbers are texts until `show-numbers.ts` says otherwise.
 */

import type { Behaviours } from '../behaviours.ts';
import type { LeadMembership } from '../generate/draw-access.ts';
import type { GdprStatus } from '../generate/draw-consent.ts';
import { ACCOUNT_TAGS, LISTS, SEQUENCES } from '../generate/draw-tags.ts';
import { showCustomFields, showCustomFieldsFlat } from './custom-field-ids.ts';
import type { Lead } from './kartra-account.ts';

/** 0 off for the account, 1 not subject, 2 accepted, 3 not accepted, 4 unknown, 5 pending; never asked is unknown. */
const STATUS_CODES: Readonly<Record<GdprStatus, string>> = {
  Off: '0',
  'Not subject': '1',
  Accepted: '2',
  'Not accepted': '3',
  Unknown: '4',
  '': '4',
  Pending: '5',
};
const BLOCKING_TAGS: readonly string[] = ['bounced', 'spam'];
const NO_STAMP = '0000-00-00 00:00:00';

export function showLead({ person, record }: Lead, behaviours: Behaviours): Record<string, unknown> {
  const { name, phone, place, extras, consent, memberships } = person;
  const wasAsked = consent.status !== '';
  return {
    id: person.kartraId,
    first_name: name.first,
    middle_name: name.middle,
    last_name: name.last,
    last_name2: name.last2,
    email: person.email.cell,
    date_joined: person.dates.joined,
    phone_country_code: phone.codeCell,
    phone: phone.cell,
    ip: extras.ip,
    ip_country: extras.ipCountry,
    address: place.address,
    zip: place.zip,
    city: place.city,
    state: place.state,
    country: place.countryCell,
    company: person.company.cell,
    lead_picture: '',
    score: extras.score,
    source: extras.source,
    source_id: '0',
    website: extras.website,
    facebook: extras.facebook,
    twitter: '',
    linkedin: extras.linkedin,
    lead_preferred_time_zone: extras.timeZone,
    notes: extras.notes,
    blacklisted: memberships.tags.some((tag) => BLOCKING_TAGS.includes(tag)) ? '1' : '0',
    sales_tax_id: '',
    business_type: '',
    gdpr_lead_status: STATUS_CODES[consent.status],
    gdpr_lead_status_date: wasAsked ? person.dates.consented : NO_STAMP,
    gdpr_lead_status_ip: wasAsked ? extras.consentIp : '',
    gdpr_lead_communications: codeCommunications(consent.communications, behaviours),
    referring_id: '0',
    lead_deleted: '0',
    lead_deleted_date: NO_STAMP,
    ...(behaviours.kartraCustomFieldsTopLevel
      ? showCustomFieldsFlat(person.custom)
      : { custom_fields: showCustomFields(person.custom) }),
    tags: memberships.tags.map((tag) =>
      behaviours.kartraTagIdMissing
        ? { tag_name: tag }
        : { tag_id: String(ACCOUNT_TAGS.indexOf(tag) + 1), tag_name: tag },
    ),
    lists: record.lists.map((list) => ({
      list_id: String(LISTS.indexOf(list.name) + 1),
      list_name: list.name,
      active: list.isActive ? '1' : '0',
    })),
    sequences: record.sequences.map((sequence) => ({
      sequence_id: String(SEQUENCES.indexOf(sequence.name) + 1),
      sequence_name: sequence.name,
      step: String(sequence.step),
      status: sequence.isActive ? 'active' : 'unsubscribed',
    })),
    memberships: record.memberships.map((membership) => showMembership(membership, behaviours)),
  };
}

/** Who was never asked has 0, a column's own default, whatever 0 means. */
function codeCommunications(communications: 'Yes' | 'No' | '', behaviours: Behaviours): string {
  if (communications === '') return '0';
  const isOne = (communications === 'Yes') === (behaviours.kartraCommunicationsPolarity === 'agreed-is-1');
  return isOne ? '1' : '0';
}

function showMembership(membership: LeadMembership, behaviours: Behaviours): Record<string, string> {
  const { membership: name, level, isActive } = membership;
  const active = isActive ? '1' : '0';
  if (behaviours.kartraMembershipKeys === 'name') return { name, level_name: level, active };
  return {
    membership_id: membership.membershipId,
    membership_name: name,
    level_id: membership.levelId,
    level_name: level,
    active,
  };
}
