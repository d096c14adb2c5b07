/**
 * Decisions: questions only a person answers, each with its choices, our recommendation and the reason.
 * Answers live in `landfall.yaml`; a recommendation may tighten consent but never loosen it.
 */
import type { NamedCount } from './account-survey.ts';
import type { SourceObject } from './destination-fields.ts';

/** What of an account decides which questions matter, and what their answers would do to it. */
export interface AccountFacts {
  /** Records of each kind the exports hold. */
  readonly records: Readonly<Record<SourceObject, number>>;
  /** Subscriptions only their payments tell of, in no export of subscriptions. */
  readonly paidSubscriptions: number;
  /** Deals that name nobody of the contacts exports. */
  readonly orphanDeals: number;
  /** Contacts with a value, by column. */
  readonly filled: Readonly<Record<string, number>>;
  /** Columns of contacts the map could not place in a standard field or a preset's. */
  readonly unknownColumns: number;
  /** Columns mapped as written consent for text messages, WhatsApp or calls. */
  readonly writtenConsentColumns: number;
  /** Tags and lists whose name says "do not write to this person", with the people who have them. */
  readonly suppressionNames: readonly NamedCount[];
  /** Sellers that appear in the transactions: more than one means Kartra sub-accounts. */
  readonly sellers: number;
  /** Stamps of the exports with a time of day, at most three. */
  readonly stamps: readonly string[];
  /** Sales and rebills: each is an order of its own. */
  readonly orders: number;
  /** Of the connected locations, as last read; the narrower of both. Null before one was read. */
  readonly location: {
    /** Whether a person may have several orders as deals in one pipeline. */
    readonly severalOrders: boolean;
    /** Places for custom objects that are free, or ours already; null where nobody could look. */
    readonly freeObjects: number | null;
  } | null;
  readonly connected: { readonly rehearsal: boolean; readonly production: boolean };
}

/** What of a question depends on the account and its location. */
export type DecisionOffer = Pick<DecisionSpec, 'choices' | 'recommended' | 'because'>;

export interface DecisionSpec {
  readonly id: DecisionId;
  readonly question: string;
  /** Empty when the answer is free text (a country, a time zone). */
  readonly choices: readonly string[];
  /** Null where Landfall must not choose for the person. */
  readonly recommended: string | null;
  readonly because: string;
  /** Whether the account makes the question matter. */
  readonly asked: (facts: AccountFacts) => boolean;
  /** Narrows what is offered; absent where every account meets the question as it stands. */
  readonly offer?: (facts: AccountFacts) => DecisionOffer;
  /** What each choice does to this account, in records and requests, in the words of the customer. */
  readonly consequences: (facts: AccountFacts) => Readonly<Record<string, string>>;
}

export const decisionIds = [
  'default-country',
  'time-zone',
  'existing-contacts',
  'email-consent',
  'phone-consent',
  'suppression-tags',
  'lists',
  'shared-phone',
  'same-company-name',
  'companies-from-domains',
  'unknown-columns',
  'deals-without-contact',
  'transactions',
  'subscriptions',
  'memberships',
  'appointments',
  'affiliates',
  'activity',
  'sub-accounts',
  'published-workflows',
  'trigger-tags',
  'only-one-location',
  'rehearsal-addresses',
  'markers',
] as const;

export type DecisionId = (typeof decisionIds)[number];

export interface DecisionAnswer {
  readonly choice: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly withoutReview: boolean;
}

export type Decisions = { readonly [id in DecisionId]?: DecisionAnswer };
