/**
 * The manifest: what must stand at a location, in a form that tells nobody anything: each value as an HMAC under a salt
 * of its record. Somebody with a token that can only read proves a migration from it months later, on another machine,
 * without the ledger and without the source.
 *
 * What it does not hide: whoever has it can test a guess against a record, since the salt stands beside it. A record
 * whose line is taken out says nothing any more.
 */
import type { RehearsalResult, SpotCheckResult } from './approval.ts';

/** One line of the file for each record. */
export interface ManifestRecord {
  readonly object: 'contact' | 'opportunity';
  readonly id: string;
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

/** The first line, signed; the digest binds the others. */
export interface ManifestHeader {
  readonly format: 'landfall-manifest-1';
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
  /** SHA-256 over the lines of the records. */
  readonly digest: string;
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
  readonly records: { readonly verified: number; readonly mismatched: number; readonly missing: number };
  readonly fields: { readonly compared: number; readonly equal: number; readonly different: number };
  readonly requests: { readonly pages: number; readonly reads: number };
  readonly differences: readonly {
    readonly object: string;
    readonly id: string;
    /** Null where the record itself is missing. */
    readonly field: string | null;
  }[];
}
