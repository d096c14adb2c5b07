/**
 * Who is given an account in the Affiliate Manager: affiliates Kartra approved who stand in HighLevel as people. One
 * who does not would become a contact nobody agreed to, so they are left out and listed.
 */
import {
  affiliateAccountId,
  type DestinationAffiliate,
  type ExpectedAffiliateAccount,
} from '../model/affiliate-account.ts';
import type { ContactFields } from '../model/contact.ts';
import type { PlannedOperation } from '../model/plan.ts';
import { notInHighLevel } from './plan-enrollments.ts';

export interface AffiliateToEnrol {
  readonly externalId: string;
  readonly username: string;
  readonly status: string;
  /** The person as mapped; null for an affiliate who is no contact. */
  readonly person: { readonly marker: string; readonly fields: ContactFields } | null;
}

/**
 * @param contactIds ids at the location by marker
 * @param standing every account of the location
 */
export function planAffiliateAccounts(
  affiliates: readonly AffiliateToEnrol[],
  contactIds: Readonly<Record<string, string>>,
  standing: readonly DestinationAffiliate[],
): readonly PlannedOperation[] {
  const byEmail = new Map(standing.map((account) => [account.email.toLowerCase(), account.id]));
  const seen = new Set<string>();
  return affiliates.map(({ externalId, username, status, person }): PlannedOperation => {
    const marker = person?.marker ?? '';
    const { email = '', firstName = '', lastName = '' } = person?.fields ?? {};
    const contactId = contactIds[marker] ?? '';
    const expected: ExpectedAffiliateAccount = {
      contact: marker,
      contactId,
      email,
      firstName,
      lastName,
      username,
    };
    const base = {
      object: 'affiliate-account' as const,
      externalId: affiliateAccountId(externalId),
      destinationId: null,
      dependsOn: [],
      expected: { ...expected },
      changes: [],
      kept: [],
    };
    const skip = (reason: string): PlannedOperation => ({ ...base, action: 'skip', reason });
    if (person === null || contactId === '') return skip(notInHighLevel);
    if (status.trim().toLowerCase() !== 'approved') return skip('not-approved: Kartra has not approved them');
    if (email === '') return skip('no-email: an account is known by its e-mail');
    const account = byEmail.get(email.toLowerCase());
    if (account !== undefined) return { ...base, action: 'unchanged', destinationId: account, reason: null };
    if (seen.has(email.toLowerCase())) return skip('twice: another profile of the same person');
    seen.add(email.toLowerCase());
    return { ...base, action: 'create', reason: null };
  });
}
