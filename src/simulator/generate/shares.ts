/**
 * How often each oddity occurs, and why it is there: the one table to read before trusting a result.
 *
 * `SHARES.<choice>` are alternatives and add up to 1; `RATES` are independent chances. The sources are kartra.md
 * (§1.1 phone cases and literals, §4 data model, §5 traps) and common habits of people filling forms; where Kartra
 * publishes no figure the share is chosen so that 2,000 contacts already hold every oddity.
 */

export interface Share {
  readonly share: number;
  readonly reason: string;
}

const of = (share: number, reason: string): Share => ({ share, reason });

/** Alternatives: each table adds up to 1. */
export const SHARES = {
  nameStyle: {
    plain: of(0.787, 'as a careful person types it'),
    allCaps: of(0.05, 'caps lock on a phone; must not be silently re-cased'),
    lowerCase: of(0.06, 'typed in a hurry'),
    edgeBlanks: of(0.03, 'pasted with a blank before or after'),
    doubleBlank: of(0.02, 'two blanks inside'),
    decomposed: of(0.01, 'macOS input: letters and accents as separate code points (NFD)'),
    commaAndQuotes: of(0.006, 'Robert "Bob", Jr.: breaks naive CSV readers'),
    emoji: of(0.012, 'emoji outside the basic plane'),
    veryLong: of(0.005, 'longer than the 255 characters Kartra imports accept'),
    noFirst: of(0.01, 'opt-in form without a name field'),
    noLast: of(0.01, 'form with one name field'),
  },
  emailStyle: {
    lower: of(0.78, 'the usual case'),
    capitalised: of(0.08, 'phone keyboards start with a capital'),
    upper: of(0.04, 'caps lock'),
    plusAddress: of(0.05, 'filtering tag; a different address for HighLevel'),
    edgeBlanks: of(0.04, 'pasted with surrounding blanks'),
    invalid: of(0.007, 'typed wrongly: staged through its lead id, never mailed'),
    blank: of(0.003, 'no address at all, but a lead id'),
  },
  phoneShape: {
    none: of(0.14, 'the form did not ask'),
    plus: of(0.17, '§1.1: may already start with +'),
    nationalWithCode: of(0.33, '§1.1: national number, code in its own column (+44 and 7700 900219)'),
    trunkWithCode: of(0.05, 'trunk 0 kept although the code column is filled'),
    nationalNoCode: of(0.08, '§1.1: code column may be blank; must not become +1 silently'),
    codeInside: of(0.06, '§1.1: 11-15 digits with the code inside, code column filled too'),
    lostPlus: of(0.05, '§5.12: a spreadsheet took the plus'),
    punctuated: of(0.06, '(415) 555-0132'),
    extension: of(0.02, 'office number with x12'),
    vanity: of(0.004, '1-800-FLOWERS: libraries read it wrongly'),
    tooShort: of(0.01, 'local part only'),
    letters: of(0.01, 'a remark instead of a number'),
    excelDamage: of(0.011, '1.4155E+10: digits are gone for good'),
    placeholder: of(0.005, '0000000000 to get past a required field'),
  },
  countryForm: {
    english: of(0.66, 'the drop-down of the form'),
    iso2: of(0.12, 'checkout writes codes'),
    alias: of(0.08, 'USA, U.S.A., England, Deutschland, Holland'),
    lowerCase: of(0.02, 'typed by hand'),
    blank: of(0.1, 'never asked'),
    nonsense: of(0.02, 'Earth, N/A, Select country'),
  },
  zipForm: {
    plain: of(0.78, 'as issued'),
    excelDamaged: of(0.06, '§5.12: leading zeros lost where there were any'),
    blank: of(0.16, 'never asked'),
  },
  stateForm: {
    short: of(0.5, 'MA'),
    long: of(0.25, 'Massachusetts'),
    lowerCase: of(0.05, 'ma'),
    blank: of(0.2, 'never asked'),
  },
  gdprStatus: {
    Accepted: of(0.42, 'the one literal seen in a real file'),
    Unknown: of(0.24, '§4: API and Zapier contacts are unknown, in the US too'),
    'Not subject': of(0.12, 'visitor outside the EU'),
    'Not accepted': of(0.07, 'refused'),
    Pending: of(0.04, 'double opt-in not confirmed'),
    Off: of(0.03, 'feature off when the contact was made'),
    '': of(0.08, 'cell left empty by imports'),
  },
  gdprCommunications: {
    Yes: of(0.7, 'the one literal seen in a real file'),
    No: of(0.1, 'declined commercial messages'),
    '': of(0.2, 'never asked'),
  },
  source: {
    'single-optin': of(0.45, 'forms'),
    'double-optin': of(0.12, 'forms with confirmation'),
    checkout: of(0.18, 'buyers'),
    import: of(0.13, 'moved in from the tool before'),
    api: of(0.06, 'Zapier'),
    manual: of(0.03, 'typed by staff'),
    helpdesk: of(0.02, 'support tickets'),
    'affiliate-signup': of(0.01, 'affiliates'),
  },
} as const satisfies Record<string, Record<string, Share>>;

