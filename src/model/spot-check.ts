/**
 * The spot-check: a few records, chosen by chance and from every corner of the account, laid side by side for a
 * person: what stood in Kartra, what HighLevel shows. One JSON document: the terminal and the web page show the same.
 */
import type { SpotCheckResult } from './approval.ts';
import type { TargetName } from './location.ts';
import type { Comparison } from './verification.ts';

export interface SpotCheckField {
  /** `email`, `custom.shoe_size`, `stage`. */
  readonly field: string;
  /** Columns of the export it comes from; empty where it was derived. */
  readonly columns: readonly string[];
  /** What was to stand there. */
  readonly expected: string;
  /** What HighLevel shows; null where it shows nothing. */
  readonly found: string | null;
  readonly comparison: Comparison;
}

export interface SpotCheckRecord {
  /** `contact`, `opportunity`, `order-record` … */
  readonly object: string;
  readonly externalId: string;
  readonly destinationId: string;
  /** Every filled cell of the export: column → text. Empty for what no export has as a record. */
  readonly source: Readonly<Record<string, string>>;
  readonly fields: readonly SpotCheckField[];
  /** Null until a person has said. */
  readonly verdict: 'right' | 'wrong' | null;
  /** What is wrong, in the person's words. */
  readonly comment: string | null;
}

export interface SpotCheck {
  readonly target: TargetName;
  readonly seed: number;
  /** ISO instant of the read-back. */
  readonly readAt: string;
  readonly planHash: string;
  readonly records: readonly SpotCheckRecord[];
  /** Null until a person has looked. */
  readonly result: SpotCheckResult | null;
}
