/** The destination as it stood before planning, and how the plan looks records up in it. */
import type { DestinationContact } from './destination-contact.ts';

/** What a source record can be recognised by at the destination. */
export interface ContactKeys {
  readonly externalId: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Who at the destination carries one of the keys. */
export interface ContactMatches {
  readonly byMarker: readonly DestinationContact[];
  /** Primary or additional address, lower case. */
  readonly byEmail: readonly DestinationContact[];
  readonly byPhone: readonly DestinationContact[];
}

/** Implemented in the ledger, passed in by the pipeline: a batch in, a batch out, same order. */
export interface SnapshotIndex {
  findContacts(keys: readonly ContactKeys[]): Promise<readonly ContactMatches[]>;
}
