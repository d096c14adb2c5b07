/**
 * The columns Landfall knows in a Kartra contacts export, and the headers each has been met under.
 *
 * Kartra, contacts export: headers are lower snake case (`phone_country_code`); title-case labels of
 * the screens ("Phone Country Code", "Lead ID") are accepted too. Kartra renamed leads to contacts in
 * 2024, so a `lead_` or `contact_` prefix says nothing. The field names of Kartra's lead API stand
 * beside them. No full header of a contacts export is public: whatever is not listed here is kept
 * verbatim under its own header, never dropped and never guessed.
 */

/** Key → further headers, normalised (lower case, one `_` for blanks, `_` and `-`). */
const aliases = {
  lead_id: ['leadid', 'kartra_lead_id'],
  email: ['email_address', 'e_mail', 'e_mail_address', 'emailaddress'],
  first_name: ['firstname', 'given_name'],
  middle_name: ['middlename'],
  last_name: ['lastname', 'surname', 'family_name'],
  last_name2: ['last_name_2', 'lastname2', 'second_last_name', 'second_surname'],
  phone: ['phone_number', 'telephone'],
  phone_country_code: ['phone_country', 'phone_code', 'phone_prefix'],
  company: ['company_name'],
  address: ['street_address', 'address_1', 'address1', 'address_line_1', 'street'],
  city: ['town'],
  state: ['state_province', 'state/province', 'province'],
  zip: ['zip_code', 'zipcode', 'postal_code', 'postcode', 'post_code', 'zip/postal_code'],
  country: ['country_name'],
  website: ['website_url', 'web_site'],
  facebook: ['facebook_url'],
  twitter: ['twitter_url', 'x', 'x_(twitter)', 'twitter_(x)', 'x_twitter'],
  linkedin: ['linked_in', 'linkedin_url'],
  instagram: ['instagram_url'],
  google_plus: [],
  ip: ['ip_address'],
  ip_country: [],
  date_joined: ['joined', 'join_date', 'joined_date', 'date_added', 'signup_date', 'sign_up_date'],
  source: [],
  source_id: [],
  score: [],
  sales_tax_id: ['tax_id'],
  business_type: [],
  notes: ['note'],
  lead_picture: ['picture', 'profile_picture'],
  lead_preferred_time_zone: ['preferred_time_zone', 'preferred_timezone', 'time_zone', 'timezone'],
  gdpr_status: ['gdpr', 'gdpr_lead_status', 'gdpr_contact_status'],
  gdpr_status_date: ['gdpr_date', 'gdpr_lead_status_date', 'gdpr_contact_status_date'],
  gdpr_status_ip: ['gdpr_ip', 'gdpr_lead_status_ip', 'gdpr_contact_status_ip'],
  gdpr_communications: [
    'gdpr_communication',
    'gdpr_lead_communications',
    'gdpr_contact_communications',
    'gdpr_lead_communication',
  ],
  blacklisted: ['blocklisted'],
  mailing_status: ['email_status'],
  tags: ['tag', 'tag_names'],
  lists: ['list', 'list_names', 'mailing_lists'],
  sequences: ['sequence', 'sequence_names'],
  memberships: ['membership', 'membership_names'],
  username: ['user_name'],
  referring_id: [],
  lead_deleted: [],
  lead_deleted_date: [],
} as const satisfies Record<string, readonly string[]>;

/** A column Landfall knows by name. */
export type KnownColumn = keyof typeof aliases;

/** Every known column with its headers, for reference pages. */
export const knownColumns: Readonly<Record<KnownColumn, readonly string[]>> = aliases;

const listed = new Map<string, KnownColumn>(
  (Object.keys(aliases) as KnownColumn[]).flatMap((key) => [
    [key, key] as const,
    ...aliases[key].map((alias) => [alias, key] as const),
  ]),
);

/** Lower case, one `_` for each run of blanks, `_` and `-`. */
export function foldHeader(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, '_')
    .replace(/^_+|_+$/gu, '');
}

/** The column a header names by itself, or null. */
export function knownColumn(header: string): KnownColumn | null {
  return listed.get(foldHeader(header)) ?? null;
}

/**
 * The column a header names if nothing else in the file does: a bare `id`, a `lead_` or `contact_`
 * prefix. Beside the real column such a header is some field of the customer's.
 */
export function likelyColumn(header: string): KnownColumn | null {
  const name = foldHeader(header);
  const bare = name.replace(/^(?:lead|contact)_/u, '');
  return bare === 'id' ? 'lead_id' : bare === name ? null : (listed.get(bare) ?? null);
}
