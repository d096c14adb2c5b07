/**
 * The known difficulties of Kartra, of HighLevel and of the pair, each marked as it falls on this account, with
 * the numbers that decide it (R114 to R124). Those of another direction are not listed. Pure.
 */
import type { AccountSurvey } from '../model/account-survey.ts';
import { type Gotcha, type SurveySums, severities } from '../model/audit.ts';
import type { Estimate } from '../model/estimate.ts';
import { number, plural } from '../model/number-words.ts';
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
      const seen = found
        .map(({ behaviour: kind, tags }) => `${kind}: ${plural(tags.length, 'tag')}`)
        .join(', ');
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
      `${number(pruning.people)} of ${number(counts.contact)} people are blocked, idle or out of reach`,
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
      `${plural(files.files, 'file')}, ${plural(files.rows, 'row')}; API ${api.asked ? `asked about ${plural(api.read, 'person', 'people')}` : 'not asked'}`,
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
      inventory.length === 0
        ? 'no inventory yet'
        : plural(inventory.length, 'thing to rebuild', 'things to rebuild'),
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
        `${plural(people.withGdprStatus, 'person', 'people')} with a GDPR status, in ${plural(told.length, 'combination')} of words`,
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
      `${plural(counts.contact, 'person', 'people')}, ${plural(estimate.downloads, 'download')} at ${number(contactsPerDownload)} each`,
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
      `${plural(memberships.length, 'level')}, ${plural(access, 'access', 'accesses')}`,
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
      `${plural(runningSubscriptions, 'subscription')} still billed in Kartra`,
    ],
  ],
  [
    'silos',
    'highlevel',
    'high',
    'Each location is an island',
    'One Kartra account, one location; every write checks the location it goes to.',
    ({ survey: { sellers } }) => [
      sellers.length > 1,
      `${plural(sellers.length, 'seller')} in the transactions`,
    ],
  ],
  [
    'usage-costs',
    'highlevel',
    'high',
    'Texts, calls and AI are paid by use',
    'reports/capacity has a table with prices you fill in.',
    ({ survey: { people }, sums }) => [
      sums.people.withPhone > 0,
      `${plural(sums.people.withPhone, 'person', 'people')} with a phone number, ${number(people.northAmericanPhones)} of them North American`,
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
      `${plural(estimate.highLevelRequests, 'request')}, ${plural(Math.ceil(estimate.machineMinutes), 'minute')} of machine time`,
    ],
  ],
  [
    'white-label',
    'highlevel',
    'low',
    'White label and branding cannot be moved by program',
    'Set them up by hand; they stand in the cut-over checklist.',
    ({ survey: { sellers } }) => [
      sellers.length > 1,
      `${plural(sellers.length, 'seller')} in the transactions`,
    ],
  ],
  [
    'tag-case',
    'highlevel',
    'medium',
    'HighLevel knows no capitals in tags',
    'Names that differ in capitals or blanks become one tag; reports/tags.csv lists each.',
    ({ survey: { mergedTags } }) => [
      mergedTags.tags > 0,
      `${plural(mergedTags.names, 'name')} become ${plural(mergedTags.tags, 'tag')}`,
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
      `${plural(counts.deal, 'deal')} and ${plural(counts.transaction, 'transaction')} with dates of their own`,
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
      `${plural(duplicates.peopleSharingPhones, 'person', 'people')} share ${plural(duplicates.sharedPhones, 'number')}`,
    ],
  ],
  [
    'lost-records',
    'kartra',
    'medium',
    'Exports hold only whom the filter shows',
    'Records that name nobody are listed; export the missing people too.',
    ({ sums: { orphans } }) => [orphans > 0, `${plural(orphans, 'record')} of nobody in the contacts`],
  ],
];

/** What applies comes first, the severe before the rest. */
function byUrgency(one: Gotcha, other: Gotcha): number {
  const rank = ({ applies, severity }: Gotcha) =>
    (applies ? 0 : severities.length) + severities.indexOf(severity);
  return rank(one) - rank(other);
}

/** Those that apply first, the severe before the rest. */
export function findGotchas(survey: AccountSurvey, sums: SurveySums, estimate: Estimate): readonly Gotcha[] {
  const facts = { survey, sums, estimate, behaviour: findBehaviour(survey.tags) };
  const judged = entries.map(([id, side, severity, title, answer, judge]): Gotcha => {
    const [applies, evidence] = judge(facts);
    return { id, side, severity, title, applies, evidence, answer };
  });
  return [...judged].sort(byUrgency);
}
