/**
 * The one table of everything HighLevel does that its documentation does not promise, or that loses data.
 *
 * Owns: the name, default, certainty and source of every switchable behaviour.
 * Invariants: nothing in the simulator misbehaves on purpose without a row here; the default is what the best
 * evidence says, or the more harmful reading where there is none, because a tool must survive it.
 * Certainty: S = in the official spec, L = on the official documentation site, H = help centre,
 * I = seen by integrators, U = unverified, our reading.
 */

import { ACCESS_BEHAVIOURS, type AccessBehaviours } from './access-behaviours.ts';
import { ACTIVITY_BEHAVIOURS, type ActivityBehaviours } from './activity-behaviours.ts';
import { AFFILIATE_BEHAVIOURS, type AffiliateBehaviours } from './affiliate-behaviours.ts';
import { CSV_BEHAVIOURS, type CsvBehaviours } from './csv-behaviours.ts';
import { KARTRA_BEHAVIOURS, type KartraBehaviours } from './kartra-behaviours.ts';
import { MODULE_BEHAVIOURS, type ModuleBehaviours } from './module-behaviours.ts';
import { OBJECT_BEHAVIOURS, type ObjectBehaviours } from './object-behaviours.ts';

export interface Behaviours
  extends CsvBehaviours,
    ActivityBehaviours,
    AccessBehaviours,
    ModuleBehaviours,
    AffiliateBehaviours,
    ObjectBehaviours,
    KartraBehaviours {
  searchLagMs: number;
  burstMax: number;
  burstIntervalMs: number;
  dailyMax: number;
  tagsLowerCased: boolean;
  putOverwritesTags: boolean;
  putReplacesDndSettings: boolean;
  upsertOverwritesTags: boolean;
  upsertIgnoresSecondIdentifier: boolean;
  upsertSecondaryEmailReplacesPrimary: boolean;
  upsertDropsGender: boolean;
  upsertCreateAnswers201: boolean;
  genderUnreadable: boolean;
  optionMismatchDropped: boolean;
  wrongContentDropped: boolean;
  wrongShapeRefused: boolean;
  unknownCustomFieldIgnored: boolean;
  customFieldWrongProperty: 'refuse' | 'ignore';
  dndKeyOfOtherVersion: 'refuse' | 'ignore' | 'accept';
  dateFieldRead: 'iso' | 'epoch' | 'as-written';
  dateOfBirthUnparsableDropped: boolean;
  createsDespite422: boolean;
  searchOmitsDnd: boolean;
  searchLowerCasesNames: boolean;
  searchPhoneEqualsBroken: boolean;
  emailLowerCased: boolean;
  invalidEmailRefused: boolean;
  phoneNormalised: boolean;
  unknownAssigneeRefused: boolean;
  duplicateTagRefused: boolean;
  duplicateCustomFieldRefused: boolean;
  tagChangesReachContacts: boolean;
  unknownTagsCreated: boolean;
  bulkTagsPartialSuccess: boolean;
  bulkTagsMax: number;
  dndSearchable: boolean;
  bulkBusinessMax: number;
  bulkBusinessPartialSuccess: boolean;
  bulkBusinessDropEvery: number;
  unknownBusinessLink: '422' | '400' | 'ignore';
  linkingSetsCompanyName: boolean;
  companyNameLinks: boolean;
  businessDeleteClearsLinks: boolean;
  businessContactsLag: boolean;
}

export type Certainty = 'S' | 'L' | 'H' | 'I' | 'U';

export interface BehaviourEntry<Value = boolean | number | string> {
  readonly value: Value;
  readonly certainty: Certainty;
  readonly source: string;
  readonly choices?: readonly string[];
}

