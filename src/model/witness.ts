/**
 * The second witness: what Kartra's API says about a lead and about the account, beside the exports.
 *
 * Everything here is as Kartra wrote it; nothing is normalised. What is blank there is absent here.
 */

/** How the look at one lead ended. */
export type WitnessOutcome =
  | 'read'
  /** Kartra says the lead was deleted. */
  | 'deleted'
  /** Kartra knows no such lead. */
  | 'not-found'
  /** Kartra showed a lead with another id or another address than was asked for. */
  | 'another-lead'
  /** No usable answer after bounded retries; the next run asks again. */
  | 'unanswered';

/** A list a lead is on, or was on: Kartra keeps the row when somebody unsubscribes. */
export interface WitnessList {
  readonly name: string;
  readonly active: boolean;
}

export interface WitnessSequence {
  readonly name: string;
  /** As Kartra numbers it; null when it does not say. */
  readonly step: string | null;
  /** `active` or `unsubscribed`, in lower case. */
  readonly status: string;
}

/** Access to a membership: one row per level. Ended access stays with `active` false. */
export interface WitnessMembership {
  readonly name: string;
  readonly level: string | null;
  readonly active: boolean;
}

export interface WitnessCustomField {
  readonly identifier: string;
  /** input_field, text_area, drop_down, radio_button or checkbox; null in older replies. */
  readonly type: string | null;
  /** The text, or the values of the chosen options. */
  readonly values: readonly string[];
}

/** One lead as `get_lead` shows it. */
export interface LeadRecord {
  readonly leadId: string;
  readonly email: string;
  /** By the column key of the contacts export (`first_name`, `gdpr_status_date`); blank ones are absent. */
  readonly fields: Readonly<Record<string, string>>;
  readonly customFields: readonly WitnessCustomField[];
  readonly tags: readonly string[];
  readonly lists: readonly WitnessList[];
  readonly sequences: readonly WitnessSequence[];
  readonly memberships: readonly WitnessMembership[];
  /** Kartra's code 0 to 5 of `gdpr_lead_status`; '' when it does not say. */
  readonly gdprStatus: string;
  /** 0 or 1 of `gdpr_lead_communications`: documented both ways round, see `CommunicationsReading`. */
  readonly communications: string;
  readonly deleted: boolean;
  /** The payments and subscriptions Kartra lists of them; absent or null where it was not asked. */
  readonly listed?: ListedMoney | null;
}

/** Kartra's ids. Requests to cancel and their withdrawal are in no such list, though the export has them. */
export interface ListedMoney {
  readonly transactions: readonly string[];
  readonly subscriptions: readonly string[];
}

export interface WitnessLead {
  /** Of the entity the lead was asked for. */
  readonly marker: string;
  readonly outcome: WitnessOutcome;
  /** Kartra's error number or the reason, without personal data. */
  readonly note: string | null;
  /** Epoch ms. */
  readonly readAt: number;
  /** Null unless the outcome is `read`. */
  readonly record: LeadRecord | null;
}

/** A custom field of the account, with what may be chosen. */
export interface AccountCustomField {
  readonly id: string;
  readonly identifier: string;
  readonly type: string;
  readonly options: readonly { readonly id: string; readonly value: string }[];
}

/** Lists of the whole account; null where Kartra gave no usable answer. */
export interface AccountRecord {
  readonly tags: readonly string[] | null;
  readonly lists: readonly string[] | null;
  readonly sequences: readonly string[] | null;
  readonly customFields: readonly AccountCustomField[] | null;
}

/** A transaction or subscription as the API shows it, field by field. */
export interface WitnessDetail {
  readonly kind: 'transaction' | 'subscription';
  readonly id: string;
  readonly marker: string;
  readonly record: Readonly<Record<string, string>>;
}

/**
 * What the 1 of `gdpr_lead_communications` means in this account. Kartra's pages say both; only the export,
 * which writes "Yes", can tell. `unknown` counts as no consent.
 */
export type CommunicationsReading = 'agreed-is-1' | 'agreed-is-0' | 'unknown';

/** Where export and API do not say the same about one field of one person. */
export interface WitnessDifference {
  readonly marker: string;
  /** Column key, or `tags`, `lists`, `sequences`. */
  readonly field: string;
  readonly kind: DifferenceKind;
  readonly exported: string | null;
  readonly api: string | null;
  readonly wins: 'export' | 'api' | 'strictest';
}

export const differenceKinds = [
  'cut-short',
  'encoding-damaged',
  'number-damaged',
  'zeros-lost',
  'blank-in-export',
  'blank-in-api',
  'only-in-export',
  'only-in-api',
  'list-left',
  'consent',
  'deleted',
  'changed',
] as const;

export type DifferenceKind = (typeof differenceKinds)[number];

/** One look at the whole account: begun, and ended when every lead has been asked for. */
export interface WitnessRound {
  readonly id: number;
  /** Every lead is asked for anew; else only those not known yet. */
  readonly fresh: boolean;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly endedAt: number | null;
}
