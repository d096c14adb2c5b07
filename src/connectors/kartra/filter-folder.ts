/**
 * Facts that only the name of a folder tells. Kartra's contact filters (mailing status, opened an e-mail
 * in N days, a form, a page, a calendar) leave no column in the export: everybody in a file made under
 * such a filter has the fact. Such files stand in `exports/filter-<name>/`.
 *
 * Kartra, mailing status: Subscribed (on a list or sequence), Unsubscribed or Not subscribed (on none),
 * Blocklisted (hard bounce, invalid, risky), Spam complaint, Multiple soft bounces, Do not contact,
 * Declined commercial messages. Older screens say Active, Inactive, Blacklisted.
 */

import { filterStatusColumn } from '../../model/entity.ts';

export interface FilterFact {
  /** The folder's name without `filter-`. */
  readonly filter: string;
  /** Column the fact stands in for its people. */
  readonly column: string;
  readonly value: string;
  /** A fact that closes e-mail is true for ever; any other only as of the latest export of its filter. */
  readonly lasting: boolean;
}

const folder = /^filter-([^/]+)\//iu;

const statuses: readonly (readonly [pattern: RegExp, status: string])[] = [
  [/^(?:un-?subscribed?|not-subscribed|inactive|opted-?out|opt-?out)$/u, 'Unsubscribed'],
  [/^(?:subscribed|active)$/u, 'Subscribed'],
  [/^(?:block-?listed|black-?listed|blocked|hard-bounces?|hard-bounced|bounced)$/u, 'Blocklisted'],
  [/^spam(?:-complaints?|-complained)?$/u, 'Spam complaint'],
  [/^(?:multiple-)?soft-bounces?$/u, 'Multiple soft bounces'],
  [/^(?:do-?not-?contact(?:-me(?:-again)?)?|dnc)$/u, 'Do not contact'],
  [/^declined(?:-commercial(?:-messages)?)?$/u, 'Declined commercial messages'],
  [/^deleted$/u, 'Deleted'],
];

/**
 * @param name path of the file below `exports/`
 * @returns null for a file that is under no filter
 * @example readFilter('filter-status-unsubscribed/a.csv')?.value // 'Unsubscribed'
 */
export function readFilter(name: string): FilterFact | null {
  const filter = folder.exec(name)?.[1];
  if (filter === undefined) return null;
  const status = readMailingStatus(filter);
  if (status === null) return { filter, column: `filter-${filter}`, value: 'yes', lasting: false };
  return { filter, column: filterStatusColumn, value: status, lasting: status !== 'Subscribed' };
}

/**
 * The mailing status a text names, as Kartra's present screens write it; null when it names none.
 * @example readMailingStatus('status-spam complaint') // 'Spam complaint'
 */
export function readMailingStatus(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, '-')
    .replace(/^(?:mailing-)?status-/u, '');
  return statuses.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}
