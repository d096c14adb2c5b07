/**
 * The field map: where each source column goes, proposed by Landfall, confirmed by a person.
 * It is the content of `mapping.yaml`; a confirmed map is known by the hash of its meaning
 * (columns, targets, transforms, values), so comments and layout do not change its version.
 */
import type { ColumnReadings } from './column-readings.ts';
import type { CustomFieldSpec } from './custom-field.ts';
import type { FieldName, SourceObject } from './destination-fields.ts';

/** Kinds of record another record can belong to. */
export const linkedObjects = ['contact', 'company', 'subscription', 'calendar', 'affiliate'] as const;

export type LinkedObject = (typeof linkedObjects)[number];

export type Target =
  | { readonly kind: 'field'; readonly field: FieldName }
  | { readonly kind: 'custom'; readonly custom: CustomFieldSpec }
  /** Split into tags; `prefix` makes a list `list:<name>`. */
  | { readonly kind: 'tags'; readonly prefix: string; readonly separator: string }
  /** The one tag the column stands for, where the cell says yes; `list:<name>` for a list. */
  | { readonly kind: 'tag'; readonly name: string }
  /** Joined into another column's value, as the dialling code into the phone. */
  | { readonly kind: 'part'; readonly of: string }
  /** Names the record of another kind that this one belongs to; several columns may, the surest wins. */
  | { readonly kind: 'link'; readonly to: LinkedObject }
  /** The record's own id: becomes the marker. */
  | { readonly kind: 'marker' }
  /** Not moved; stays in the archive for the reason given. */
  | { readonly kind: 'archive'; readonly reason: string };

/** What a column says about consent, besides where its value goes. */
export const consentEvidences = [
  'gdpr-status',
  'gdpr-communications',
  'lists',
  'tags',
  'blocked',
  'email-opt-in',
  'sms-opt-in',
  'whatsapp-opt-in',
  'call-opt-in',
] as const;

export type ConsentEvidence = (typeof consentEvidences)[number];

/** Where a proposal came from, the surest first. */
export const mapTiers = [
  'person',
  'preset',
  'template',
  'location',
  'account',
  'dictionary',
  'names-and-values',
  'model',
  'none',
] as const;

export type MapTier = (typeof mapTiers)[number];

/** `changed`: a person gave the column another target than the one proposed. */
export const columnStatuses = ['proposed', 'changed', 'confirmed'] as const;

export type ColumnStatus = (typeof columnStatuses)[number];

/** Source value → value of the destination; null leaves it out. `*` stands for every other value. */
export type ValueMap = Readonly<Record<string, string | null>>;

/** Who decided on a column. */
export interface ColumnDecision {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** Accepted together with everything else, without looking at it. */
  readonly withoutReview: boolean;
}

export interface ColumnMap {
  readonly object: SourceObject;
  /** Column key, as in `Entity.columns`. */
  readonly column: string;
  readonly target: Target;
  /** Name of the transform, from the list in `mapping/transforms`. */
  readonly transform: string;
  readonly values: ValueMap;
  readonly evidence: ConsentEvidence | null;
  readonly status: ColumnStatus;
  /** Null while it is only proposed. */
  readonly decided: ColumnDecision | null;
  readonly tier: MapTier;
  /** 0..1: how often a proposal like this one is right. */
  readonly confidence: number;
  /** The next best target as text, with its confidence. */
  readonly runnerUp: { readonly target: string; readonly confidence: number } | null;
  /** Why this target: the evidence, in words for the person who confirms. */
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

/** The columns of one kind of record. */
export function columnsOf(map: Pick<FieldMap, 'columns'>, object: SourceObject): readonly ColumnMap[] {
  return map.columns.filter((column) => column.object === object);
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

/** The profiles of every kind of record the exports hold. */
export type ObjectProfiles = { readonly [kind in SourceObject]?: readonly ColumnProfile[] };
