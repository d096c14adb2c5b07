/** What must stand at the destination for one opportunity, one record of a custom object, one link, one note. */
import type { CustomValue } from './contact.ts';
import type { Json } from './json.ts';
import type { OpportunityStatus } from './opportunity.ts';

export interface ExpectedOpportunity {
  /** Marker of the person it belongs to. */
  readonly contact: string;
  /** Names, as the schema phase makes them. */
  readonly pipeline: string;
  readonly stage: string;
  readonly name: string;
  readonly status: OpportunityStatus;
  /** As the platform takes it: 12.5 is twelve and a half. Null where the source has none. */
  readonly amount: number | null;
  /** Id of a user of the location. */
  readonly ownerId: string | null;
  /** `YYYY-MM-DD`. */
  readonly closeDate: string | null;
  /** Where it comes from, as HighLevel shows it; of one that we make. */
  readonly source?: string;
  /** Where the location has the reason; set by an operation of its own. */
  readonly lostReasonId: string | null;
  /** By key of a custom field of opportunities. */
  readonly custom: Readonly<Record<string, CustomValue>>;
  /** Fields a person changed since we wrote them: theirs, not ours to compare. */
  readonly left?: readonly string[];
}

export interface ExpectedRecord {
  /** Full key of the custom object. */
  readonly object: string;
  /** By property, the marker included. */
  readonly properties: Readonly<Record<string, CustomValue>>;
}

export interface ExpectedRelation {
  /** Key of the association; its first end is the record, its second the contact. */
  readonly association: string;
  /** Markers of both ends. */
  readonly contact: string;
  readonly record: string;
}

export interface ExpectedNote {
  /** Marker of the person it hangs on. */
  readonly contact: string;
  /** Our reference line included; null where a person edited it since: theirs, and not compared. */
  readonly body: string | null;
  /** Of a booking: why it is a note and no appointment. */
  readonly because?: string;
}

export const relationId = (record: string): string => `${record}:person`;
export const lostReasonOperationId = (deal: string): string => `${deal}:reason`;

export const asExpectedOpportunity = (expected: Json): ExpectedOpportunity =>
  expected as unknown as ExpectedOpportunity;
export const asExpectedRecord = (expected: Json): ExpectedRecord => expected as unknown as ExpectedRecord;
export const asExpectedRelation = (expected: Json): ExpectedRelation =>
  expected as unknown as ExpectedRelation;
export const asExpectedNote = (expected: Json): ExpectedNote => expected as unknown as ExpectedNote;
