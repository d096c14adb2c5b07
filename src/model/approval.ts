/**
 * What a person approves before production is written, and what the approval rests on: a rehearsal that was proved,
 * a spot-check somebody looked at, the sign-off itself. Each is kept as it was; a later one never changes an earlier.
 */
import type { MeasuredLoad } from './estimate.ts';
import type { PlanInputs } from './plan.ts';
import type { RecordState } from './verification.ts';

/** A rehearsal as it ended: what it proved, and how much of the account. */
export interface RehearsalResult {
  /** ISO instant. */
  readonly at: string;
  /** Version of the program that rehearsed. */
  readonly program: string;
  readonly locationId: string;
  /** Of the whole account, whatever the sample: file name → SHA-256. */
  readonly exports: Readonly<Record<string, string>>;
  readonly mapVersion: string;
  readonly decisionsHash: string;
  readonly people: number;
  /** People of the account. */
  readonly of: number;
  readonly seed: number;
  readonly masked: boolean;
  readonly records: Readonly<Record<RecordState, number>>;
  readonly fields: { readonly compared: number; readonly different: number };
  /** Whether what it made was removed again. */
  readonly cleanedUp: boolean;
  /** What the load took, to correct the estimate by; absent where what it wrote stood there already. */
  readonly load?: MeasuredLoad;
}

/** What somebody said of the records they were shown. */
export interface SpotCheckResult {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly shown: number;
  readonly right: number;
  readonly wrong: number;
  /** Accepted all at once, without looking. */
  readonly withoutReview: boolean;
}

export interface Signoff {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly planHash: string;
  readonly inputs: PlanInputs;
  /** What is to be done: object → action → records. */
  readonly actions: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** In words: what was accepted without anybody looking at it. */
  readonly withoutReview: readonly string[];
  readonly rehearsal: RehearsalResult;
  readonly spotCheck: SpotCheckResult;
  /** Of the key this machine signs with: 64 hex digits. */
  readonly fingerprint: string;
}

/** A sign-off that no longer counts, and why. */
export interface VoidedSignoff {
  readonly signoff: Signoff;
  /** Why it is void; null while it counts. */
  readonly voidedBecause: string | null;
}
