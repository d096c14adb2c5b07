/**
 * What a kind of operation must know to be undone. Judging only reads: the same function tells the preview what would
 * be done, and tells it again right before each write of the rollback itself.
 */
import type { ReadAnswer, WriteAnswer } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import type { DestinationRecord } from '../model/custom-object.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { Send } from '../model/http.ts';
import type { Operation } from '../model/journal.ts';
import type { DestinationOpportunity } from '../model/opportunity.ts';
import type { OpportunityPlace } from '../model/opportunity-place.ts';
import type { FieldChange, ObjectKind } from '../model/plan.ts';
import type { Reversal, ReversalOutcome, RollbackBucket } from '../model/rollback.ts';

/** One write that undoes an operation; sending it twice must change nothing. */
export interface Undo {
  readonly kind: 'undo';
  /** What it comes to once the write is done: `kept` where a part of it was left alone. */
  readonly outcome: ReversalOutcome;
  readonly send: (send: Send) => Promise<WriteAnswer<unknown>>;
  /** The same in the pages a preview was read from, so that later verdicts see what would be left. */
  readonly pretend: (pages: PreviewPages) => Promise<void>;
}

/** Nothing needs to be sent, or nothing may. */
export interface Settled {
  readonly kind: 'settled';
  readonly outcome: ReversalOutcome;
}

export type Verdict = Undo | Settled;

export interface ReversalKind {
  /** A kind that is undone after this one instead of before it: what becomes of its parent decides. */
  readonly after?: ObjectKind;
  judge(operation: Operation, look: Look): Promise<Verdict>;
  /** What it hangs on others as, where that is not its id at the destination. */
  readonly useId?: (operation: Operation) => string;
  /** Ids of records that must stay because this one stays. */
  readonly holds?: (operation: Operation, look: Look) => Promise<readonly string[]>;
}

/** How judges see the location: through pages in a preview, by id right before a write. */
export interface Look {
  readonly destination: HighLevel;
  /** Reads are counted apart from writes. */
  readonly send: Send;
  readonly locationId: string;
  contact(id: string): Promise<ReadAnswer<DestinationContact>>;
  opportunity(id: string): Promise<ReadAnswer<DestinationOpportunity>>;
  /** What a preview has put in the place of a record no page holds; undefined outside a preview. */
  pretended(id: string): object | undefined;
  record(objectKey: string, id: string): Promise<ReadAnswer<DestinationRecord>>;
  /** What hangs on a record and is not taken away by this rollback, in the customer's words: `2 notes`. */
  usesOf(recordId: string): readonly string[];
  /** Kinds of things that could not be looked at, with the reason; while there are any nobody counts as unused. */
  readonly unseen: readonly string[];
  readonly schema: SchemaUse;
  /** Custom fields of contacts by our key. */
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  readonly place: OpportunityPlace;
  /** Destination ids of our records, by external id. */
  idsOf(externalIds: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Reversals of this rollback, by external id, the oldest operation first. */
  find(externalIds: readonly string[]): Promise<ReadonlyMap<string, readonly Reversal[]>>;
  /** What repairs of a record had put right and rollbacks took back. */
  repairsTakenBack(externalId: string): Promise<readonly FieldChange[]>;
  /** Users we gave deals of a person to, by the person's marker. */
  ownersGiven(contact: string): Promise<ReadonlySet<string>>;
  /** What becomes of a reversal, as the preview found or as it became; null while that is to be seen. */
  decided(reversal: Reversal): RollbackBucket | null;
}

/** What still uses the location's schema once the records of this rollback are gone. */
export interface SchemaUse {
  /** People with the tag, by its name in lower case. */
  readonly tags: ReadonlyMap<string, number>;
  /** Records with a value, by id of a custom field. */
  readonly fields: ReadonlyMap<string, number>;
  /** People of a company, by its id. */
  readonly companies: ReadonlyMap<string, number>;
  /** Opportunities, by id of a pipeline and of a stage. */
  readonly places: ReadonlyMap<string, number>;
  /** Records, by full key of a custom object. */
  readonly records: ReadonlyMap<string, number>;
  /** Records with a value, by `<object key>.<property>`. */
  readonly properties: ReadonlyMap<string, number>;
}

/** The pages a preview was read from: changed as if each write had been sent. */
export interface PreviewPages {
  putContact(contact: DestinationContact): Promise<void>;
  removeContact(id: string): Promise<void>;
  removeRecord(object: string, id: string): Promise<void>;
  putRecord(object: string, id: string, record: object): Promise<void>;
  /** A record no page holds, as it would be: the verdict on an earlier write to it sees that. */
  keep(id: string, record: object): Promise<void>;
}

export const settled = (bucket: ReversalOutcome['bucket'], reason: string | null): Settled => ({
  kind: 'settled',
  outcome: { bucket, reason },
});

/** Deleted since by somebody: nothing of ours is left there. */
export const goneAlready: Settled = settled('reversed', 'gone already: somebody deleted it');

export const cannotLook = (note: string): Settled => settled('errored', `it cannot be read: ${note}`);

/** A write that undoes the whole operation. */
export function undo(
  send: Undo['send'],
  pretend: Undo['pretend'] = () => Promise.resolve(),
  outcome: ReversalOutcome = { bucket: 'reversed', reason: null },
): Undo {
  return { kind: 'undo', outcome, send, pretend };
}
