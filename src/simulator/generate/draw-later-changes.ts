/**
 * What changed in Kartra after the exports were made: the API says it, the files do not. Drawn for whole accounts only.
 *
 * Planted, so that a migration which trusts the older word of the two is found out: a person who has left a list since,
 * and one whose access has ended since.
 */

import { createRandom } from './create-random.ts';
import type { LeadRecord } from './draw-lead-record.ts';
import type { Person } from './draw-person.ts';
import type { AccountPlan } from './plan-account.ts';

export interface LaterChanges {
  readonly leftList: string | null;
  readonly endedMembership: string | null;
}

const CHANGED_SHARE = 0.01;
/** Small accounts hold them too, if these have a list and access. */
const ALWAYS_CHANGED = [21, 22, 23, 24];

export function drawLaterChanges(plan: AccountPlan, person: Person, record: LeadRecord): LaterChanges {
  const random = createRandom(plan.seed, 'later', person.index);
  const leaves = random.chance(CHANGED_SHARE) || ALWAYS_CHANGED.includes(person.index);
  const ends = random.chance(CHANGED_SHARE) || ALWAYS_CHANGED.includes(person.index);
  const list = record.lists.find(({ isActive }) => isActive);
  const access = record.memberships.find(({ isActive }) => isActive);
  return {
    leftList: leaves && plan.objects.includes('lists') ? (list?.name ?? null) : null,
    endedMembership: ends && plan.objects.includes('memberships') ? (access?.membership ?? null) : null,
  };
}

/** The record as the API tells it. */
export function applyLaterChanges(
  record: LeadRecord,
  { leftList, endedMembership }: LaterChanges,
): LeadRecord {
  return {
    ...record,
    lists: record.lists.map((list) => (list.name === leftList ? { ...list, isActive: false } : list)),
    memberships: record.memberships.map((access) =>
      access.membership === endedMembership ? { ...access, isActive: false } : access,
    ),
  };
}
