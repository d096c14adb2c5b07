/**
 * Counts what only Kartra knows: members of each level, and people who left each list.
 */

import type { MemberCount } from './answers.ts';
import type { LeadRecord } from './draw-lead-record.ts';
import { addOne, toMemberCounts } from './tally-companies.ts';

export interface AccessCount {
  readonly membership: string;
  readonly level: string;
  /** People whose access stands, and people whose access has ended. */
  readonly active: number;
  readonly ended: number;
}

/** Of the account's people, those deleted since the export left out: the API says nothing of them. */
export interface LeadAnswers {
  readonly deleted: number;
  /** By membership and then by level. */
  readonly access: readonly AccessCount[];
  readonly listsLeft: readonly MemberCount[];
}

export interface AccessTally {
  see(record: LeadRecord): void;
  sum(): LeadAnswers;
}

export function tallyAccess(): AccessTally {
  const access = new Map<string, AccessCount & { active: number; ended: number }>();
  const left = new Map<string, number>();
  let deleted = 0;
  return {
    see(record) {
      if (record.isDeleted) {
        deleted += 1;
        return;
      }
      for (const { membership, level, isActive } of record.memberships) {
        const key = `${membership} / ${level}`;
        const known = access.get(key) ?? { membership, level, active: 0, ended: 0 };
        access.set(key, known);
        if (isActive) known.active += 1;
        else known.ended += 1;
      }
      for (const { name, isActive } of record.lists) if (!isActive) addOne(left, name);
    },
    sum: () => ({
      deleted,
      access: [...access].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count),
      listsLeft: toMemberCounts(left),
    }),
  };
}
