/**
 * Lists where the exports and Kartra's API say different things of a person, on purpose. Nothing else differs.
 */

import { drawLaterChanges } from '../draw-later-changes.ts';
import type { AccountPlan } from '../plan-account.ts';
import type { Disagreement } from './record-answers.ts';
import type { Member } from './record-sheet.ts';

const WHATS = [
  ['deleted', 'in the contacts export; the API answers 245, deleted since'],
  ['left-list', 'on a list in the contacts export; the API says they have left it since'],
  ['ended-access', 'access stands in the memberships export; the API says it has ended since'],
  ['pending-cancellation', 'a subscription pending cancellation in the export; the API says Active'],
  [
    'request',
    'a request to cancel or its withdrawal in the transactions export; the API lists no such event',
  ],
] as const;
type What = (typeof WHATS)[number][0];

export interface DisagreementTally {
  see(member: Member): void;
  sum(): readonly Disagreement[];
}

export function tallyDisagreements(plan: AccountPlan): DisagreementTally {
  const found = new Map<What, string[]>(WHATS.map(([what]) => [what, []]));
  return {
    see({ person, record, purchases }) {
      const add = (what: What): void => {
        found.get(what)!.push(person.kartraId);
      };
      // Of a deleted lead the API says nothing else.
      if (record.isDeleted) {
        add('deleted');
        return;
      }
      const { leftList, endedMembership } = drawLaterChanges(plan, person, record);
      if (leftList !== null) add('left-list');
      if (endedMembership !== null) add('ended-access');
      if (purchases.some(({ subscription }) => subscription?.status === 'Pending Cancellation'))
        add('pending-cancellation');
      const requests = purchases.flatMap(({ events }) =>
        events.filter(({ type }) => type === 'Request Can.' || type === 'Revert Can.'),
      );
      if (requests.length > 0) add('request');
    },
    sum: () => WHATS.map(([what, meaning]) => ({ what, meaning, leadIds: found.get(what)! })),
  };
}
