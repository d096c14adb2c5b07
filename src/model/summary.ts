/** What every step returns: prints as a sentence, serialises as `--json`, is read by every report. */
import type { Counts } from './plan.ts';
import type { RecordState } from './verification.ts';
import type { CommunicationsReading, WitnessOutcome } from './witness.ts';

export interface RequestSummary {
  readonly total: number;
  /** Requests per written record, verification included; schema and DND reads apart. */
  readonly perRecord: number | null;
  /** Answers with status 429. */
  readonly throttled: number;
  /** Share of the 10-second quota used while there was work, 0..1; null when nothing was sent. */
  readonly quotaUse: number | null;
  readonly byPurpose: Readonly<Record<string, number>>;
}

export interface StepSummary {
  readonly step: string;
  readonly runId: string | null;
  readonly status: 'done' | 'blocked' | 'differences' | 'refused-records' | 'interrupted';
  readonly counts: Readonly<Record<string, Counts>>;
  readonly requests: RequestSummary;
  readonly issues: Readonly<Record<string, number>>;
  /** 0 means: nothing to do. */
  readonly changes: number;
  /** What a person must do in HighLevel before the step can go on: one instruction each. */
  readonly byHand?: readonly string[];
  /** People whose tags are held back until `landfall release`. */
  readonly held?: number;
  /** Papers written, relative to the workspace. */
  readonly files: readonly string[];
  /** The command to run next. */
  readonly next: string | null;
}

export interface InputSummary {
  readonly name: string;
  readonly kind: string;
  readonly rows: number;
  readonly staged: number;
  readonly rejected: number;
  readonly bytes: number;
  readonly encoding: string;
}

/** Decimal amounts: what came in (sales and rebills), what went back (positive), the difference. */
export interface MoneySums {
  readonly gross: string;
  readonly refunds: string;
  readonly net: string;
}

export interface ExtractSummary extends StepSummary {
  readonly inputs: readonly InputSummary[];
  readonly entities: Readonly<Record<string, number>>;
  /** By currency; tax included. */
  readonly money: Readonly<Record<string, MoneySums>>;
}

export interface EnrichSummary extends StepSummary {
  /** Everybody asked for so far, by how it ended. */
  readonly leads: Readonly<Partial<Record<WitnessOutcome, number>>>;
  /** Those this run asked for. */
  readonly asked: Readonly<Partial<Record<WitnessOutcome, number>>>;
  /** What the account has; null where Kartra gave no answer. */
  readonly account: Readonly<Record<'tags' | 'lists' | 'sequences' | 'customFields', number | null>>;
  /** What the 1 of `gdpr_lead_communications` was found to mean. */
  readonly communications: CommunicationsReading;
}

export interface VerifySummary extends StepSummary {
  readonly verification: {
    readonly records: Readonly<Record<RecordState, number>>;
    readonly fields: {
      readonly compared: number;
      readonly equal: number;
      readonly normalised: number;
      readonly different: number;
    };
    /** Proof of who may not be contacted: people, by which kind of read, and the requests it took. */
    readonly consent: {
      readonly people: number;
      readonly byFilter: number;
      readonly byRead: number;
      readonly requests: number;
    };
  };
}

export const noRequests: RequestSummary = {
  total: 0,
  perRecord: null,
  throttled: 0,
  quotaUse: null,
  byPurpose: {},
};
