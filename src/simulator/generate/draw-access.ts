/**
 * Access to memberships. It follows purchases loosely, as in real accounts (§4): some who cancelled keep theirs, some
 * were given it; several levels of one membership are several rows.
 */

import { createRandom } from './create-random.ts';
import type { Person } from './draw-person.ts';
import type { AccountPlan } from './plan-account.ts';
import type { Purchase } from './purchase.ts';

export interface LeadMembership {
  readonly membershipId: string;
  readonly membership: string;
  readonly levelId: string;
  readonly level: string;
  readonly isActive: boolean;
}

interface Membership {
  readonly id: string;
  readonly name: string;
  /** The product that opens it. */
  readonly product: string;
  readonly levels: readonly string[];
  /** Given to everybody whose access stands, by an automation the owner built for some memberships. */
  readonly tag: string | null;
}

const MEMBERSHIPS: readonly Membership[] = [
  {
    id: '1',
    name: 'Masterclass Portal',
    product: 'Masterclass',
    levels: ['Full access', 'Bonus week'],
    tag: null,
  },
  {
    id: '2',
    name: 'Coaching Circle',
    product: 'Coaching, monthly',
    levels: ['Monthly'],
    tag: 'Member: Coaching Circle',
  },
  {
    id: '3',
    name: 'Gold Members™',
    product: 'Gold Membership',
    levels: ['Gold', 'Gold – founders'],
    tag: null,
  },
  {
    id: '4',
    name: 'Certification',
    product: 'Certification (3 payments)',
    levels: ['Student'],
    tag: 'Member: Certification',
  },
];

/** Tags that say what the memberships export says. */
export const ACCESS_TAGS: readonly string[] = MEMBERSHIPS.flatMap(({ tag }) => tag ?? []);

/** One row for each level. */
export function drawAccess(
  plan: AccountPlan,
  person: Pick<Person, 'index'>,
  purchases: readonly Purchase[],
): readonly LeadMembership[] {
  const random = createRandom(plan.seed, 'access', person.index);
  const rows: LeadMembership[] = [];
  for (const { id, name, product, levels } of MEMBERSHIPS) {
    const bought = purchases.filter((purchase) => purchase.product.name === product);
    const isGiven = random.chance(0.03);
    const keepsAccess = random.chance(0.15);
    const hasBonus = random.chance(0.3);
    if (!isGiven && !bought.some(({ events }) => events.some(({ type }) => type === 'Sale'))) continue;
    const isPaid = bought.some(
      ({ subscription, events }) =>
        !events.some(({ type }) => type === 'Refund' || type === 'Chargeback') &&
        (subscription === null || subscription.status !== 'Cancelled'),
    );
    for (const [at, level] of levels.entries()) {
      if (at > 0 && !hasBonus) continue;
      // A bonus level always runs out: several rows of one membership differ.
      const isActive = at === 0 && (isGiven || isPaid || keepsAccess);
      rows.push({ membershipId: id, membership: name, levelId: `${id}${at + 1}`, level, isActive });
    }
  }
  return rows;
}

/** @example accessTags(drawAccess(plan, person)) // ['Member: Certification'] */
export function accessTags(access: readonly LeadMembership[]): readonly string[] {
  return MEMBERSHIPS.flatMap(({ name, tag }) =>
    tag !== null && access.some(({ membership, isActive }) => isActive && membership === name) ? [tag] : [],
  );
}
