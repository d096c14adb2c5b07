/**
 * The known answers about everything but contacts and money: `records` of `.answers.json`.
 *
 * Amounts are whole hundredths. Counts are of the account's people as the exports show them; guests, walk-ins and
 * strangers are counted where it says so. What the exports and Kartra's API say differently is in `disagreements`.
 */

import type { RecordObject } from '../account-objects.ts';
import type { MemberCount } from '../answers.ts';
import type { DealStatus } from './draw-deals.ts';
import type { MailingStatus } from './mailing-status.ts';

export interface RecordFileAnswers {
  /** With its folder, where it has one: `filter-status-subscribed/contacts_kartra_….csv`. */
  readonly name: string;
  readonly object: RecordObject;
  readonly bytes: number;
  readonly header: readonly string[];
  readonly rows: number;
}

export interface DealSums {
  readonly pipeline: string;
  readonly stage: string;
  readonly status: DealStatus;
  readonly currency: string;
  readonly deals: number;
  /** Of those with a value. */
  readonly value: number;
}

export interface OrphanDeal {
  readonly id: string;
  /** The key of the company, for a deal that names no contact. */
  readonly companyKey: string | null;
}

export interface AffiliateAnswers {
  readonly id: string;
  readonly username: string;
  readonly leadId: string | null;
  readonly status: AffiliateStatus;
  readonly commission: string | null;
  /** In the account's first currency; earned = reserve + due + paid. */
  readonly earned: number;
  readonly reserve: number;
  readonly due: number;
  readonly paid: number;
}

export type AffiliateStatus = 'approved' | 'pending' | 'declined';

export interface AccessCounts {
  readonly membership: string;
  readonly level: string;
  readonly active: number;
  readonly ended: number;
}

export interface ListCounts {
  readonly name: string;
  readonly publicName: string;
  readonly subscribed: number;
  readonly unsubscribed: number;
}

export interface TagCounts {
  readonly name: string;
  readonly category: string;
  readonly expiresAfterDays: number | null;
  readonly contacts: number;
}

export interface SequenceCounts {
  readonly name: string;
  readonly steps: number;
  readonly active: number;
  readonly ended: number;
}

/** Where two sources of one account say different things, on purpose. */
export interface Disagreement {
  readonly what: string;
  readonly meaning: string;
  /** Kartra's own ids, those the contacts export leaves blank too. */
  readonly leadIds: readonly string[];
}

/** What is known once every person has been seen. */
export interface RecordSums {
  readonly companies: {
    readonly rows: number;
    readonly distinct: number;
    /** Rows that are a company of an earlier row, under another spelling. */
    readonly repeated: readonly { readonly id: string; readonly firstId: string }[];
  };
  readonly deals: {
    readonly total: number;
    readonly orphans: readonly OrphanDeal[];
    readonly sums: readonly DealSums[];
  };
  readonly affiliates: readonly AffiliateAnswers[];
  /** Earned in other currencies than the account's first: the affiliates file leaves it out. */
  readonly earnedElsewhere: readonly {
    readonly id: string;
    readonly currency: string;
    readonly cents: number;
  }[];
  readonly calendars: number;
  /** Guests included. */
  readonly appointments: {
    readonly total: number;
    readonly guests: readonly string[];
    readonly byStatus: readonly MemberCount[];
    readonly byCalendar: readonly MemberCount[];
  };
  readonly memberships: readonly AccessCounts[];
  readonly lists: readonly ListCounts[];
  readonly tags: readonly TagCounts[];
  readonly sequences: readonly SequenceCounts[];
  readonly formAnswers: readonly MemberCount[];
  readonly surveyAnswers: readonly MemberCount[];
  readonly notes: number;
  readonly activities: number;
  readonly mailing: readonly { readonly status: MailingStatus; readonly contacts: number }[];
  /** Orders of each product, by product. */
  readonly productOrders: readonly MemberCount[];
}

export interface RecordAnswers extends RecordSums {
  readonly files: readonly RecordFileAnswers[];
  readonly inventory: readonly { readonly kind: string; readonly items: number }[];
  readonly filters: readonly { readonly name: string; readonly contacts: number }[];
  readonly attachments: readonly {
    readonly file: string;
    readonly leadId: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly disagreements: readonly Disagreement[];
}

/** Of one person. */
export interface PersonRecords {
  readonly deals: readonly {
    readonly id: string;
    readonly companyKey: string | null;
    readonly owner: string | null;
  }[];
  readonly appointments: readonly {
    readonly id: string;
    readonly calendar: string;
    readonly startsAt: string;
    readonly endsAt: string;
  }[];
  readonly noteIds: readonly string[];
  readonly formAnswers: number;
  readonly surveyAnswers: number;
  readonly activities: number;
  readonly mailing: MailingStatus;
  readonly hasOpenedRecently: boolean;
}
