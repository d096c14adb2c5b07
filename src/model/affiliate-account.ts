/** An account in HighLevel's Affiliate Manager: as it stands there, and as an operation. */
import type { Json } from './json.ts';

export interface DestinationAffiliate {
  readonly id: string;
  readonly email: string;
  /** '' for none. */
  readonly firstName: string;
  readonly lastName: string;
  readonly contactId: string | null;
  readonly active: boolean;
}

export interface ExpectedAffiliateAccount {
  /** Marker of the person, and their id at the location. */
  readonly contact: string;
  readonly contactId: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** What Kartra calls the affiliate. */
  readonly username: string;
}

export const affiliateAccountId = (affiliate: string): string => `${affiliate}:account`;

export const asExpectedAffiliateAccount = (expected: Json): ExpectedAffiliateAccount =>
  expected as unknown as ExpectedAffiliateAccount;
