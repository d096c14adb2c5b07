/**
 * Exports of the contacts under one filter each: the fact is the file's folder, no column says it (§4b of kartra.md).
 */

import { columnsOf } from '../header-vintages.ts';
import type { AccountPlan } from '../plan-account.ts';
import { hasOpenedRecently, MAILING_STATUSES, mailingStatusOf } from './mailing-status.ts';
import type { Member, RecordSheet } from './record-sheet.ts';

export interface Filter {
  /** The folder's name. */
  readonly name: string;
  readonly holds: (plan: AccountPlan, member: Member) => boolean;
}

export const FILTERS: readonly Filter[] = [
  ...MAILING_STATUSES.map((status) => ({
    name: `filter-status-${status.toLowerCase().replaceAll(' ', '-')}`,
    holds: (plan: AccountPlan, { person }: Member) => mailingStatusOf(plan, person) === status,
  })),
  { name: 'filter-opened-in-90-days', holds: (plan, { person }) => hasOpenedRecently(plan, person) },
  {
    name: 'filter-not-opened-in-90-days',
    holds: (plan, { person }) =>
      mailingStatusOf(plan, person) === 'Subscribed' && !hasOpenedRecently(plan, person),
  },
  { name: 'filter-bought-masterclass', holds: (_, { purchases }) => hasBought(purchases, 'Masterclass') },
];

/** People stand as in the newest contacts export, in its header. */
export function filterSheet({ name, holds }: Filter): RecordSheet {
  const columns = columnsOf('contacts');
  return {
    object: 'filters',
    label: `${name}/contacts_kartra`,
    header: columns.map(({ header }) => header),
    ofMember: (plan, member) =>
      holds(plan, member) ? [columns.map((column) => column.write(member.person))] : [],
  };
}

function hasBought(purchases: Member['purchases'], product: string): boolean {
  return purchases.some(
    (purchase) => purchase.product.name === product && purchase.events.some(({ type }) => type === 'Sale'),
  );
}
