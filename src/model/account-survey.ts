/**
 * What a Kartra account holds, counted in one pass over its records: the only source of numbers for the audit,
 * the grade, the estimate and every paper made from them. Names are Kartra's own; people who are suppressed are
 * not counted. Counts of people are of people after rows were put together, and, where Kartra's API was asked,
 * after both were merged.
 */
import type { EntityKind } from './entity.ts';
import type { SubscriptionStatus } from './subscription.ts';
import type { TransactionType } from './transaction.ts';

export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** A custom field of people, with the kind of field it was in Kartra as far as that is known. */
export interface SurveyedField {
  readonly column: string;
  /** People with a value. */
  readonly filled: number;
  readonly type: KartraFieldType;
  /** `api`: Kartra's own list of fields says so; `values`: read off the values. */
  readonly typeFrom: 'api' | 'values';
  /** Choices, where the API names them. */
  readonly options: number;
}

/** The five kinds of custom field Kartra has. */
export const kartraFieldTypes = [
  'input_field',
  'text_area',
  'drop_down',
  'radio_button',
  'checkbox',
] as const;

export type KartraFieldType = (typeof kartraFieldTypes)[number];

export interface SurveyedMembership {
  readonly membership: string;
  /** Empty where the export names none. */
  readonly level: string;
  readonly active: number;
  readonly ended: number;
}

export interface SurveyedStage {
  readonly pipeline: string;
  readonly stage: string;
  readonly deals: number;
}

/** People who stand at one step of a sequence; `step` is empty where nothing tells it. */
export interface SurveyedPlace {
  readonly sequence: string;
  readonly step: string;
  readonly people: number;
}

export interface SurveyedConsent {
  /** Kartra's own words; empty for none. */
  readonly gdprStatus: string;
  readonly communications: string;
  readonly people: number;
}

/** Subscriptions that share everything the move of billing depends on. */
export interface SubscriptionGroup {
  readonly status: SubscriptionStatus;
  readonly product: string;
  /** As Kartra writes it; empty where unknown. */
  readonly processor: string;
  readonly currency: string;
  /** `YYYY-MM` of the next payment; empty where there is none. */
  readonly nextMonth: string;
  readonly subscriptions: number;
  /** Sum of next payments, in minor units; payments that cannot be read are not in it. */
  readonly nextAmount: number;
  readonly unreadableAmounts: number;
  /** Last day of a next payment in the group, `YYYY-MM-DD`; empty where there is none. */
  readonly lastDay: string;
}

export interface SurveyedProduct {
  readonly product: string;
  readonly pricePoint: string;
  readonly currency: string;
  readonly sales: number;
  readonly rebills: number;
  /** Minor units, refunds not taken off. */
  readonly paid: number;
  /** What one sale cost at last, in minor units; null where no sale is readable. */
  readonly lastPrice: number | null;
}

/** One thing of the inventory: something that must be rebuilt, as far as it is known. */
export interface SurveyedItem {
  /** `sequence`, `automation`, `page`, …, in lower case. */
  readonly kind: string;
  readonly name: string;
  readonly steps: string;
  readonly status: string;
  readonly usedBy: string;
  readonly link: string;
  readonly description: string;
  /** `inventory`: the file names it; `api`: Kartra's list; `records`: only records speak of it. */
  readonly from: 'inventory' | 'api' | 'records';
}

/** Why a contact is dead weight. Somebody may have several reasons. */
export const pruningReasons = ['unreachable', 'blocked', 'idle', 'not-opening'] as const;

export type PruningReason = (typeof pruningReasons)[number];

export interface AccountSurvey {
  /** Name of the account in `landfall.yaml`. */
  readonly account: string;
  /** Instant of the latest export: "upcoming" and "idle" are as of then. ISO; empty without exports. */
  readonly asOf: string;
  readonly counts: Readonly<Record<EntityKind, number>>;
  readonly files: {
    readonly files: number;
    readonly rows: number;
    readonly staged: number;
    readonly rejected: number;
  };
  /** Kartra's API as second witness; zeros where it was not asked. */
  readonly api: { readonly asked: boolean; readonly read: number; readonly notRead: number };
  readonly people: {
    readonly withoutLeadId: number;
    readonly withoutEmail: number;
    readonly withoutPhone: number;
    readonly withoutEither: number;
    /** With a number that begins with +1, or 1 as its country code. */
    readonly northAmericanPhones: number;
    /** With money that came in. */
    readonly buyers: number;
    readonly withScore: number;
    readonly withNotes: number;
    readonly withPicture: number;
    /** Of whom an activity, or an answer to a form or a survey, is told. */
    readonly withHistory: number;
    /** Companies people write that they belong to; capitals, blanks and punctuation do not count. */
    readonly companies: number;
  };
  readonly customFields: readonly SurveyedField[];
  readonly standardColumns: number;
  readonly tags: readonly NamedCount[];
  /** Names of tags that differ only in case or blanks. */
  readonly mergedTags: { readonly tags: number; readonly names: number };
  readonly lists: readonly (NamedCount & { readonly left: number })[];
  readonly pipelines: readonly SurveyedStage[];
  readonly memberships: readonly SurveyedMembership[];
  readonly places: readonly SurveyedPlace[];
  readonly consent: readonly SurveyedConsent[];
  /** By Kartra's mailing status, from filtered exports or a column; empty name: not told. */
  readonly statuses: readonly NamedCount[];
  /** People by other filters under which they were exported: `opened-in-90-days`. */
  readonly filters: readonly NamedCount[];
  readonly owners: readonly { readonly owner: string; readonly deals: number; readonly companies: number }[];
  readonly sellers: readonly NamedCount[];
  readonly duplicates: {
    /** Numbers that several people have, and those people. */
    readonly sharedPhones: number;
    readonly peopleSharingPhones: number;
    /** Rows of people and records that stood in a file more than once. */
    readonly repeatedRows: number;
    /** E-mail addresses that two lead ids claim. */
    readonly emailConflicts: number;
  };
  /** Records that name nobody of the contacts, by kind. */
  readonly orphans: readonly NamedCount[];
  readonly pruning: {
    readonly byReason: Readonly<Record<PruningReason, number>>;
    /** People with at least one reason. */
    readonly people: number;
  };
  readonly transactions: Readonly<Partial<Record<TransactionType, number>>>;
  readonly products: readonly SurveyedProduct[];
  readonly subscriptions: readonly SubscriptionGroup[];
  readonly appointments: { readonly upcoming: number; readonly past: number; readonly undated: number };
  /** Upcoming ones by calendar, with the last day. */
  readonly bookings: readonly (NamedCount & { readonly lastDay: string })[];
  readonly calendars: readonly {
    readonly calendar: string;
    readonly model: string;
    readonly zone: string;
    readonly windows: number;
  }[];
  readonly affiliates: {
    readonly withoutRate: number;
    /** Money due to affiliates, by currency as far as it is named. */
    readonly withDue: number;
  };
  readonly forms: readonly NamedCount[];
  readonly surveys: readonly NamedCount[];
  readonly activity: readonly NamedCount[];
  readonly inventory: readonly SurveyedItem[];
}
