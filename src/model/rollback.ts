/**
 * A rollback: what was written, each piece with what becomes of it. Every reversal ends in exactly one bucket, and
 * the buckets add up to what was written (I7).
 */
import type { Operation } from './journal.ts';
import type { ObjectKind, Phase } from './plan.ts';

/** How much of what was written is undone. A record takes along what hangs on it: tags, links, deals, notes. */
export type RollbackScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'phase'; readonly phase: Phase }
  | { readonly kind: 'object'; readonly object: ObjectKind }
  | { readonly kind: 'record'; readonly externalId: string }
  /** What one run wrote, with the runs that went on where it stopped; a load, a delta, a repair, a release, a grant. */
  | { readonly kind: 'run'; readonly runId: string };

export const rollbackBuckets = ['reversed', 'kept', 'errored', 'not-reversible'] as const;

export type RollbackBucket = (typeof rollbackBuckets)[number];

/** planned → intent (its request is about to leave) → a bucket, or planned again when nothing was carried out. */
export type ReversalState = 'planned' | 'intent' | RollbackBucket;

/** What is to become of one operation, or has become of it. */
export interface ReversalOutcome {
  readonly bucket: RollbackBucket;
  /** Why it is not simply undone; null where it is. */
  readonly reason: string | null;
}

export interface Reversal {
  readonly id: number;
  readonly rollbackId: number;
  readonly operation: Operation;
  readonly state: ReversalState;
  readonly reason: string | null;
  /** As the preview saw it. */
  readonly forecast: ReversalOutcome | null;
}

export interface Rollback {
  readonly id: number;
  readonly locationId: string;
  readonly scope: RollbackScope;
  /** Digest of the operations it covers: another digest means something was written or undone since. */
  readonly basis: string;
  /** Of the preview a person saw; null until the preview is complete. */
  readonly hash: string | null;
  /** Epoch ms, here and below. */
  readonly madeAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** Sums of a rollback, of one kind of object or all; `written` is the sum of the others once it has ended. */
export interface RollbackCounts {
  readonly written: number;
  readonly reversed: number;
  readonly kept: number;
  readonly errored: number;
  readonly notReversible: number;
}

export const noRollbackCounts: RollbackCounts = {
  written: 0,
  reversed: 0,
  kept: 0,
  errored: 0,
  notReversible: 0,
};

/** A run that wrote, and how much of it stands in no rollback as undone. */
export interface WritingRun {
  readonly id: string;
  /** `apply`, `release`, `grant`. */
  readonly step: string;
  /** Epoch ms. */
  readonly startedAt: number;
  readonly written: number;
}
