/** The store of rollbacks: what a preview found, and the journal of carrying it out (I3, I7). */
import type { RequestOutcome } from '../model/journal.ts';
import type { Action, FieldChange, ObjectKind } from '../model/plan.ts';
import type {
  Reversal,
  ReversalOutcome,
  ReversalState,
  Rollback,
  RollbackCounts,
  RollbackScope,
  WritingRun,
} from '../model/rollback.ts';

/** What became of one reversal. */
export interface ReversalResult {
  readonly reversalId: number;
  readonly state: Exclude<ReversalState, 'intent'>;
  readonly reason: string | null;
}

export interface ReversalFilter {
  readonly states?: readonly ReversalState[];
  readonly planId?: number;
  readonly object?: ObjectKind;
  readonly action?: Action;
}

/** Operations of one kind in one plan: they are undone together, in any order. */
export interface ReversalGroup {
  readonly planId: number;
  readonly object: ObjectKind;
  readonly action: Action;
  /** Of a plan that put right what an earlier one had written. */
  readonly repairs: boolean;
  readonly reversals: number;
}

export interface RollbackStore {
  /**
   * Starts a preview over everything that was written at a location and stands in no earlier rollback as
   * reversed; previews that were never carried out are forgotten. All or nothing.
   */
  prepare(locationId: string, scope: RollbackScope, madeAt: number): Promise<Rollback>;
  /** Digest of what a rollback of this scope would cover now. */
  basis(locationId: string, scope: RollbackScope): Promise<string>;
  /** Runs of a location that wrote, the latest first. */
  runs(locationId: string): Promise<readonly WritingRun[]>;
  /**
   * Things this workspace wrote at a location that stand there still, less what nobody can take away and schema that
   * others use now.
   */
  standing(locationId: string): Promise<number>;
  /** What a preview says of some reversals. */
  forecast(outcomes: readonly (ReversalOutcome & { readonly reversalId: number })[]): Promise<void>;
  /** Completes a preview: its hash covers its basis and every forecast. Returns it. */
  seal(rollbackId: number): Promise<Rollback>;
  /** The latest complete preview or rollback of a location. */
  latest(locationId: string): Promise<Rollback | null>;
  /** In the order they are undone: latest plan first, and in it from the last phase to the first. */
  groups(rollbackId: number): Promise<readonly ReversalGroup[]>;
  reversals(rollbackId: number, filter?: ReversalFilter): AsyncIterable<readonly Reversal[]>;
  /** Of operations with these external ids, by external id, as they were planned: the oldest first. */
  find(rollbackId: number, externalIds: readonly string[]): Promise<ReadonlyMap<string, readonly Reversal[]>>;
  /** What repairs of a record at a location had put right and a rollback took back. */
  repairsTakenBack(locationId: string, externalId: string): Promise<readonly FieldChange[]>;
  /** A rollback begins: its plans are void from now on; of what was granted, only those of grants. */
  begin(rollbackId: number, at: number): Promise<void>;
  end(rollbackId: number, at: number): Promise<void>;
  /** Intent: the request is about to leave for these reversals. Returns the request's id. */
  beginRequest(request: {
    readonly runId: string;
    readonly method: string;
    readonly route: string;
    readonly bodyHash: string;
    readonly sentAt: number;
    readonly reversalIds: readonly number[];
  }): Promise<number>;
  endRequest(end: {
    readonly requestId: number;
    readonly status: number | null;
    readonly outcome: RequestOutcome;
    readonly endedAt: number;
    readonly results: readonly ReversalResult[];
  }): Promise<void>;
  /** Results that needed no request. A creation that is reversed leaves the location's identities. */
  settle(results: readonly ReversalResult[]): Promise<void>;
  /** By kind of object; while it is under way, what is still to come is in no bucket. */
  counts(rollbackId: number): Promise<Readonly<Record<string, RollbackCounts>>>;
  /** The same as the preview saw it. */
  forecastCounts(rollbackId: number): Promise<Readonly<Record<string, RollbackCounts>>>;
}
