/**
 * The manifest: what must stand at a location, in a form that tells nobody anything: each value as an HMAC under a salt
 * of its record. Somebody with a token that can only read proves a migration from it months later, on another machine,
 * without the ledger and without the source.
 *
 * What it does not hide: whoever has it can test a guess against a record, since the salt stands beside it. A record
 * whose line is struck (a purge does) says nothing any more: only the digest of its line stays, which the signature needs.
 */
import type { RehearsalResult, SpotCheckResult } from './approval.ts';

/** Kinds of record a manifest vouches for, as the location knows them. */
export const manifestObjects = [
  'contact',
  'files',
  'opportunity',
  'company',
  'record',
  'link',
  'calendar',
  'schedule',
  'appointment',
  'task',
  'note',
] as const;

export type ManifestObject = (typeof manifestObjects)[number];

/** Fields that hold several values of which each must be among those that stand there. */
export const sealedLists: ReadonlySet<string> = new Set(['tags', 'calendars', 'people']);

/** One line of the file for each record. */
export interface ManifestRecord {
  readonly object: ManifestObject;
  /** At the location; of files that of their person. */
  readonly id: string;
  /**
   * Under what the location lists it: a person (link, task, note), a user (hours), a calendar (appointment), an object's
   * key (record), a custom field (files).
   */
  readonly on?: string;
  /** Hex. */
  readonly salt: string;
  /** Field → HMAC of its value, hex; of `tags` one for each tag. Custom fields by their id: `custom.<id>`. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>;
}

/** Who approved what; what the approval bound stands beside it. */
export interface ManifestApproval {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly planHash: string;
  readonly withoutReview: readonly string[];
  readonly rehearsal: Pick<RehearsalResult, 'at' | 'people' | 'of' | 'masked' | 'fields'>;
  readonly spotCheck: SpotCheckResult;
}

/** What stands in place of a record's line once its person was purged: its digest, so that the file stays as signed. */
export interface StruckRecord {
  /** SHA-256 of the line that stood there. */
  readonly struck: string;
}

/** The first line, signed; the digest binds the others. */
export interface ManifestHeader {
  readonly format: 'landfall-manifest-2';
  readonly locationId: string;
  /** ISO instant. */
  readonly at: string;
  readonly planHash: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly mapVersion: string;
  readonly decisionsHash: string;
  /** Type of each custom field, by id: it decides how a value is compared. */
  readonly types: Readonly<Record<string, string>>;
  /** Null for a rehearsal, which nobody signs. */
  readonly approval: ManifestApproval | null;
  readonly records: number;
  /** Kinds that were written and read back but are not vouched for here → how many. */
  readonly notCovered: Readonly<Record<string, number>>;
  /** SHA-256 over the SHA-256 of each record's line. */
  readonly digest: string;
}

export interface SealedCounts {
  readonly verified: number;
  readonly mismatched: number;
  readonly missing: number;
}

/** What a verification from a manifest found; signed by who verified. */
export interface ManifestResult {
  readonly format: 'landfall-verification-1';
  readonly locationId: string;
  /** ISO instant. */
  readonly at: string;
  readonly program: string;
  /** Of the manifest: what it was proved against, and the key it was signed with. */
  readonly manifest: { readonly digest: string; readonly planHash: string; readonly fingerprint: string };
  readonly records: SealedCounts;
  /** The same by kind. */
  readonly objects: Readonly<Record<string, SealedCounts>>;
  /** Records of people who were purged since: nobody can tell of them any more. */
  readonly struck: number;
  /** As the manifest says. */
  readonly notCovered: Readonly<Record<string, number>>;
  readonly fields: { readonly compared: number; readonly equal: number; readonly different: number };
  readonly requests: { readonly pages: number; readonly reads: number };
  readonly differences: readonly {
    readonly object: string;
    readonly id: string;
    /** Null where the record itself is missing. */
    readonly field: string | null;
  }[];
}
