/**
 * Every kind of record Kartra has, what it becomes in HighLevel, and what it loses on the way. Pure.
 *
 * Eleven kinds are counted for the compatibility: seven have a counterpart that takes them one to one, four
 * need a rule (tags, custom fields, lists, memberships). The others are listed, not counted: what no export
 * holds, and what only people can rebuild.
 */
import type { AccountSurvey } from '../model/account-survey.ts';
import type { CatalogueEntry, Compatibility } from '../model/audit.ts';

type Entry = Omit<CatalogueEntry, 'records'> & { readonly countOf: (survey: AccountSurvey) => number };

const entries: readonly Entry[] = [
  {
    kind: 'Contact (formerly Lead)',
    becomes: 'Contact',
    support: 'exact',
    counted: true,
    loses: '',
    transformation: 'phone to international form, country to its code, names, GDPR words kept as they are',
    lookups: 'company, owner',
    needs: 'custom fields, tags',
    countOf: ({ counts }) => counts.contact,
  },
  {
    kind: 'Company',
    becomes: 'Company',
    support: 'exact',
    counted: true,
    loses: '',
    transformation: 'one per domain; made from the people where there is no export of companies',
    lookups: 'people',
    needs: 'nothing',
    countOf: ({ counts }) => counts.company,
  },
  {
    kind: 'Deal',
    becomes: 'Opportunity',
    support: 'exact',
    counted: true,
    loses: '',
    transformation: 'stages by name; the day it was created stands in a field',
    lookups: 'person, owner',
    needs: 'pipeline and stages',
    countOf: ({ counts }) => counts.deal,
  },
  {
    kind: 'Tag',
    becomes: 'Tag',
    support: 'lossy',
    counted: true,
    loses: 'capitals, colour, category, expiry',
    transformation: 'cells split into single tags, in lower case',
    lookups: 'people',
    needs: 'tags',
    countOf: ({ tags }) => tags.length,
  },
  {
    kind: 'Custom field',
    becomes: 'Custom field',
    support: 'lossy',
    counted: true,
    loses: 'rules of the field; choices must be matched one by one',
    transformation: 'five kinds to the nearest kind; choices by a table you confirm',
    lookups: 'people',
    needs: 'custom fields with choices',
    countOf: ({ customFields }) => customFields.length,
  },
  {
    kind: 'List',
    becomes: 'Tag list:<name>, Smart List by hand',
    support: 'lossy',
    counted: true,
    loses: 'subscription per list, public name, dates of joining',
    transformation: 'a tag for who is on it, another for who left',
    lookups: 'people',
    needs: 'tags; a Smart List each, by hand',
    countOf: ({ lists }) => lists.length,
  },
  {
    kind: 'Transaction',
    becomes: 'Opportunity in a pipeline of its own',
    support: 'exact',
    counted: true,
    loses: '',
    transformation: 'one per payment, refunds taken off; the real date in a field',
    lookups: 'person; refund to its sale',
    needs: 'pipeline of orders',
    countOf: ({ counts }) => counts.transaction,
  },
  {
    kind: 'Subscription',
    becomes: 'Record of a custom object',
    support: 'exact',
    counted: true,
    loses: '',
    transformation: 'status, plan, amount, next payment; billing itself does not move',
    lookups: 'person',
    needs: 'custom object and its link',
    countOf: ({ counts }) => counts.subscription,
  },
  {
    kind: 'Membership and course access',
    becomes: 'Tag access:<name>, course access later',
    support: 'lossy',
    counted: true,
    loses: 'lessons, progress, drip dates',
    transformation: 'a tag and a field per membership; access granted by a step of its own',
    lookups: 'person; level',
    needs: 'tags; courses and offers if you rebuild them',
    countOf: ({ counts }) => counts.membership,
  },
  {
    kind: 'Calendar',
    becomes: 'Calendar',
    support: 'exact',
    counted: true,
    loses: '',
    transformation: 'opening hours in their own time zone',
    lookups: 'hosts',
    needs: 'users for the hosts',
    countOf: ({ counts }) => counts.calendar,
  },
  {
    kind: 'Affiliate',
    becomes: 'Contact with custom fields',
    support: 'exact',
    counted: true,
    loses: '',
    transformation: 'id, rate, sums and state as fields of the person',
    lookups: 'person',
    needs: 'custom fields',
    countOf: ({ counts }) => counts.affiliate,
  },
  {
    kind: 'Appointment',
    becomes: 'Appointment, or dated note where it is past',
    support: 'reconstructed',
    counted: false,
    loses: 'reminders: they are yours to set up again',
    transformation: 'nobody is told while it is written',
    lookups: 'person, calendar',
    needs: 'calendars',
    countOf: ({ counts }) => counts.appointment,
  },
  {
    kind: 'Note',
    becomes: 'Note',
    support: 'reconstructed',
    counted: false,
    loses: 'native date and author: both stand in the text',
    transformation: 'text as it is',
    lookups: 'person',
    needs: 'nothing',
    countOf: ({ counts }) => counts.note,
  },
  {
    kind: 'Form and survey answer',
    becomes: 'Note of the person',
    support: 'reconstructed',
    counted: false,
    loses: 'the form itself',
    transformation: 'question and answer, dated',
    lookups: 'person',
    needs: 'nothing',
    countOf: ({ counts }) => counts['form-answer'] + counts['survey-answer'],
  },
  {
    kind: 'Activity',
    becomes: 'Dated note of the person',
    support: 'reconstructed',
    counted: false,
    loses: 'native dates; only what the exports hold',
    transformation: 'one note a person',
    lookups: 'person',
    needs: 'nothing',
    countOf: ({ counts }) => counts.activity,
  },
  {
    kind: 'Sequence, automation, page, funnel, form, video',
    becomes: 'Rebuilt by hand, from the inventory',
    support: 'manual',
    counted: false,
    loses: 'everything but its description',
    transformation: 'never moved as code',
    lookups: '',
    needs: 'the rebuild inventory',
    countOf: ({ inventory }) => inventory.length,
  },
  {
    kind: 'E-mail history, opens, clicks, page views',
    becomes: '',
    support: 'impossible',
    counted: false,
    loses: 'all of it: Kartra exports none',
    transformation: 'exports by filter can say who opened anything lately',
    lookups: '',
    needs: '',
    countOf: () => 0,
  },
];

export function catalogueOf(survey: AccountSurvey): readonly CatalogueEntry[] {
  return entries.map(({ countOf, ...entry }) => ({ ...entry, records: countOf(survey) }));
}

/** @param only kinds to count over */
export function compatibilityOf(
  catalogue: readonly CatalogueEntry[],
  only: (entry: CatalogueEntry) => boolean = () => true,
): Compatibility {
  const counted = catalogue.filter((entry) => entry.counted && only(entry));
  const exact = counted.filter(({ support }) => support === 'exact').length;
  return { exact, kinds: counted.length, share: counted.length === 0 ? 1 : exact / counted.length };
}
