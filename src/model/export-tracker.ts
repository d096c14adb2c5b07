/** Which exports a Kartra account offers, where, and which of them have arrived. */
import type { ExportKind } from './entity.ts';

/** `seen`: people have done it there; `documented`: on a help page; `unknown`: no page tells of it. */
export type PlaceCertainty = 'seen' | 'documented' | 'unknown';

export interface ExportPlace {
  readonly kind: ExportKind;
  readonly title: string;
  readonly certainty: PlaceCertainty;
  /** Screens one after the other; the old screens where they differ. */
  readonly where: readonly string[];
  readonly tick: string;
  /** What is lost without it. */
  readonly because: string;
  /** What to do where Kartra offers no export. */
  readonly instead: string | null;
  /** Every account has it. */
  readonly always: boolean;
}

/** One more export of the contacts, under a filter: everybody in it has the fact. */
export interface ExportPiece {
  /** Below `exports/`. */
  readonly folder: string;
  readonly filter: string;
  readonly because: string;
  /** Without it somebody who opted out could look open. */
  readonly always: boolean;
}

/**
 * `arrived`; `fewer` and `more`: than Kartra shows; `missing`: every account has it; `optional`: only if the
 * account has it.
 */
export type TrackState = 'arrived' | 'fewer' | 'more' | 'missing' | 'optional';

export interface TrackedExport {
  readonly state: TrackState;
  readonly files: number;
  /** Rows of those files that are records. */
  readonly rows: number;
  /** As a person read it in Kartra; null when nobody said. */
  readonly expected: number | null;
}

export interface ExportTracker {
  readonly places: readonly (TrackedExport & { readonly place: ExportPlace })[];
  readonly pieces: readonly (TrackedExport & { readonly piece: ExportPiece })[];
  /** Files in `exports/` that `landfall extract` has not read yet. */
  readonly unread: readonly string[];
  /** What every account has and is not here, or not whole. */
  readonly missing: number;
}
