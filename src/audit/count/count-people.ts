/**
 * Counts people, one at a time: what they lack, what they carry, who is dead weight. Pure; nothing of a person
 * is kept but numbers and names of tags, lists and the like.
 *
 * Dead weight (B22) is a list for a person to decide on, never a decision: `unreachable`, no e-mail and no
 * phone; `blocked`, Kartra does not write to them; `idle`, on no list and in no sequence, never bought, no
 * access, joined more than two years before the export; `not-opening`, exported under a filter that says so and
 * never bought.
 */
import {
  type AccountSurvey,
  type PruningReason,
  pruningReasons,
  type SurveyedConsent,
  type SurveyedPlace,
} from '../../model/account-survey.ts';
import { filterStatusColumn } from '../../model/entity.ts';
import { readStamp } from '../../model/read-stamp.ts';
import { compareText, countNames, groupBy } from './count-names.ts';
import { countSharedPhones } from './count-shared-phones.ts';

export interface PersonToCount {
  readonly marker: string;
  readonly columns: Readonly<Record<string, string>>;
  /** Money of theirs came in. */
  readonly bought: boolean;
  /** A record says that they may enter a membership now. */
  readonly hasAccess: boolean;
  /** A record tells what they did or answered. */
  readonly hasHistory: boolean;
}

export interface PeopleRules {
  /** Names in a cell of tags, lists or sequences. */
  readonly split: (column: 'tags' | 'lists' | 'sequences' | 'lists_left', cell: string) => readonly string[];
  /** Whether a mailing status, or a cell that says blocked or not, closes e-mail. */
  readonly isBlocked: (text: string) => boolean;
  /** Joined before this day and nothing since: idle. `YYYY-MM-DD`. */
  readonly idleBefore: string;
}

export type PeopleCounts = Pick<
  AccountSurvey,
  'people' | 'tags' | 'mergedTags' | 'lists' | 'places' | 'consent' | 'statuses' | 'filters' | 'pruning'
> & { readonly sharedPhones: number; readonly peopleSharingPhones: number };

const filterPrefix = 'filter-';
const notOpening = /^filter-not-?opened/u;