/** Independent chances, each for one person unless it says otherwise. */
export const RATES = {
  onAnyList: of(0.85, 'the rest opted out or never subscribed (§4): not mailable'),
  suppressionTag: of(0.015, 'owners mark bounced and do-not-email people by tag'),
  anyTag: of(0.9, 'tags are how Kartra accounts are run'),
  statusCaseSlip: of(0.01, 'ACCEPTED: readers compare without case'),
  noLeadId: of(0.003, 'hand-made export: identity rests on the e-mail'),
  sharedPhonePair: of(0.01, 'of neighbouring pairs: spouses and offices'),
  codeWithoutPlus: of(0.25, 'of filled code columns: 44 in place of +44'),
  wrongCodeBesidePlus: of(0.1, 'of + numbers: the form default +1 stands beside a +44 number'),
  company: of(0.35, 'business accounts'),
  companyTypedDifferently: of(0.3, 'of members: ACME LTD, Acme, Limited.'),
  companyJunk: of(0.04, 'of filled company cells: n/a, -, none, self, freelance: not a company'),
  companyWebsite: of(0.35, 'of members of a company with a domain: it stands in the website cell'),
  companyOtherWebsite: of(0.06, 'of members without it: none, or the page of a free-mail provider'),
  companyMail: of(0.45, 'of members of a company with a domain: their address is there'),
  sharedMail: of(0.1, 'of other members: an internet provider or a university, no company at all'),
  domainWithoutCompany: of(0.05, 'of people who name no company: a website or address at the domain of one'),
  website: of(0.1, 'optional field'),
  socialLink: of(0.06, 'optional field, each network'),
  middleName: of(0.08, 'optional field'),
  note: of(0.15, 'staff remarks; half of them over several lines'),
  longNote: of(0.02, 'of notes: longer than 255 characters'),
  address: of(0.45, 'buyers'),
  ipV6: of(0.08, 'mobile networks'),
  ipElsewhere: of(0.05, 'travelling, or a VPN'),
  timeZone: of(0.6, 'set by the browser'),
  sequence: of(0.3, 'running or finished sequences'),
  dstGapStamp: of(0.004, '§4b: stamps inside the hour US Eastern skips prove a fixed offset'),
  zeroDate: of(0.01, 'of consent dates: 0000-00-00 00:00:00'),
  standsInOlderFile: of(0.05, 'of the people of each file but the oldest: overlapping filters'),
  emailChangedSince: of(0.1, 'of those: another address in the older file (§5.13), join by lead id'),
  duplicateRow: of(0.003, 'of rows: owners paste segments together'),
  tooManyCells: of(0.0005, 'of rows: a comma that lost its quotes'),
  tooFewCells: of(0.0005, 'of rows: a line that broke off'),
  noIdentity: of(0.0005, 'of rows: neither e-mail nor lead id'),
} as const satisfies Record<string, Share>;
