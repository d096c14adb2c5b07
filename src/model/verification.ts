/** Read-back of what was written: states of records, comparison of fields, discrepancies. */

/**
 * written → settling → verified | mismatched | missing | extra | suspended | unverifiable.
 * `suspended`: a person edited the record since. `unverifiable`: HighLevel does not show the fact.
 */
export const recordStates = [
  'verified',
  'mismatched',
  'missing',
  'extra',
  'suspended',
  'unverifiable',
] as const;

export type RecordState = (typeof recordStates)[number];

/** How a field compared. `normalised`: equal after the named normaliser. */
export type Comparison = 'equal' | 'normalised' | 'different';

export interface FieldComparison {
  readonly field: string;
  readonly comparison: Comparison;
  /** Name of the normaliser that made both sides equal, else null. */
  readonly normaliser: string | null;
  readonly expected: string;
  readonly actual: string | null;
}

export interface Discrepancy {
  readonly object: string;
  readonly externalId: string;
  readonly destinationId: string | null;
  readonly state: RecordState;
  readonly field: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
}

/** One line of the table per object and field. */
export interface FieldTally {
  readonly object: string;
  readonly field: string;
  readonly compared: number;
  readonly equal: number;
  readonly normalised: number;
  readonly different: number;
}
