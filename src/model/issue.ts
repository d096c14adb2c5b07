/**
 * Issues: everything that was altered, doubtful or left out before writing. No value changes without
 * one (I12). Codes are stable; the sentence a person reads is made from the code where it is shown.
 */

export type IssueSeverity = 'info' | 'warning' | 'blocking';

export interface Issue {
  readonly code: string;
  readonly severity: IssueSeverity;
  /** The record's marker. */
  readonly externalId: string;
  /** Column key or destination field, or null when the record as a whole is meant. */
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}
