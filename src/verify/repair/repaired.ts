/** What a repair makes of one operation, and what it leaves and why. */
import type { HighLevel } from '../../connectors/highlevel/connect.ts';
import type { JournalStore } from '../../ledger/journal-stores.ts';
import type { PlanStore } from '../../ledger/ledger.ts';
import type { FieldAtLocation } from '../../model/custom-field.ts';
import { deletedSince, deletedWithIt } from '../../model/deleted-record.ts';
import type { Send } from '../../model/http.ts';
import type { Operation, RequestPurpose } from '../../model/journal.ts';
import type { OpportunityPlace } from '../../model/opportunity-place.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import type { EditWatch } from '../edit-watch.ts';
import type { ExtraTags } from '../find-extra-tags.ts';

export interface RepairOptions {
  readonly planId: number;
  readonly locationId: string;
  readonly plans: PlanStore;
  readonly journal: Pick<JournalStore, 'destinationIds'>;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
  readonly concurrency: number;
  /** Custom-field key → field at the location. */
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  readonly place: OpportunityPlace;
  /** Companies' external id → id at the location. */
  readonly companies: ReadonlyMap<string, string>;
  readonly edits: EditWatch;
  readonly extraTags: ExtraTags;
  /** Whether an earlier read-back found the record standing: gone now, somebody deleted it. */
  readonly stoodThere: (operation: Operation) => boolean;
  /** Add again what somebody deleted. */
  readonly recreate: boolean;
  /** Is the record among those the last read-back found wrong? */
  readonly isWrong: (object: string, externalId: string) => boolean;
}

/** Found on the way, for the operations that hang on others. */
export interface RepairNotes {
  /** External ids of records that are created again: their links are made again too. */
  readonly again: Set<string>;
  /** External ids of records that stay deleted: what hangs on them is left out too. */
  readonly deleted: Set<string>;
  /** Markers of people whose tags are given by an operation of the repair's own. */
  readonly tagged: Set<string>;
  /** Markers of people to be linked to their company again → the company they stand with. */
  readonly relink: Map<string, string | null>;
  /** Deals whose reason must be set again. */
  readonly reasons: Set<string>;
}

/** Either the operations that put it right, or why nothing does. Nothing at all: it is right by now. */
export type Repaired =
  | { readonly operations: readonly PlannedOperation[] }
  | { readonly left: string }
  | 'right';

export type Repairer = (
  operation: Operation,
  options: RepairOptions,
  notes: RepairNotes,
) => Promise<Repaired>;

/** Why a record stays as it is, as people read it. */
export const leftBecause = {
  noAnswer: 'HighLevel did not answer for it: run the repair again',
  edited: 'edited by your team since, left alone',
  extraTags: 'a tag stands there that nobody gave in Kartra: take it off by hand, or keep it',
} as const;

/** An operation without what became of it. */
export function asPlanned(operation: Operation): PlannedOperation {
  const { object, action, externalId, destinationId, dependsOn, expected, changes, kept, reason } = operation;
  return { object, action, externalId, destinationId, dependsOn, expected, changes, kept, reason };
}

/** Made once more: it is not there. */
export function createAgain(operation: Operation): PlannedOperation {
  return { ...asPlanned(operation), action: 'create', destinationId: null, changes: [], kept: [] };
}

/** Left out of the plan from now on, with what it hangs on. */
export function leaveWithDeleted(operation: Operation): PlannedOperation {
  return leaveOut(operation, deletedWithIt);
}

function leaveOut(operation: Operation, reason: string): PlannedOperation {
  return { ...asPlanned(operation), action: 'skip', destinationId: null, changes: [], kept: [], reason };
}

/** What is not there: left deleted where somebody deleted it, unless that is to be undone; else made again. */
export function repairAbsent(
  operation: Operation,
  { stoodThere, recreate }: RepairOptions,
  notes: RepairNotes,
): Repaired {
  if (!recreate && stoodThere(operation)) {
    notes.deleted.add(operation.externalId);
    return { operations: [leaveOut(operation, deletedSince)] };
  }
  notes.again.add(operation.externalId);
  return { operations: [createAgain(operation)] };
}
