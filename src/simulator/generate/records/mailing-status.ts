/**
 * Where a person stands with the account's mail: Kartra's words (§4), of which the API tells `blacklisted` alone.
 *
 * No column of an export says it; the owner exports the contacts once for each status and puts every file into a
 * folder named after its filter (§4b). Agrees with the rest of what is drawn: tags, lists, sequences, consent.
 */

import { createRandom } from '../create-random.ts';
import type { Person } from '../draw-person.ts';
import type { AccountPlan } from '../plan-account.ts';

export const MAILING_STATUSES = [
  'Subscribed',
  'Unsubscribed',
  'Blocklisted',
  'Spam complaint',
  'Multiple soft bounces',
  'Do not contact',
  'Declined commercial messages',
] as const;
export type MailingStatus = (typeof MAILING_STATUSES)[number];

const SOFT_BOUNCES = 0.01;
const OPENS_RECENTLY = 0.4;

/** The first that applies, the strongest before. */
export function mailingStatusOf(plan: AccountPlan, person: Person): MailingStatus {
  const { tags, lists, sequences } = person.memberships;
  if (tags.includes('spam')) return 'Spam complaint';
  if (tags.includes('bounced')) return 'Blocklisted';
  if (tags.includes('do not email')) return 'Do not contact';
  if (person.consent.communications === 'No') return 'Declined commercial messages';
  if (lists.length === 0 && sequences.length === 0) return 'Unsubscribed';
  const bounces = createRandom(plan.seed, 'soft-bounces', person.index).chance(SOFT_BOUNCES);
  return bounces ? 'Multiple soft bounces' : 'Subscribed';
}

/** Has opened an e-mail in the 90 days before the newest export. */
export function hasOpenedRecently(plan: AccountPlan, person: Person): boolean {
  if (person.email.address === null || mailingStatusOf(plan, person) !== 'Subscribed') return false;
  return createRandom(plan.seed, 'opens', person.index).chance(OPENS_RECENTLY);
}
