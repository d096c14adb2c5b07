/**
 * Access to the journal: what runs sent, and what came of it.
 */
import type { OperationResult, RequestOutcome } from '../model/journal.ts';
import type { Json } from '../model/json.ts';
import type { TargetName } from '../model/location.ts';
import type { Counts, ObjectKind } from '../model/plan.ts';

export interface RunRow {
  readonly id: string;
  readonly step: string;
  readonly target: TargetName;
  readonly locationId: string;
  readonly planId: number;
  /** Epoch ms; null while it runs or after a kill. */
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** Intent and outcome of everything sent. Durable before each method resolves. */
/** A request that wrote, from its sending to its answer, epoch ms; without an answer it ends as it begins. */
export interface WriteSpan {
  readonly sentAt: number;
  readonly endedAt: number;
}

export interface JournalStore {
  startRun(run: Omit<RunRow, 'endedAt'>): Promise<void>;
  endRun(id: string, endedAt: number): Promise<void>;
  latestRun(step: string, target: TargetName): Promise<RunRow | null>;
  /** Intent: the request is about to leave for these operations. Returns the request's id. */
  beginRequest(request: {
    readonly runId: string;
    readonly method: string;
    readonly route: string;
    readonly bodyHash: string;
    readonly sentAt: number;
    readonly operations: readonly { readonly id: number; readonly beforeImage?: Json }[];
  }): Promise<number>;
  /** Outcome: how it ended, and what that means for each operation it carried. */
  endRequest(end: {
    readonly requestId: number;
    readonly status: number | null;
    readonly outcome: RequestOutcome;
    readonly endedAt: number;
    readonly results: readonly OperationResult[];
  }): Promise<void>;
  /**
   * Of the requests that carried this operation: the latest instant (epoch ms) at which one left or ended, null
   * when none did; and how many HighLevel failed at. One that was cut short by a kill is no failure of its.
   */
  sendings(operationId: number): Promise<{ readonly lastAt: number | null; readonly failed: number }>;
  /** That instant over every operation of this location whose outcome is unclear, of whatever plan. */
  lastDoubtAt(locationId: string): Promise<number | null>;
  /** When the latest request to this location ended, or left where no answer came; null: none ever did. Epoch ms. */
  lastRequestAt(locationId: string): Promise<number | null>;
  /** Ids of the plans of this location with operations whose outcome is unclear, oldest first. */
  plansInDoubt(locationId: string): Promise<readonly number[]>;
  /** A result that needed no request (a skip, an adoption after a look). */
  settle(results: readonly OperationResult[], at: number): Promise<void>;
  /** Adds to the counters of requests sent, by purpose and route. */
  countRequests(
    runId: string,
    counts: readonly {
      readonly purpose: string;
      readonly route: string;
      readonly sent: number;
      readonly throttled: number;
    }[],
  ): Promise<void>;
  requestCounts(runIds: readonly string[]): Promise<
    readonly {
      readonly purpose: string;
      readonly route: string;
      readonly sent: number;
      readonly throttled: number;
    }[]
  >;
  runs(planId: number): Promise<readonly RunRow[]>;
  /** The buckets of I4 per object kind; @param objects these only */
  counts(planId: number, objects?: readonly ObjectKind[]): Promise<Readonly<Record<string, Counts>>>;
  noteCounts(planId: number): Promise<Readonly<Record<string, number>>>;
  /** Destination id of a record or piece of schema this location has, by external id. */
  destinationIds(
    locationId: string,
    externalIds: readonly string[],
  ): Promise<Readonly<Record<string, string>>>;
  /** Every record or piece of schema of a kind this location has: external id → destination id. */
  identities(locationId: string, object: ObjectKind): Promise<ReadonlyMap<string, string>>;
  /**
   * What must stand by every operation done on each record, oldest first, by external id, without the fields somebody
   * changed right before the write; one that a rollback was to undo, whatever came of it, does not count.
   */
  expectedOf(
    locationId: string,
    object: ObjectKind,
    externalIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Json[]>>;
  /**
   * Tags each person was given by this workspace, and did not have before, by marker; those it took away again are
   * not among them, nor those of undone plans.
   */
  tagsGiven(
    locationId: string,
    markers: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** What this workspace sent to write each of these records, in order, by destination id; absent: nothing. */
  writesTo(
    locationId: string,
    destinationIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly WriteSpan[]>>;
  /** Destination ids this workspace wrote at the location since the given instant. */
  writtenSince(locationId: string, object: ObjectKind, since: number): Promise<readonly string[]>;
}
