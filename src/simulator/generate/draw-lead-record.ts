/**
 * What only Kartra itself knows of a person: lists they left, where they stand in sequences, access to memberships,
 * whether they were deleted. No export says it; the API does (§2.7 of kartra.md).
 *
 * Agrees with the exports: active lists and active sequences are those of the newest row; a list of an older row that
 * the newest lacks was left. Access is drawn in
 * `draw-access.ts`.
 */

import { createRandom } from './create-random.ts';
import { drawAccess, type LeadMembership } from './draw-access.ts';
import { drawEarlierState } from './draw-earlier-state.ts';
import type { Person } from './draw-person.ts';
import { LISTS, SEQUENCES } from './draw-tags.ts';
import type { AccountPlan } from './plan-account.ts';
import { homeFile, standsInOlderFile } from './plan-account.ts';
import type { Purchase } from './purchase.ts';

export interface LeadRecord {
  readonly lists: readonly { readonly name: string; readonly isActive: boolean }[];
  readonly sequences: readonly { readonly name: string; readonly step: number; readonly isActive: boolean }[];
  readonly memberships: readonly LeadMembership[];
  /** Deleted after the newest export. */
  readonly isDeleted: boolean;
}

const DELETED_SHARE = 0.004;
/** Small accounts hold a deleted person too. */
const ALWAYS_DELETED = 11;

/** @param purchases those of the person */
export function drawLeadRecord(
  plan: AccountPlan,
  person: Person,
  purchases: readonly Purchase[],
): LeadRecord {
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
    memberships: drawAccess(plan, person, purchases),
    isDeleted,
  };
}
