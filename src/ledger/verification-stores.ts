/** The store of what was read back: discrepancies by run, and the verdict of each finished run. */
import type { Discrepancy, FieldTally, RecordState } from '../model/verification.ts';

export interface VerificationStore {
  /** Adds what was found so far; it counts once `finish` has been called for the run. */
  add(runId: string, discrepancies: readonly Discrepancy[]): Promise<void>;
  finish(planId: number, verification: VerificationRow): Promise<void>;
  latest(planId: number): Promise<VerificationRow | null>;
  discrepancies(runId: string): AsyncIterable<readonly Discrepancy[]>;
}

export interface VerificationRow {
  readonly runId: string;
  readonly records: Readonly<Record<RecordState, number>>;
  readonly tallies: readonly FieldTally[];
  readonly endedAt: number;
}
