/** What the handlers of operations are given: where to send, where to write it down, what time it is. */
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { JournalStore } from '../ledger/journal-stores.ts';
import type { PlanStore } from '../ledger/ledger.ts';
import type { Clock } from '../model/clock.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { Send } from '../model/http.ts';
import type { Operation, RequestPurpose } from '../model/journal.ts';
import type { LocationFacts } from '../model/location.ts';
import type { OpportunityPlace } from '../model/opportunity-place.ts';
import type { NoteOutcome } from './watch-for-outage.ts';

export interface ApplyTools {
  readonly runId: string;
  readonly journal: JournalStore;
  readonly plans: PlanStore;
  readonly destination: HighLevel;
  readonly location: LocationFacts;
  readonly send: (purpose: RequestPurpose) => Send;
  readonly clock: Clock;
  /** Bound on how long search may lag behind writes, in ms. */
  readonly lagBoundMs: number;
  /** People in one request for tags. */
  readonly peoplePerTagging: number;
  /** Whether this token finds people by their exact address at once. */
  readonly mayLookUp: boolean;
  /** Custom-field key → field at the location; complete once the schema phase has ended. */
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  /** Where opportunities stand; filled once the schema phase has ended. */
  readonly place: OpportunityPlace;
  /** A file below `attachments/`; null where it is gone. */
  readonly readAttachment: (path: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly markerOf: (contact: DestinationContact) => string | null;
  /** Told how each write ended; ends the run when HighLevel carries nothing out any more. */
  readonly noteOutcome?: NoteOutcome;
}

/** How one kind of operation is carried out, and how an unknown outcome of it is cleared up. */
export interface OperationHandler {
  execute(operation: Operation, tools: ApplyTools): Promise<void>;
  /** Looks first, then adopts or sends again. Leaves the operation `unknown` if it cannot tell. */
  resolve(operation: Operation, tools: ApplyTools): Promise<void>;
  /**
   * Of a creation with an unknown outcome: looks whether it stands there and settles it if so, or if that cannot be
   * told. `absent`: it certainly never came to be. Sends nothing that could change anything.
   */
  look?(operation: Operation, tools: ApplyTools): Promise<'settled' | 'absent'>;
  /** Looks whether a person has done what only a person can; sends nothing. */
  recheck?(operation: Operation, tools: ApplyTools): Promise<void>;
}

/** How operations that share a request are carried out; sending a group again is safe. */
export interface BulkHandler {
  /** Groups that each fit one request. May settle operations that need none. */
  groups(operations: AsyncIterable<Operation>, tools: ApplyTools): AsyncIterable<readonly Operation[]>;
  send(group: readonly Operation[], tools: ApplyTools): Promise<void>;
}
