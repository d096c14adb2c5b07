/** Questions people ask before and during, answered with the numbers of their own account. */
import type { ReportFacts } from '../../model/report-facts.ts';
import { type Paper, section, text } from '../paper/paper.ts';
import { number, percent, plural } from '../words.ts';

export function faqPaper({ audit, consent }: ReportFacts): Paper {
  const { estimate, survey, compatibility } = audit;
  const { workingDays, weeks, because } = estimate;
  const answers: readonly (readonly [string, string])[] = [
    [
      'How long does it take?',
      `${workingDays.low} to ${workingDays.high} working days for this account (${weeks}): ${because.join('; ')}. Up to 5,000 contacts without memberships take one to two weeks; memberships, several custom objects or more than 20,000 transactions take three to five. Above 10,000 contacts, downloading them from Kartra decides the date.`,
    ],
    [
      'What does it cost?',
      estimate.price === null
        ? 'Above two million records it is scoped individually.'
        : `${number(estimate.price.total)} ${estimate.price.currency} by the rules in reports/estimate; one record more or less changes nothing. The estimate carries its date: it is the quote.`,
    ],
    [
      'Does everything move?',
      `${compatibility.catalogue.exact} of ${compatibility.catalogue.kinds} kinds of record move one to one (${percent(compatibility.catalogue.share, 0)}), the others by a rule we show you. ${plural(audit.gaps.length, 'gap')} of this account are in reports/audit.`,
    ],
    [
      'Do sequences and automations move?',
      `No: they cannot be exported and are rebuilt. The inventory lists ${plural(survey.inventory.length, 'thing')} to rebuild.`,
    ],
    [
      'Will anybody be mailed by the move?',
      'No. Nothing is sent; workflows are off while people arrive; nobody becomes contactable who was not.',
    ],
    [
      'Who gets e-mail afterwards?',
      consent === null
        ? 'That is counted when a plan is made.'
        : `${number(consent.open['email'] ?? 0)} of ${number(consent.people)} people; reports/consent-report says why the others do not.`,
    ],
    [
      'Can I go back?',
      'Yes: rollback restores what stood before, field by field, and lists what it keeps because your team has used it since.',
    ],
    [
      'What about payments that run?',
      'Data move, billing does not. reports/subscriptions groups everybody by next date and processor, with a guard against billing twice.',
    ],
    [
      'Do you need my Kartra login?',
      'Never. You download the exports; the API key is optional and can be taken back.',
    ],
    [
      'Can I talk to somebody?',
      'Bring reports/audit and reports/estimate: everything a first conversation asks is in them.',
    ],
  ];
  return {
    title: 'Questions and answers',
    lead: 'With the numbers of this account.',
    sections: answers.map(([question, answer]) => section(question, text(answer))),
  };
}
