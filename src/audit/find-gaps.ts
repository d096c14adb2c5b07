/**
 * What of Kartra will not stand in HighLevel, found before anything moves, so that a person can say that they
 * know (R114, R137, R138). A gap an account does not have is not listed. Pure.
 */
import type { AccountSurvey } from '../model/account-survey.ts';
import type { Gap, SurveySums } from '../model/audit.ts';
import type { EntityKind } from '../model/entity.ts';
import { entityWords, number, plural } from '../model/number-words.ts';
import { type BehaviourTags, findBehaviour } from './find-behaviour.ts';

export type Acknowledgements = Readonly<Record<string, { readonly by: string; readonly at: string }>>;

type Found = Omit<Gap, 'acknowledged'>;

const engagement: Readonly<Record<BehaviourTags['behaviour'], readonly [title: string, what: string]>> = {
  form: ['Form completions', 'No tag records who filled in a form, and no export holds it'],
  survey: ['Survey results', 'No tag records who answered a survey, and no export holds it'],
  webinar: ['Webinar registrations', 'No tag records who registered or attended, and no export holds it'],
  access: ['Access to memberships', 'No tag, no export and no answer of the API says who may enter what'],
};

/** Whether the account itself gives evidence of an engagement besides tags. */
const otherEvidence: Readonly<Record<BehaviourTags['behaviour'], (survey: AccountSurvey) => boolean>> = {
  form: ({ counts }) => counts['form-answer'] > 0,
  survey: ({ counts }) => counts['survey-answer'] > 0,
  webinar: () => false,
  access: ({ counts, memberships }) => counts.membership > 0 || memberships.length > 0,
};

export function findGaps(
  survey: AccountSurvey,
  { orphans }: SurveySums,
  acknowledged: Acknowledgements,
): readonly Gap[] {
  const { counts } = survey;
  const found: (Found | null)[] = [
    ...findBehaviour(survey.tags).map(({ behaviour, tags }): Found | null => {
      if (tags.length > 0 || otherEvidence[behaviour](survey) || counts.contact === 0) return null;
      const [title, what] = engagement[behaviour];
      return {
        id: `engagement-${behaviour}`,
        title,
        what: `${what}.`,
        remedy:
          'Export the contacts once more by the filter that tells it (exports/filter-<name>/), or let it go.',
        records: null,
      };
    }),
    when(counts.contact > 0, {
      id: 'e-mail-history',
      title: 'History of e-mails',
      what: 'Which e-mails were sent, opened and clicked stays in Kartra: it has no export and no command for it.',
      remedy: 'Export by the filter "has opened in 90 days": then who still reads comes along.',
      records: null,
    }),
    when(survey.inventory.length === 0, {
      id: 'rebuild-inventory',
      title: 'What must be rebuilt',
      what: 'Nothing says which sequences, automations and pages there are: no file of them, no answer of the API.',
      remedy: 'landfall extract --inventory-template, fill it in, extract again; or landfall enrich.',
      records: null,
    }),
    when(counts.transaction === 0, {
      id: 'no-transactions',
      title: 'Money',
      what: 'No export of transactions: totals, orders and refunds will be missing.',
      remedy: 'Products → Analytics → Transactions → Export, if the account sells anything.',
      records: null,
    }),
    when(counts.subscription === 0 && counts.transaction > 0, {
      id: 'no-subscriptions',
      title: 'Subscriptions',
      what: 'No export of subscriptions: who is billed next, and when, will be missing.',
      remedy: 'Products → Analytics → Subscriptions → Export, if the account has any.',
      records: null,
    }),
    when(counts.appointment === 0 && counts.calendar > 0, {
      id: 'no-appointments',
      title: 'Bookings',
      what: 'Calendars are here and no bookings: Kartra documents no export of them.',
      remedy: 'Export the contacts of each calendar by filter, or write the bookings into a CSV.',
      records: null,
    }),
    when(survey.affiliates.withoutRate > 0, {
      id: 'commission-rates',
      title: 'Rates of commission',
      what: `${number(survey.affiliates.withoutRate)} of ${number(counts.affiliate)} affiliates have no rate in the export.`,
      remedy: 'Add the column Commission to the file of affiliates.',
      records: survey.affiliates.withoutRate,
    }),
    when(orphans > 0, {
      id: 'records-without-person',
      title: 'Records without a person',
      what: `${plural(orphans, 'record')} of nobody in the contacts: ${survey.orphans.map(({ name, count }) => plural(count, ...wordsOf(name))).join(', ')}.`,
      remedy: 'Export the missing contacts too; most are blocked or deleted in Kartra.',
      records: orphans,
    }),
    when(survey.files.rejected > 0, {
      id: 'rejected-rows',
      title: 'Rows that are not usable',
      what: `${plural(survey.files.rejected, 'row')} of the exports could not be used.`,
      remedy: 'reports/rejected-rows.csv says why; mend them and extract again.',
      records: survey.files.rejected,
    }),
    when(counts.activity + counts.note > 0, {
      id: 'dates-of-history',
      title: 'Dates of notes and activities',
      what: 'HighLevel dates a note on the day it is written: the real date stands in its text.',
      remedy: 'Nothing to do: the platform takes no other date.',
      records: counts.activity + counts.note,
    }),
  ];
  return found.flatMap((gap) =>
    gap === null ? [] : [{ ...gap, acknowledged: acknowledged[gap.id] ?? null }],
  );
}

function when(applies: boolean, gap: Found): Found | null {
  return applies ? gap : null;
}

/** Orphans are counted by kind of record. */
function wordsOf(kind: string): readonly [one: string, many: string] {
  return entityWords[kind as EntityKind];
}
