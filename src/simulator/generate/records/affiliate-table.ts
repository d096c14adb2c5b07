/**
 * Who may sell for the account: the sellers of the transactions export, and people tagged Affiliate who have sold
 * nothing yet. Kartra tells affiliates apart by username, and keeps their profile apart from the contact's (§4).
 */

import { createRandom } from '../create-random.ts';
import type { Person } from '../draw-person.ts';
import type { AccountPlan } from '../plan-account.ts';
import { AFFILIATES, PRODUCTS } from '../product-table.ts';
import type { AffiliateAnswers, AffiliateStatus } from './record-answers.ts';

export interface Affiliate {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly leadId: string | null;
  readonly status: AffiliateStatus;
  readonly products: readonly string[];
  /** `30%`; null for those whose commission is set elsewhere. */
  readonly commission: string | null;
  readonly joined: string;
}

const FIRST_MEMBER_AFFILIATE = 100_000;

/** In a file without a lead id: they are no contacts. */
export const SELLERS: readonly Affiliate[] = AFFILIATES.map((seller, at) => ({
  ...seller,
  leadId: null,
  status: 'approved',
  products: PRODUCTS.slice(0, 3 + at).map(({ name }) => name),
  commission: at === 1 ? null : '30%',
  joined: `2021-0${at + 2}-15 09:30:00`,
}));

/** Null for who is not tagged Affiliate. */
export function affiliateOf(plan: AccountPlan, person: Person): Affiliate | null {
  if (!person.memberships.tags.includes('Affiliate')) return null;
  const random = createRandom(plan.seed, 'affiliate', person.index);
  const { address } = person.email;
  return {
    id: String(FIRST_MEMBER_AFFILIATE + person.index),
    username: `aff${person.index.toString(36)}`,
    name: `${person.name.first} ${person.name.last}`.trim(),
    email: address ?? '',
    leadId: person.leadId,
    status: random.pick(['approved', 'approved', 'pending', 'declined']),
    products: PRODUCTS.slice(0, random.between(1, 3)).map(({ name }) => name),
    commission: random.chance(0.3) ? null : random.pick(['20%', '30%', '12.5%']),
    joined: person.dates.joined,
  };
}

/**
 * Of what was earned 60 % has been paid and a tenth is held back.
 *
 * @param earned hundredths
 */
export function answerAffiliate(affiliate: Affiliate, earned: number): AffiliateAnswers {
  const { id, username, leadId, status, commission } = affiliate;
  const paid = Math.floor(earned * 0.6);
  const reserve = Math.floor(earned * 0.1);
  return { id, username, leadId, status, commission, earned, reserve, due: earned - paid - reserve, paid };
}
