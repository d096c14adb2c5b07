/**
 * The known difficulties of Kartra, of HighLevel and of the pair, each marked as it falls on this account, with
 * the numbers that decide it (R114 to R124). Those of another direction are not listed. Pure.
 */
import type { AccountSurvey } from '../model/account-survey.ts';
import type { Gotcha, SurveySums } from '../model/audit.ts';
import type { Estimate } from '../model/estimate.ts';
import { contactsPerDownload } from './estimate/human-rules.ts';
import { type BehaviourTags, findBehaviour } from './find-behaviour.ts';

interface Facts {
  readonly survey: AccountSurvey;
  readonly sums: SurveySums;
  readonly estimate: Estimate;
  readonly behaviour: readonly BehaviourTags[];
}

type Judgement = readonly [applies: boolean, evidence: string];

type Entry = readonly [
  id: string,
  side: Gotcha['side'],
  severity: Gotcha['severity'],
  title: string,
  answer: string,
  judge: (facts: Facts) => Judgement,
];

const say = (value: number): string => value.toLocaleString('en-US');
const entries: readonly Entry[] = [
  [
    'behaviour',
    'kartra',
    'high',
    'Behaviour is in no export unless a tag was set for it',
    'Kinds without a tag are listed as gaps, for you to acknowledge before the rehearsal.',
    ({ behaviour }) => {
      const missing = behaviour.filter(({ tags }) => tags.length === 0).map((one) => one.behaviour);
      const found = behaviour.filter(({ tags }) => tags.length > 0);
      const seen = found.map(({ behaviour: kind, tags }) => `${kind}: ${say(tags.length)} tags`).join(', ');
      return [
        missing.length > 0,
        missing.length === 0
          ? `tags of every kind (${seen})`
          : `no tag for ${missing.join(', ')}${seen === '' ? '' : `; ${seen}`}`,
      ];
    },
  ],
  [
    'pricing',
    'kartra',
    'high',
    'Kartra is paid by the contact: dead weight costs',
    'reports/pruning.csv lists whom you may leave behind; nothing is left out by itself.',
    ({ survey: { pruning, counts } }) => [
      pruning.people > 0,
      `${say(pruning.people)} of ${say(counts.contact)} people are blocked, idle or out of reach`,
    ],
  ],
  [
    'no-bulk-api',
    'kartra',
    'high',
    'Kartra has no bulk export by program',
    'landfall extract --guide says what to download; the API is asked person by person, as second witness.',
    ({ survey: { api, files } }) => [
      true,
      `${say(files.files)} files, ${say(files.rows)} rows; API ${api.asked ? `asked about ${say(api.read)} people` : 'not asked'}`,
    ],
  ],
  [
    'no-automations',
    'kartra',
    'medium',
    'Sequences, automations and pages cannot be exported',
    'The rebuild inventory lists each; nothing of them is moved as code.',
    ({ survey: { inventory } }) => [
      true,
      inventory.length === 0 ? 'no inventory yet' : `${say(inventory.length)} things to rebuild`,
    ],
  ],
  [
    'gdpr-review',
    'pair',
    'medium',
    'Consent fields arrive; what they mean where you are is yours to check',
    'Kartra’s words are kept as they are. Check them against the law of your country before the first mailing.',
    ({ survey: { consent }, sums: { people } }) => {
      const told = consent.filter(({ gdprStatus }) => gdprStatus !== '');
      return [
        told.length > 0,
        `${say(people.withGdprStatus)} people with a GDPR status, in ${say(told.length)} combinations of words`,
      ];
    },
  ],
  [
    'several-downloads',
    'pair',
    'high',
    'Large accounts need several downloads, one after the other',
    'Overlaps are put together, gaps are found by count.',
    ({ survey: { counts }, estimate }) => [
      counts.contact > contactsPerDownload,
      `${say(counts.contact)} people, ${say(estimate.downloads)} downloads at ${say(contactsPerDownload)} each`,
    ],
  ],
  [
    'memberships',
    'pair',
    'high',
    'Memberships have to be rebuilt',
    'Access comes along as tags; reports/membership-strategy says how to rebuild, with the counts to check.',
    ({ survey: { memberships }, sums: { access } }) => [
      memberships.length > 0,
      `${say(memberships.length)} levels, ${say(access)} with access`,
    ],
  ],
  [
    'double-billing',
    'pair',
    'high',
    'Billing does not move: bill twice, or not at all',
    'reports/subscriptions groups everybody by when and where they are billed next.',
    ({ sums: { runningSubscriptions } }) => [
      runningSubscriptions > 0,
      `${say(runningSubscriptions)} subscriptions still bill in Kartra`,
    ],
  ],
  [
    'silos',
    'highlevel',
    'high',
    'Each location is an island',
    'One Kartra account, one location; every write checks the location it goes to.',
    ({ survey: { sellers } }) => [sellers.length > 1, `${say(sellers.length)} sellers in the transactions`],
  ],
  [
    'usage-costs',
    'highlevel',
    'high',
    'Texts, calls and AI are paid by use',
    'reports/capacity has a table with prices you fill in.',
    ({ survey: { people }, sums }) => [
      sums.people.withPhone > 0,
      `${say(sums.people.withPhone)} people with a phone number, ${say(people.northAmericanPhones)} of them North American`,
    ],
  ],
  [
    'rate-limit',
    'highlevel',
    'medium',
    'HighLevel takes 100 requests in 10 seconds',
    'The limit is used fully and never exceeded; the wait is shown while it lasts.',
    ({ estimate }) => [
      estimate.highLevelRequests > 100,
      `${say(estimate.highLevelRequests)} requests, ${say(Math.ceil(estimate.machineMinutes))} minutes of machine time`,
    ],
  ],
  [
    'white-label',
    'highlevel',
    'low',
    'White label and branding cannot be moved by program',
    'Set them up by hand; they stand in the cut-over checklist.',
    ({ survey: { sellers } }) => [sellers.length > 1, `${say(sellers.length)} sellers in the transactions`],
  ],
  [
    'tag-case',
    'highlevel',
    'medium',
    'HighLevel knows no capitals in tags',
    'Names that differ in capitals or blanks become one tag; reports/tags.csv lists each.',
    ({ survey: { mergedTags } }) => [
      mergedTags.tags > 0,
      `${say(mergedTags.names)} names become ${say(mergedTags.tags)} tags`,
    ],
  ],
  [
    'created-today',
    'highlevel',
    'medium',
    'HighLevel dates what is written today as of today',
    'The real dates stand in fields and texts.',
    ({ survey: { counts } }) => [
      counts.deal + counts.transaction > 0,
      `${say(counts.deal)} deals and ${say(counts.transaction)} transactions with dates of their own`,
    ],
  ],
  [
    'shared-phones',
    'highlevel',
    'medium',
    'A phone number belongs to one contact where duplicates are off',
    'Who keeps the number is a question for you; the others keep theirs in a field.',
    ({ survey: { duplicates } }) => [
      duplicates.sharedPhones > 0,
      `${say(duplicates.peopleSharingPhones)} people share ${say(duplicates.sharedPhones)} numbers`,
    ],
  ],
  [
    'lost-records',
    'kartra',
    'medium',
    'Exports hold only whom the filter shows',
    'Records that name nobody are listed; export the missing people too.',
    ({ sums: { orphans } }) => [orphans > 0, `${say(orphans)} records name nobody of the contacts`],
  ],
];

export function findGotchas(survey: AccountSurvey, sums: SurveySums, estimate: Estimate): readonly Gotcha[] {
  const facts = { survey, sums, estimate, behaviour: findBehaviour(survey.tags) };
  return entries.map(([id, side, severity, title, answer, judge]) => {
    const [applies, evidence] = judge(facts);
    return { id, side, severity, title, applies, evidence, answer };
  });
}
