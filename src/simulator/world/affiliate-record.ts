/** Owns: the nouns of the affiliate manager as the simulator stores them. Records are immutable, times ISO texts. */

/** Only a person makes a campaign; affiliates join campaigns. */
export interface AffiliateCampaignRecord {
  readonly id: string;
  readonly locationId: string;
  readonly name: string;
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly commissionType: 'percentage' | 'flat';
  readonly commission: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const AFFILIATE_TEXTS = [
  'firstName',
  'lastName',
  'phone',
  'address',
  'avatar',
  'facebookUrl',
  'instagramUrl',
  'linkedInUrl',
  'twitterUrl',
  'youtubeUrl',
  'websiteUrl',
  'vatId',
  'w8Form',
  'w9Form',
] as const;

export interface AffiliateRecord
  extends Readonly<Partial<Record<(typeof AFFILIATE_TEXTS)[number], string | undefined>>> {
  readonly id: string;
  readonly locationId: string;
  readonly email: string;
  readonly contactId?: string | undefined;
  readonly campaignIds: readonly string[];
  readonly active: boolean;
  readonly suspended: boolean;
  /** The word of the affiliate's links, unique in the location. */
  readonly referralId?: string | undefined;
  readonly payoutMethods: readonly Readonly<Record<string, unknown>>[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A person an affiliate brought: a lead first, a customer once they bought. */
export interface AffiliateCustomerRecord {
  readonly id: string;
  readonly locationId: string;
  readonly affiliateId: string;
  readonly campaignId: string;
  readonly email: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly contactId?: string | undefined;
  readonly state: CustomerState;
  readonly createdAt: string;
}

export const CUSTOMER_STATES = ['lead', 'customer', 'dropped'] as const;
export type CustomerState = (typeof CUSTOMER_STATES)[number];

export interface CommissionRecord {
  readonly id: string;
  readonly locationId: string;
  readonly affiliateId: string;
  readonly campaignId: string;
  readonly customerId: string;
  /** What the affiliate earns, in units of `currency` with decimals. */
  readonly amount: number;
  readonly currency: string;
  readonly eventDate: string;
  readonly description?: string | undefined;
  readonly eventId?: string | undefined;
  readonly status: 'pending' | 'approved' | 'denied' | 'paid';
  readonly payoutId?: string | undefined;
  readonly createdAt: string;
}

/** What a person paid an affiliate for approved commissions of one campaign and currency. */
export interface PayoutRecord {
  readonly id: string;
  readonly locationId: string;
  readonly affiliateId: string;
  readonly campaignId: string;
  readonly amount: number;
  readonly currency: string;
  readonly paidAt: string;
}
