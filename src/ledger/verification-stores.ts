/** The store of what was read back: discrepancies by run, and the verdict of each finished run. */
import type { Discrepancy, FieldTally, RecordState } from '../model/verification.ts';

export interface VerificationStore {
  /** Adds what was found so far; it counts once `finish` has been called for the run. */
  add(runId: string, discrepancies: readonly Discrepancy[]): Promise<void>;
  finish(planId: number, verification: Omit<VerificationRow, 'unequalSums'>): Promise<void>;
  /** Keeps, beside the verdict of a run, which sums of money are not equal on all sides. */
  keepUnequalSums(runId: string, unequalSums: readonly string[]): Promise<void>;
  latest(planId: number): Promise<VerificationRow | null>;
  /**
   * Which of these records of one kind some finished read-back found standing.
   * @param destinationIds of the location, as written
   */
  foundStanding(
    locationId: string,
    object: string,
    destinationIds: readonly string[],
  ): Promise<ReadonlySet<string>>;
  discrepancies(runId: string): AsyncIterable<readonly Discrepancy[]>;
}

export interface VerificationRow {
  readonly runId: string;
  readonly records: Readonly<Record<RecordState, number>>;
  readonly tallies: readonly FieldTally[];
  readonly endedAt: number;
  /** Sums of money that were not equal on all sides, in words; empty until they were added up. */
  readonly unequalSums: readonly string[];
}
