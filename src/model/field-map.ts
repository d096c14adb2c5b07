/**
 * The field map: where each source column goes, proposed by Landfall, confirmed by a person.
 * It is the content of `mapping.yaml`; a confirmed map is known by the hash of its meaning
 * (columns and targets), so comments and layout do not change its version.
 */
import type { ColumnReadings } from './column-readings.ts';
import type { ContactFieldName } from './contact.ts';
import type { CustomFieldSpec } from './custom-field.ts';

export type Target =
  | { readonly kind: 'field'; readonly field: ContactFieldName }
  | { readonly kind: 'custom'; readonly custom: CustomFieldSpec }
  /** Split into tags; `prefix` makes a list `list:<name>`. */
  | { readonly kind: 'tags'; readonly prefix: string; readonly separator: string }
  /** Joined into another column's value, as the dialling code into the phone. */
  | { readonly kind: 'part'; readonly of: string }
  /** The lead id: becomes the marker. */
  | { readonly kind: 'marker' }
  /** Not moved; stays in the archive for the reason given. */
  | { readonly kind: 'archive'; readonly reason: string };

/** What a column says about consent, besides where its value goes. */
export type ConsentEvidence = 'gdpr-status' | 'gdpr-communications' | 'lists' | 'tags' | 'blocked';

export interface ColumnMap {
  /** Column key, as in `Entity.columns`. */
  readonly column: string;
  readonly target: Target;
  /** Name of the transform, from the list in `mapping/transforms`. */
  readonly transform: string;
  readonly evidence: ConsentEvidence | null;
  readonly status: 'proposed' | 'confirmed';
  /** Why this target: one sentence for the person who confirms. */
  readonly because: string;
}

export interface FieldMap {
  readonly columns: readonly ColumnMap[];
  readonly confirmedBy: string | null;
  /** ISO instant. */
  readonly confirmedAt: string | null;
  /** True when everything was accepted at once. */
  readonly withoutReview: boolean;
}

/** What is known of a column before mapping: how full, how varied, a few values. */
export interface ColumnProfile {
  readonly column: string;
  /** Number of non-empty cells. */
  readonly filled: number;
  /** Distinct non-empty values, counted up to `distinctLimit`. */
  readonly distinct: number;
  readonly samples: readonly string[];
  readonly maxLength: number;
  readonly multiline: boolean;
  /** Records of the kind, with a value in this column or without. */
  readonly rows?: number;
  readonly readings?: ColumnReadings;
}
