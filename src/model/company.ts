/**
 * Companies. Kartra has no company object: a contact carries a company's name as text, a website and an
 * e-mail address. (Kartra, contacts: `company` is a text field of the lead.) A company is derived from
 * these clues, by keys a person can follow:
 *
 * - `C:D:<domain>`: the registrable domain of the website; or of the e-mail address, where everybody at
 *   that domain names the same company. Free-mail domains are never a key.
 * - `C:N:<hash>`: the normalised name, where no domain is known for it.
 */
import { readReferenceLine, referenceLine } from './reference-line.ts';

/** What one contact says about its company. */
export interface CompanyClues {
  /** As typed, blanks tidied; null when the cell is empty or says there is none. */
  readonly name: string | null;
  /** The name in the form that is compared. */
  readonly nameKey: string | null;
  /** Registrable domain of the website. */
  readonly websiteDomain: string | null;
  /** Registrable domain of the e-mail address, free-mail left out. */
  readonly emailDomain: string | null;
}

/** How many contacts give exactly these clues. */
export interface ClueCount {
  readonly clues: CompanyClues;
  readonly contacts: number;
}

/** A company as HighLevel shall hold it. */
export interface MappedCompany {
  /** Its key, also written into the description as the reference. */
  readonly externalId: string;
  /** The spelling most of its people use. */
  readonly name: string;
  readonly nameKey: string;
  /** Also its website; null when no domain is known. */
  readonly domain: string | null;
  readonly contacts: number;
}

/** What must stand at the destination for one company once its operation is done. */
export interface ExpectedCompany {
  readonly name: string;
  readonly website: string | null;
  /** Our reference, written at creation only; null where none of ours stands. What people wrote there is theirs. */
  readonly description: string | null;
  /** The name we last gave it; absent for one we never named. */
  readonly named?: string;
}

/** A company (HighLevel: business) as read back. */
export interface DestinationCompany {
  readonly id: string;
  readonly name: string;
  readonly website: string | null;
  readonly description: string | null;
  /** When anything of it last changed, epoch ms, where the answer says so. */
  readonly updatedAt?: number;
}

/** The line in a company's description by which it is recognised as ours. */
export function companyReference(externalId: string): string {
  return referenceLine(externalId);
}

/** The reference in a description, null where there is none. */
export function readCompanyReference(description: string | null): string | null {
  const externalId = readReferenceLine(description);
  return externalId?.startsWith('C:') === true ? externalId : null;
}