export const BEHAVIOURS: { readonly [Name in keyof Behaviours]: BehaviourEntry<Behaviours[Name]> } = {
  searchLagMs: {
    value: 2000,
    certainty: 'I',
    source:
      'search page of HighLevel: an update may need a few seconds to appear in results; two seconds is our figure',
  },
  burstMax: {
    value: 100,
    certainty: 'L',
    source: 'rate-limit page: a burst of 100 requests, per app and location',
  },
  burstIntervalMs: {
    value: 10_000,
    certainty: 'L',
    source: 'rate-limit page: the burst is counted over 10 seconds',
  },
  dailyMax: {
    value: 200_000,
    certainty: 'L',
    source: 'rate-limit page: 200,000 a day, per app and location',
  },
  tagsLowerCased: {
    value: true,
    certainty: 'I',
    source: 'many integrators; the CSV import help page says it too',
  },
  putOverwritesTags: {
    value: true,
    certainty: 'S',
    source: 'update body of the contacts spec: tags replace all tags',
  },
  putReplacesDndSettings: {
    value: false,
    certainty: 'U',
    source:
      'undocumented: an update with one channel leaves the others; on = it replaces the settings as a whole, so that a restriction nobody sent is lifted',
  },
  upsertOverwritesTags: {
    value: true,
    certainty: 'S',
    source: 'upsert body of the contacts spec: tags replace all tags',
  },
  upsertIgnoresSecondIdentifier: {
    value: true,
    certainty: 'S',
    source:
      'upsert description: e-mail of one contact and phone of another updates the first and ignores the second',
  },
  upsertSecondaryEmailReplacesPrimary: {
    value: true,
    certainty: 'I',
    source: 'issue 337: an upsert found by an additional e-mail writes it over the primary one',
  },
  upsertDropsGender: {
    value: true,
    certainty: 'I',
    source: 'issue 313: gender sent to upsert is accepted with 200 and not stored',
  },
  upsertCreateAnswers201: {
    value: false,
    certainty: 'U',
    source: 'the spec lists only 200 for upsert; 201 on create is conceivable',
  },
  genderUnreadable: { value: true, certainty: 'S', source: 'no read schema of contacts has a gender' },
  optionMismatchDropped: {
    value: true,
    certainty: 'I',
    source: 'integrators: a choice that is not in the picklist vanishes although the answer is 200',
  },
  wrongContentDropped: {
    value: true,
    certainty: 'U',
    source: 'by analogy with choices: text in a number or date field vanishes; off = 422',
  },
  wrongShapeRefused: {
    value: true,
    certainty: 'U',
    source: 'value schemas per field type in the contacts spec: a list for a text is refused; off = dropped',
  },
  unknownCustomFieldIgnored: {
    value: true,
    certainty: 'U',
    source: 'undocumented: a custom field id or key the location lacks is ignored; off = 422',
  },
  customFieldWrongProperty: {
    value: 'refuse',
    certainty: 'U',
    source: 'whitelist validation applied to the entries of customFields (fieldValue under an old version)',
    choices: ['refuse', 'ignore'],
  },
  dndKeyOfOtherVersion: {
    value: 'refuse',
    certainty: 'U',
    source: 'v2 and v3 specs differ in the case of channel keys; what the other case does is not stated',
    choices: ['refuse', 'ignore', 'accept'],
  },
  dateFieldRead: {
    value: 'iso',
    certainty: 'I',
    source: 'integrators disagree: a DATE field reads back as ISO, as epoch milliseconds or as written',
    choices: ['iso', 'epoch', 'as-written'],
  },
  dateOfBirthUnparsableDropped: {
    value: true,
    certainty: 'I',
    source: 'issue 124: a date of birth in another format is thrown away with 200; off = 422',
  },
  createsDespite422: {
    value: false,
    certainty: 'I',
    source: 'issue 64: a create refused with 422 for one bad field has created the contact all the same',
  },
  searchOmitsDnd: { value: true, certainty: 'I', source: 'issue 43: search rows have no dndSettings' },
  searchLowerCasesNames: {
    value: true,
    certainty: 'I',
    source: 'integrators: names in search rows are lower-cased, firstNameRaw keeps the original',
  },
  searchPhoneEqualsBroken: {
    value: false,
    certainty: 'I',
    source: 'issue 289, May 2026: the eq filter on phone found nothing for a while',
  },
  emailLowerCased: {
    value: false,
    certainty: 'U',
    source: 'there is an emailLowerCase field; whether email itself is lowered is not stated',
  },
  invalidEmailRefused: {
    value: true,
    certainty: 'U',
    source: 'usual rule of the validator the platform appears to use; not documented',
  },
  phoneNormalised: {
    value: true,
    certainty: 'U',
    source: 'read examples are E.164 while write examples have spaces; the rule is not documented',
  },
  unknownAssigneeRefused: {
    value: true,
    certainty: 'U',
    source: 'assignedTo is a user id in the spec; an unknown one is undocumented',
  },
  duplicateTagRefused: {
    value: true,
    certainty: 'U',
    source: 'undocumented; refusing with 400 is the reading that forces a client to list first',
  },
  duplicateCustomFieldRefused: {
    value: true,
    certainty: 'U',
    source: 'undocumented; refusing with 400 is the reading that forces a client to list first',
  },
  tagChangesReachContacts: {
    value: true,
    certainty: 'U',
    source:
      'undocumented; the more harmful reading: renaming or deleting a tag changes the contacts that carry it',
  },
  unknownTagsCreated: {
    value: true,
    certainty: 'U',
    source: 'common assumption: a tag the location lacks joins its list when it is first put on a contact',
  },
  bulkTagsPartialSuccess: {
    value: true,
    certainty: 'S',
    source:
      'example of the bulk tag reply in the contacts spec: failed contacts are entries inside a 201; off = 400',
  },
  bulkTagsMax: {
    value: 0,
    certainty: 'U',
    source:
      'no maximum is documented for the bulk tag call; more contacts than this is a 422, 0 = no maximum',
  },
  dndSearchable: {
    value: true,
    certainty: 'I',
    source: 'issue 279: a maintainer announced filters on DND channels in June 2026; off = unknown field',
  },
  bulkBusinessMax: {
    value: 50,
    certainty: 'S',
    source: 'bulk business body of the v3 contacts spec: a maximum of 50 contact ids; more is a 422',
  },
  bulkBusinessPartialSuccess: {
    value: true,
    certainty: 'U',
    source:
      'the spec’s reply lists the ids that were updated; that unknown contacts are left out of a 200 is our reading; off = 422',
  },
  bulkBusinessDropEvery: {
    value: 0,
    certainty: 'U',
    source:
      'a fault for tests, reported by nobody: every n-th id of a bulk link is neither linked nor listed in the 200; 0 = off',
  },
  unknownBusinessLink: {
    value: '422',
    certainty: 'U',
    source: 'linking to a business the location lacks: 422 is the only refusal the spec lists for the call',
    choices: ['422', '400', 'ignore'],
  },
  linkingSetsCompanyName: {
    value: false,
    certainty: 'U',
    source: 'undocumented: whether a link to a business writes its name into the companyName of the contact',
  },
  companyNameLinks: {
    value: false,
    certainty: 'U',
    source:
      'undocumented: companyName is a text; on = a new contact is linked to the business of that very name',
  },
  businessDeleteClearsLinks: {
    value: true,
    certainty: 'U',
    source: 'undocumented: deleting a business clears businessId of its contacts; off = they keep a dead id',
  },
  businessContactsLag: {
    value: true,
    certainty: 'U',
    source:
      'the v3 cursor of contacts by business is a search cursor, so they trail writes like search; off = the truth',
  },
  ...CSV_BEHAVIOURS,
  ...MODULE_BEHAVIOURS,
  ...AFFILIATE_BEHAVIOURS,
  ...ACTIVITY_BEHAVIOURS,
  ...ACCESS_BEHAVIOURS,
  ...OBJECT_BEHAVIOURS,
  ...KARTRA_BEHAVIOURS,
};

/** Every behaviour at its default. Example: `{ ...defaultBehaviours(), searchLagMs: 0 }`. */
export function defaultBehaviours(): Behaviours {
  return Object.fromEntries(
    Object.entries(BEHAVIOURS).map(([name, entry]) => [name, entry.value]),
  ) as unknown as Behaviours;
}

/**
 * Switches behaviours in place. Unknown names and values of the wrong type change nothing.
 * Returns what was wrong, one message per problem, empty when all was applied.
 */
export function switchBehaviours(target: Behaviours, changes: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  for (const [name, value] of Object.entries(changes)) {
    const entry = (BEHAVIOURS as Readonly<Record<string, BehaviourEntry>>)[name];
    if (entry === undefined) problems.push(`unknown behaviour ${name}`);
    else if (typeof value !== typeof entry.value) problems.push(`${name} must be a ${typeof entry.value}`);
    else if (typeof value === 'number' && !(value >= 0)) problems.push(`${name} must not be negative`);
    else if (entry.choices !== undefined && !entry.choices.includes(String(value)))
      problems.push(`${name} must be one of ${entry.choices.join(', ')}`);
  }
  if (problems.length === 0) Object.assign(target, changes);
  return problems;
}
