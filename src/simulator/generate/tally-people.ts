/**
 * Adds people up into the counts of the answers, one at a time.
 */

import type {
  AnswerCounts,
  CompanyAnswers,
  CustomFieldAnswers,
  MemberCount,
  PersonAnswers,
} from './answers.ts';
import { CUSTOM_FIELDS } from './custom-fields.ts';
import type { Person } from './draw-person.ts';
import { addOne, tallyCompanies, toMemberCounts } from './tally-companies.ts';

export interface PeopleSums {
  readonly counts: Omit<AnswerCounts, 'rows' | 'staged' | 'rejected' | 'duplicates'>;
  readonly customFields: readonly CustomFieldAnswers[];
  readonly companies: readonly CompanyAnswers[];
  readonly tags: readonly MemberCount[];
  readonly lists: readonly MemberCount[];
}

export interface PeopleTally {
  /** `answers` are those of `person`. */
  see(answers: PersonAnswers, person: Pick<Person, 'sharesPhone' | 'company'>): void;
  sum(): PeopleSums;
}

export function tallyPeople(): PeopleTally {
  const tags = new Map<string, number>();
  const lists = new Map<string, number>();
  const filled = new Map<string, number>();
  const companies = tallyCompanies();
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
    see(answers, person) {
      counts.people += 1;
      counts.overlapping += Number(answers.files.length > 1);
      counts.withoutLeadId += Number(answers.leadId === null);
      counts.validEmails += Number(answers.email !== null);
      counts.validPhones += Number(answers.phoneE164 !== null);
      counts.sharingPhone += Number(person.sharesPhone);
      counts.countryGuessed += Number(answers.countryGuessed);
      counts.countryKnown += Number(answers.countryIso2 !== null);
      counts.emailMailable += Number(answers.emailMailable);
      companies.see(person.company, answers.email);
      for (const tag of answers.tags) addOne(tags, tag);
      for (const list of answers.lists) addOne(lists, list);
      for (const identifier in answers.customFields) addOne(filled, identifier);
    },
    sum: () => {
      const known = companies.sum();
      return {
        counts: { ...counts, companies: known.length },
        customFields: CUSTOM_FIELDS.map(({ identifier, type, options = [] }) => ({
          identifier,
          type,
          options,
          filled: filled.get(identifier) ?? 0,
        })),
        companies: known,
        tags: toMemberCounts(tags),
        lists: toMemberCounts(lists),
      };
    },
  };
}
