/**
 * Adds people up into the counts of the answers, one at a time.
 */

import type { AnswerCounts, CustomFieldAnswers, MemberCount, PersonAnswers } from './answers.ts';
import { CUSTOM_FIELDS } from './custom-fields.ts';

export interface PeopleSums {
  readonly counts: Omit<AnswerCounts, 'rows' | 'staged' | 'rejected' | 'duplicates'>;
  readonly customFields: readonly CustomFieldAnswers[];
  readonly tags: readonly MemberCount[];
  readonly lists: readonly MemberCount[];
}

export interface PeopleTally {
  see(answers: PersonAnswers, sharesPhone: boolean): void;
  sum(): PeopleSums;
}

export function tallyPeople(): PeopleTally {
  const tags = new Map<string, number>();
  const lists = new Map<string, number>();
  const filled = new Map<string, number>();
  const companies = new Set<string>();
  const counts = {
    overlapping: 0,
    people: 0,
    withoutLeadId: 0,
    validEmails: 0,
    validPhones: 0,
    sharingPhone: 0,
    countryGuessed: 0,
    countryKnown: 0,
    emailMailable: 0,
  };
  return {
    see(answers, sharesPhone) {
      counts.people += 1;
      counts.overlapping += Number(answers.files.length > 1);
      counts.withoutLeadId += Number(answers.leadId === null);
      counts.validEmails += Number(answers.email !== null);
      counts.validPhones += Number(answers.phoneE164 !== null);
      counts.sharingPhone += Number(sharesPhone);
      counts.countryGuessed += Number(answers.countryGuessed);
      counts.countryKnown += Number(answers.countryIso2 !== null);
      counts.emailMailable += Number(answers.emailMailable);
      if (answers.companyCanonical !== null) companies.add(answers.companyCanonical);
      for (const tag of answers.tags) addOne(tags, tag);
      for (const list of answers.lists) addOne(lists, list);
      for (const identifier in answers.customFields) addOne(filled, identifier);
    },
    sum: () => ({
      counts: { ...counts, companies: companies.size },
      customFields: CUSTOM_FIELDS.map(({ identifier, type, options = [] }) => ({
        identifier,
        type,
        options,
        filled: filled.get(identifier) ?? 0,
      })),
      tags: toMemberCounts(tags),
      lists: toMemberCounts(lists),
    }),
  };
}

function addOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function toMemberCounts(counts: ReadonlyMap<string, number>): readonly MemberCount[] {
  return Array.from(counts, ([name, members]) => ({ name, members })).sort(
    (left, right) => right.members - left.members || (left.name < right.name ? -1 : 1),
  );
}
