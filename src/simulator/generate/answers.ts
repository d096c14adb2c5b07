/**
 * The known answers of a generated account: the type of `DIR/.answers.json`.
 *
 * The document is `AccountAnswers`, written so that it can be streamed: a first line `{`, one line per member of the
 * summary, a line `"people":[`, one line per person, then `]` and `}` (`readAnswerSummary` and `readPersonAnswers`
 * read it that way; JSON.parse works while the file fits a string). Answers are what the generator knew before it
 * wrote a cell; no answer is read back from one.
 */

import type { CommerceAnswers, PersonCommerce } from './commerce-answers.ts';
import type { CustomFieldKind, CustomValue } from './custom-fields.ts';
import type { EmailReason } from './draw-email.ts';
import type { LeadRecord } from './draw-lead-record.ts';
import type { PhoneReason } from './draw-phone.ts';
import type { MailableReason } from './judge-mailable.ts';
import type { RepeatOptions, Vintage } from './plan-account.ts';
import type { PersonRecords, RecordAnswers } from './records/record-answers.ts';
import type { LeadAnswers } from './tally-access.ts';

export type RejectedKind = 'too-many-cells' | 'too-few-cells' | 'repeated-header' | 'no-identity';

/** A row that is not staged. */
export interface RejectedRow {
  readonly kind: RejectedKind;
  /** Data row: 1 is the row after the header. */
  readonly row: number;
  /** Lines of the file the row begins and ends on; 1 is the header. They differ when a cell holds a line break. */
  readonly line: number;
  readonly lastLine: number;
}

export interface FileAnswers {
  readonly name: string;
  readonly vintage: Vintage;
  /** ISO instant to the second, equal to the hex tail of the name. */
  readonly exportedAt: string;
  readonly bytes: number;
  readonly header: readonly string[];
  /** Between names in a tags or lists cell, and between options in a checkbox cell. */
  readonly nameSeparator: string;
  readonly checkboxSeparator: string;
  /** Data rows, rejected ones included: rows = staged + rejected.length. */
  readonly rows: number;
  readonly staged: number;
  /** Of the staged rows: exact copies of an earlier row of this file. */
  readonly duplicates: number;
  /** Of the staged rows: older states of people of the next file. */
  readonly olderStates: number;
  readonly rejected: readonly RejectedRow[];
  /** Over the staged rows. A constant column holds one and the same value, not blank, in every row. */
  readonly emptyColumns: readonly string[];
  readonly constantColumns: readonly { readonly column: string; readonly value: string }[];
}

export interface MemberCount {
  readonly name: string;
  readonly members: number;
}

/** A company, as the recommended decisions tell companies apart. */
export interface CompanyAnswers {
  /** The `companyKey` of its people. */
  readonly key: string;
  /** Spellings as typed, blanks included, by members and then by spelling. */
  readonly names: readonly MemberCount[];
  /** Its registrable domain, where the website or a valid address of a member tells it. */
  readonly domain: string | null;
  readonly members: number;
}

export interface CustomFieldAnswers {
  readonly identifier: string;
  readonly type: CustomFieldKind;
  readonly options: readonly string[];
  /** People with a value in their newest row. */
  readonly filled: number;
}

export interface AnswerCounts {
  readonly rows: number;
  readonly staged: number;
  readonly rejected: number;
  readonly duplicates: number;
  /** People who stand in two files. */
  readonly overlapping: number;
  /** Distinct after reassembly: people = staged - duplicates - overlapping. */
  readonly people: number;
  readonly withoutLeadId: number;
  readonly validEmails: number;
  readonly validPhones: number;
  /** People whose number another person holds as well. */
  readonly sharingPhone: number;
  readonly countryGuessed: number;
  readonly countryKnown: number;
  readonly emailMailable: number;
  /** Companies with at least one member, as in `companies`. */
  readonly companies: number;
}

export interface AnswerSummary {
  readonly version: 1;
  readonly seed: number;
  readonly contacts: number;
  readonly vintage: Vintage | 'both';
  readonly now: string;
  /** What a person would decide for this account; guessed phones rest on the country. */
  readonly defaultCountry: 'US';
  readonly stampZone: '-05:00';
  /** SMS, WhatsApp and calls are allowed for nobody. */
  readonly otherChannels: 'never';
  /** With the members above, the options that make the same account again. */
  readonly repeat: RepeatOptions;
  readonly counts: AnswerCounts;
  readonly files: readonly FileAnswers[];
  readonly customFields: readonly CustomFieldAnswers[];
  /** By members and then by key. */
  readonly companies: readonly CompanyAnswers[];
  /** Names exactly as in Kartra, by members and then by name. */
  readonly tags: readonly MemberCount[];
  readonly lists: readonly MemberCount[];
  /** Only where transactions or subscriptions were asked for. */
  readonly commerce?: CommerceAnswers;
  /** What only Kartra's API tells; there when anything beside contacts was asked for. */
  readonly leads?: LeadAnswers;
  /** Only where something beside contacts and money was asked for. */
  readonly records?: RecordAnswers;
}

/** One person, as the newest export says. */
export interface PersonAnswers {
  readonly leadId: string | null;
  /** Lower-case and trimmed; null when the cell holds no address, with the reason. */
  readonly email: string | null;
  readonly emailReason: EmailReason | null;
  /** The address in the older file, where it was another one. */
  readonly earlierEmail: string | null;
  /** Exactly as in the cell, blanks included; '' when blank. */
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  readonly lastName2: string;
  readonly phoneE164: string | null;
  readonly phoneReason: PhoneReason | null;
  readonly phoneExtension: string | null;
  /** The number is complete only with the account's default country. */
  readonly countryGuessed: boolean;
  /** What the country column says; null when blank or nonsense. IP countries do not count. */
  readonly countryIso2: string | null;
  /** As typed, and the company meant. */
  readonly company: string;
  readonly companyCanonical: string | null;
  /** Opaque; equal for everybody of one company. Null for those who name none, whatever their domain. */
  readonly companyKey: string | null;
  readonly tags: readonly string[];
  readonly lists: readonly string[];
  /** By identifier; a field without a value has no key; checkboxes are arrays. */
  readonly customFields: Readonly<Record<string, CustomValue>>;
  readonly dateJoined: string;
  readonly emailMailable: boolean;
  readonly mailableReason: MailableReason;
  /** Indices into `files`; the last is where these values stand. */
  readonly files: readonly number[];
  /** Only where transactions or subscriptions were asked for; null for those who bought and tried nothing. */
  readonly commerce?: PersonCommerce | null;
  /** What only Kartra's API tells of them; there when `leads` is. */
  readonly lead?: LeadRecord;
  /** Of the exports beside contacts and money; there when the summary's `records` are. */
  readonly records?: PersonRecords;
}

export interface AccountAnswers extends AnswerSummary {
  readonly people: readonly PersonAnswers[];
}