export function countPeople(rules: PeopleRules): {
  add(person: PersonToCount): readonly PruningReason[];
  result(): PeopleCounts;
} {
  const people = {
    withoutLeadId: 0,
    withoutEmail: 0,
    withoutPhone: 0,
    withoutEither: 0,
    northAmericanPhones: 0,
    buyers: 0,
    withScore: 0,
    withNotes: 0,
    withPicture: 0,
    withHistory: 0,
  };
  const companies = new Set<string>();
  const [tags, lists, left, statuses, filters] = [
    countNames(),
    countNames(),
    countNames(),
    countNames(),
    countNames(),
  ];
  const consent = groupBy<number>();
  const places = groupBy<number>();
  const phones = countSharedPhones();
  const byReason = Object.fromEntries(pruningReasons.map((reason) => [reason, 0])) as Record<
    PruningReason,
    number
  >;
  let pruned = 0;

  return {
    add({ marker, columns, bought, hasAccess, hasHistory }) {
      const has = (column: string) => (columns[column] ?? '').trim() !== '';
      const count = (key: keyof typeof people, is: boolean) => {
        if (is) people[key] += 1;
      };
      count('withoutLeadId', !marker.startsWith('L:'));
      count('withoutEmail', !has('email'));
      count('withoutPhone', !has('phone'));
      count('withoutEither', !has('email') && !has('phone'));
      count('northAmericanPhones', isNorthAmerican(columns));
      count('buyers', bought);
      count('withScore', has('score'));
      count('withNotes', has('notes'));
      count('withPicture', has('lead_picture'));
      count('withHistory', hasHistory);
      const company = squeeze(columns['company'] ?? '');
      if (company !== '') companies.add(company);
      phones.add(columns);
      const namesOf = (column: 'tags' | 'lists' | 'sequences' | 'lists_left') => [
        ...new Set(rules.split(column, columns[column] ?? '')),
      ];
      for (const tag of namesOf('tags')) tags.add(tag);
      const onLists = namesOf('lists');
      for (const list of onLists) lists.add(list);
      for (const list of namesOf('lists_left')) left.add(list);
      const standing = placesOf(columns, namesOf('sequences'));
      for (const place of standing) places.update(place, (before = 0) => before + 1);
      const words = [(columns['gdpr_status'] ?? '').trim(), (columns['gdpr_communications'] ?? '').trim()];
      consent.update(words, (before = 0) => before + 1);
      const status = (columns[filterStatusColumn] ?? columns['mailing_status'] ?? '').trim();
      statuses.add(status);
      for (const column of Object.keys(columns)) {
        if (column.startsWith(filterPrefix)) filters.add(column.slice(filterPrefix.length));
      }
      const reasons = reasonsOf({
        columns,
        bought,
        hasAccess,
        has,
        listed: onLists.length + standing.length,
      });
      for (const reason of reasons) byReason[reason] += 1;
      if (reasons.length > 0) pruned += 1;
      return reasons;
    },

    result() {
      const named = tags.result();
      const leftBy = new Map(left.result().map(({ name, count }) => [name, count]));
      const known = lists.result();
      const onlyLeft = [...leftBy.keys()].filter((name) => !known.some((list) => list.name === name));
      return {
        people: { ...people, companies: companies.size },
        tags: named,
        mergedTags: mergedOf(named.map(({ name }) => name)),
        lists: [...known, ...onlyLeft.sort(compareText).map((name) => ({ name, count: 0 }))].map((list) => ({
          ...list,
          left: leftBy.get(list.name) ?? 0,
        })),
        places: places
          .entries()
          .map(([[sequence = '', step = ''], count]): SurveyedPlace => ({ sequence, step, people: count })),
        consent: consent.entries().map(
          ([[gdprStatus = '', communications = ''], count]): SurveyedConsent => ({
            gdprStatus,
            communications,
            people: count,
          }),
        ),
        statuses: statuses.result(),
        filters: filters.result(),
        pruning: { byReason, people: pruned },
        ...phones.result(),
      };
    },
  };

  function reasonsOf(person: {
    readonly columns: Readonly<Record<string, string>>;
    readonly bought: boolean;
    readonly hasAccess: boolean;
    readonly has: (column: string) => boolean;
    readonly listed: number;
  }): readonly PruningReason[] {
    const { columns, bought, hasAccess, has, listed } = person;
    const status = columns[filterStatusColumn] ?? columns['mailing_status'] ?? '';
    const joined = readStamp(columns['date_joined'] ?? '', null)?.date ?? null;
    const isOld = joined !== null && joined < rules.idleBefore;
    const unused = !bought && !hasAccess;
    const applies: Readonly<Record<PruningReason, boolean>> = {
      unreachable: !has('email') && !has('phone'),
      blocked:
        columns['lead_deleted'] === '1' || [status, columns['blacklisted'] ?? ''].some(rules.isBlocked),
      idle: unused && listed === 0 && isOld,
      'not-opening': unused && Object.keys(columns).some((column) => notOpening.test(column)),
    };
    return pruningReasons.filter((reason) => applies[reason]);
  }
}

/** Where somebody stands: by Kartra's API with the step, else by the names an export gives. */
function placesOf(columns: Readonly<Record<string, string>>, sequences: readonly string[]) {
  const positions = columns['sequence_positions'];
  if (positions === undefined) return sequences.map((name) => [name, '']);
  return positions
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, name = line, step = ''] = /^(.*):step-(.*)$/u.exec(line) ?? [];
      return [name, step];
    });
}

/** @example squeeze('ACME, Ltd.') // 'acme ltd' */
function squeeze(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function isNorthAmerican(columns: Readonly<Record<string, string>>): boolean {
  const phone = (columns['phone'] ?? '').trim();
  if (phone === '') return false;
  if (phone.startsWith('+')) return /^\+\D*1/u.test(phone);
  return (columns['phone_country_code'] ?? '').replace(/\D/gu, '') === '1';
}

function mergedOf(names: readonly string[]): AccountSurvey['mergedTags'] {
  const folded = countNames();
  for (const name of names) folded.add(name.trim().replace(/\s+/gu, ' ').toLowerCase());
  const merged = folded.result().filter(({ count }) => count > 1);
  return { tags: merged.length, names: merged.reduce((sum, { count }) => sum + count, 0) };
}
