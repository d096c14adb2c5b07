/** What the matcher is asked and what it answers. */
import type { TargetKey } from './target-keys.ts';

export const matchObjects = [
  'contact',
  'company',
  'deal',
  'transaction',
  'subscription',
  'appointment',
] as const;
export type MatchObject = (typeof matchObjects)[number];

export interface ColumnToMatch {
  readonly object: MatchObject;
  /** The column's key, unique within its object: the answer carries it. */
  readonly column: string;
  /** As it stands in the file. */
  readonly header: string;
  /** Values as they stand in the file; may be empty. */
  readonly samples: readonly string[];
  /** Rows with a value. */
  readonly filled?: number;
  readonly rows?: number;
  /** Different values. */
  readonly distinct?: number;
}

/** A column somebody already gave a home to: known from a preset, or confirmed by a person earlier. */
export interface KnownColumn {
  readonly object: MatchObject;
  readonly header: string;
  readonly target: TargetKey;
  readonly polarity?: Polarity;
  readonly tier: 'preset' | 'template';
}

export interface MatchContext {
  /** Looked up by object and header, whatever its case, accents and punctuation. The first one counts. */
  readonly known?: readonly KnownColumn[];
}

/** What a filled cell of a consent column says: yes, no, or a word for either. */
export type Polarity = 'optin' | 'optout' | 'status';

export interface Candidate {
  readonly target: TargetKey;
  /** 0 to 1: the share of such proposals that is right (see `calibrate.ts`). */
  readonly confidence: number;
  /** Sentences for the person who confirms. They never hold a value. */
  readonly evidence: readonly string[];
}

export type MatchTier = 'preset' | 'template' | 'dictionary' | 'names-and-values' | 'model' | 'none';

export interface ColumnMatch {
  readonly column: string;
  /** Null where neither name nor values say anything. */
  readonly best: Candidate | null;
  readonly runnerUp: Candidate | null;
  /** Set exactly when `best` is `contact.dnd`: such a column always needs a person. */
  readonly polarity: Polarity | null;
  readonly tier: MatchTier;
}
