/** The audit: what is there, how hard it will be, what will not come along, what applies to this account. */
import type { KartraFieldType } from '../../model/account-survey.ts';
import type { AuditReport, Gap, Gotcha, GradeInputs } from '../../model/audit.ts';
import { entityKinds } from '../../model/entity.ts';
import { entityWords } from '../../model/number-words.ts';
import { list, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { number, percent, plural } from '../words.ts';

/** Kartra's five kinds of custom field, as its screens call them. */
export const fieldTypeWords: Readonly<Record<KartraFieldType, string>> = {
  input_field: 'one line of text',
  text_area: 'several lines of text',
  drop_down: 'drop-down',
  radio_button: 'radio buttons',
  checkbox: 'checkboxes',
};

const sides: Readonly<Record<Gotcha['side'], string>> = {
  kartra: 'Kartra',
  highlevel: 'HighLevel',
  pair: 'both together',
};

export function auditPaper(audit: AuditReport): Paper {
  const { survey, nine, grade, compatibility, gotchas, gaps } = audit;
  const applying = gotchas.filter(({ applies }) => applies);
  return {
    title: 'Audit of the Kartra account',
    lead: `${plural(survey.counts.contact, 'person', 'people')}, ${plural(survey.counts.transaction, 'transaction')}, ${plural(survey.counts.subscription, 'subscription')}. Grade ${grade.overall}: ${grade.word.toLowerCase()}. ${compatibility.catalogue.exact} of ${compatibility.catalogue.kinds} kinds of record move one to one (${percent(compatibility.catalogue.share, 0)}); ${plural(gaps.length, 'gap')} to know of before anything moves.`,
    sections: [
      section('What is there', { kind: 'figures', figures: nine.map(({ name, count }) => [name, count]) }),
      gradeSection(audit),
      section('What will not come along', gapsTable(gaps)),
      section(
        'What takes care here',
        tableOf(
          `${applying.length} of ${gotchas.length} known difficulties apply to this account`,
          ['severity', 'where', 'what', 'applies to you', 'because', 'what is done'],
          gotchas.map(({ severity, side, title, applies, evidence, answer }) => [
            severity,
            sides[side],
            title,
            applies ? 'yes' : 'no',
            evidence,
            applies ? answer : '',
          ]),
        ),
      ),
      ...surveySections(audit),
    ],
  };
}

export function gapsTable(gaps: readonly Gap[]) {
  return tableOf(
    'Gaps',
    ['gap', 'what is missing', 'how to have less of it', 'records', 'known to'],
    gaps.map(({ title, what, remedy, records, acknowledged }) => [
      title,
      what,
      remedy,
      records ?? 'nobody can count them',
      acknowledged === null ? 'nobody yet' : `${acknowledged.by}, ${acknowledged.at.slice(0, 10)}`,
    ]),
    'Nothing is missing.',
  );
}

const inputWords: Readonly<Record<keyof GradeInputs, string>> = {
  lossyKinds: 'kinds that lose something',
  troubles: 'kinds of trouble',
  unconfirmedColumns: 'columns not confirmed',
  undecidedColumns: 'columns without a proposal',
  clashingFields: 'fields that clash',
  workingDays: 'working days',
  requests: 'requests',
  records: 'records',
};

export function gradeSection({ grade }: Pick<AuditReport, 'grade'>) {
  const better = grade.counterfactuals.map(
    ({ if: change, subject, becomes, overall }) =>
      `${subject} becomes ${becomes} if ${change}; over all ${overall}.`,
  );
  return section(
    `Grade ${grade.overall}: ${grade.word.toLowerCase()}`,
    tableOf(
      'The five grades and what they were read from',
      ['subject', 'grade', 'because', 'numbers'],
      grade.subjects.map(({ subject, letter, because, inputs }) => [
        subject,
        letter,
        because,
        Object.entries(inputs)
          .map(([name, value]) => `${inputWords[name as keyof GradeInputs]}: ${number(value)}`)
          .join(', '),
      ]),
    ),
    ...(better.length === 0 ? [] : [text('What would make it better:'), list(better)]),
  );
}

function surveySections({ survey, behaviour, estimate }: AuditReport) {
  const { counts, people, pruning } = survey;
  return [
    section(
      'People',
      {
        kind: 'bars',
        caption: 'Mailing status in Kartra',
        bars: survey.statuses.map(({ name, count }) => ({
          name: name === '' ? 'not told' : name,
          value: count,
        })),
      },
      tableOf(
        'What people lack, and have',
        ['', 'people'],
        [
          ['without a Kartra id', people.withoutLeadId],
          ['without e-mail', people.withoutEmail],
          ['without phone', people.withoutPhone],
          ['without either', people.withoutEither],
          ['with a North American phone', people.northAmericanPhones],
          ['who bought', people.buyers],
          ['with a score', people.withScore],
          ['with notes', people.withNotes],
        ],
      ),
      tableOf(
        'Whom you may leave behind (nobody is left out by itself; somebody may stand in several lines)',
        ['why', 'people'],
        [
          ['no e-mail and no phone', pruning.byReason.unreachable],
          ['Kartra does not write to them', pruning.byReason.blocked],
          ['on no list, never bought, joined two years ago or more', pruning.byReason.idle],
          ['exported as not opening, never bought', pruning.byReason['not-opening']],
          ['in all', pruning.people],
        ],
      ),
      tableOf(
        'Doubles',
        ['', 'number'],
        [
          ['phone numbers that several people have', survey.duplicates.sharedPhones],
          ['people who share one', survey.duplicates.peopleSharingPhones],
          ['rows that stood in the exports more than once', survey.duplicates.repeatedRows],
          ['e-mail addresses of two Kartra ids', survey.duplicates.emailConflicts],
        ],
      ),
    ),
    section(
      'Custom fields',
      tableOf(
        'Custom fields',
        ['field', 'kind', 'known from', 'choices', 'people'],
        survey.customFields.map(({ column, type, typeFrom, options, filled }) => [
          column,
          fieldTypeWords[type],
          typeFrom === 'api' ? 'Kartra' : 'its values',
          typeFrom === 'api' ? options : 'not told',
          filled,
        ]),
      ),
    ),
    section(
      'Tags and behaviour',
      tableOf(
        'Behaviour that tags record',
        ['behaviour', 'tags', 'times', 'which'],
        behaviour.map(({ behaviour: kind, tags, marks }) => [
          kind,
          tags.length,
          marks,
          tags.length === 0 ? 'none: a gap' : tags.map(({ name }) => name).join(' · '),
        ]),
      ),
      tableOf(
        'Tags',
        ['tag', 'people'],
        survey.tags.map(({ name, count }) => [name, count]),
      ),
    ),
    section(
      'Lists',
      tableOf(
        'Lists',
        ['list', 'on it', 'left it'],
        survey.lists.map(({ name, count, left }) => [name, count, left]),
      ),
    ),
    section(
      'Pipelines',
      tableOf(
        'Pipelines and stages',
        ['pipeline', 'stage', 'deals'],
        survey.pipelines.map(({ pipeline, stage, deals }) => [pipeline, stage, deals]),
      ),
      tableOf(
        'Owners',
        ['owner', 'deals', 'companies'],
        survey.owners.map(({ owner, deals, companies }) => [
          owner === '' ? '(nobody)' : owner,
          deals,
          companies,
        ]),
      ),
    ),
    section(
      'Memberships',
      tableOf(
        'Memberships and levels',
        ['membership', 'level', 'with access', 'ended'],
        survey.memberships.map(({ membership, level, active, ended }) => [membership, level, active, ended]),
      ),
    ),
    section(
      'Accounts inside the account',
      tableOf(
        'Sellers in the transactions',
        ['seller', 'transactions'],
        survey.sellers.map(({ name, count }) => [name === '' ? '(none named)' : name, count]),
      ),
      text(
        survey.sellers.length > 1
          ? `Several sellers: the account sells for others, or has accounts below it. ${locationsSentence(estimate.inputs.subAccounts)}`
          : 'No sign of accounts below this one.',
      ),
    ),
    section(
      'Everything by kind',
      tableOf(
        'Records',
        ['kind', 'records'],
        entityKinds.map((kind) => [entityWords[kind][1], counts[kind]]),
      ),
    ),
  ];
}

const locationsSentence = (locations: number): string =>
  locations === 1
    ? 'All of them share this location (decide sub-accounts).'
    : 'Each is a location of its own (decide sub-accounts).';
