/**
 * What only Kartra itself knows of a person: lists they left, where they stand in sequences, access to memberships,
 * whether they were deleted. No export says it; the API does (§2.7 of kartra.md).
 *
 * Agrees with the exports: active lists and active sequences are those of the newest row; a list of an older row that
 * the newest lacks was left. Access follows purchases loosely, as in real accounts (§4): some who cancelled keep
 * theirs, some were given it.
 */

import { createRandom } from './create-random.ts';
import { drawEarlierState } from './draw-earlier-state.ts';
import type { Person } from './draw-person.ts';
import { drawPurchases } from './draw-purchases.ts';
import { LISTS, SEQUENCES } from './draw-tags.ts';
import type { AccountPlan } from './plan-account.ts';
import { homeFile, standsInOlderFile } from './plan-account.ts';

export interface LeadMembership {
  readonly membershipId: string;
  readonly membership: string;
  readonly levelId: string;
  readonly level: string;
  readonly isActive: boolean;
}

export interface LeadRecord {
  readonly lists: readonly { readonly name: string; readonly isActive: boolean }[];
  readonly sequences: readonly { readonly name: string; readonly step: number; readonly isActive: boolean }[];
  readonly memberships: readonly LeadMembership[];
  /** Deleted after the newest export. */
  readonly isDeleted: boolean;
}

interface Membership {
  readonly id: string;
  readonly name: string;
  /** The product that opens it. */
  readonly product: string;
  readonly levels: readonly string[];
}

const MEMBERSHIPS: readonly Membership[] = [
  { id: '1', name: 'Masterclass Portal', product: 'Masterclass', levels: ['Full access', 'Bonus week'] },
  { id: '2', name: 'Coaching Circle', product: 'Coaching, monthly', levels: ['Monthly'] },
  { id: '3', name: 'Gold Members™', product: 'Gold Membership', levels: ['Gold', 'Gold – founders'] },
  { id: '4', name: 'Certification', product: 'Certification (3 payments)', levels: ['Student'] },
];

const DELETED_SHARE = 0.004;
/** Small accounts hold a deleted person too. */
const ALWAYS_DELETED = 11;

export function drawLeadRecord(plan: AccountPlan, person: Person): LeadRecord {
  const { seed } = plan;
  const { index, memberships } = person;
  const random = createRandom(seed, 'lead-record', index);
  const isDeleted = random.chance(DELETED_SHARE) || index === ALWAYS_DELETED;
  const left = new Set(random.chance(0.2) ? [random.pick(LISTS)] : []);
  if (standsInOlderFile(plan, homeFile(plan, index), index))
    for (const name of drawEarlierState(seed, person).memberships.lists) left.add(name);
  for (const name of memberships.lists) left.delete(name);
  const ended = random.chance(0.15) ? [random.pick(SEQUENCES)] : [];
  return {
    lists: [
      ...memberships.lists.map((name) => ({ name, isActive: true })),
      ...[...left].map((name) => ({ name, isActive: false })),
    ],
    sequences: [
      ...memberships.sequences.map((name) => ({ name, step: random.between(1, 9), isActive: true })),
      ...ended
        .filter((name) => !memberships.sequences.includes(name))
        .map((name) => ({ name, step: random.between(1, 9), isActive: false })),
    ],
    memberships: drawAccess(plan, person),
    isDeleted,
  };
}

function drawAccess(plan: AccountPlan, person: Person): readonly LeadMembership[] {
  const random = createRandom(plan.seed, 'access', person.index);
  const purchases = drawPurchases(plan, person);
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
