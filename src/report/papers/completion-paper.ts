/**
 * Completion: opens with the question people have. "No" comes with its reasons and their dates; then what
 * arrived, what did not and why, what was predicted and what it took, what nobody can undo.
 */
import { entityWords } from '../../model/number-words.ts';
import type { LoadFacts, ReportFacts } from '../../model/report-facts.ts';
import { list, type Paper, type Section, section, tableOf, text } from '../paper/paper.ts';
import { bucketWords, duration, number, objectWords, plural } from '../words.ts';
import { inOrder, reasonsTable } from './load-papers.ts';
import { fateBars } from './mapping-paper.ts';

export function completionPaper(facts: ReportFacts): Paper {
  const { load, audit, map, cellSums } = facts;
  const reasons = reasonsToStay(facts);
  const unmapped = (map?.columns ?? []).filter(({ target }) => target.kind === 'archive');
  return {
    title: 'Can I cancel Kartra?',
    lead:
      reasons.length === 0
        ? 'Yes: everything that could move has moved and was proved, and nothing bills or waits in Kartra any more.'
        : `Not yet: ${reasons[0]?.replace(/\.$/u, '') ?? ''}${reasons.length > 1 ? `, and ${plural(reasons.length - 1, 'further reason')}` : ''}.`,
    sections: [
      ...(reasons.length === 0 ? [] : [section('Why not yet', list(reasons))]),
      ...(facts.finished === null ? [] : [section('Finished', text(finishedText(facts.finished)))]),
      ...(load === null
        ? [section('What arrived', text('Nothing has been planned yet.'))]
        : loadSections(load)),
      section(
        'Every filled cell',
        cellSums.read === 0 ? text('Counted when a plan is made.') : fateBars(cellSums),
        tableOf(
          'Columns that stay in your archive',
          ['kind', 'column', 'why'],
          unmapped.map(({ object, column, target }) => [
            entityWords[object][1],
            column,
            target.kind === 'archive' ? target.reason : '',
          ]),
        ),
      ),
      section('What could not move', list(audit.gaps.map(({ title, what }) => `${title}: ${what}`))),
      predicted(facts),
      section('What nobody can undo', list([...lastingOf(load), ...always])),
      section(
        'Consent',
        text(
          'Check consent against the law of your country before the first campaign. The evidence per person stands in reports/consent-evidence-*.csv.',
        ),
      ),
    ],
  };
}

/** What a rollback has to leave, whatever was written. */
const always = [
  'Access that was granted, with its login mail.',
  'Conversations, notes and appointments people added since: rollback leaves them in place.',
  'Subscriptions cancelled in Kartra.',
];

/** Kinds of record HighLevel has no way to take back. */
const lasting: Readonly<Record<string, string>> = {
  object: 'custom objects were made: HighLevel lets nobody delete one, its records are removed',
  schedule: 'hours of hosts were set: HighLevel takes none off a calendar, the calendar is removed with them',
  'opportunity-reason': 'reasons why deals were lost were set: HighLevel takes none away',
  attachment: 'people got files: taken off the person, they stay in the media library',
};

function lastingOf(load: LoadFacts | null): readonly string[] {
  return Object.entries(lasting).flatMap(([object, says]) => {
    const made = load?.counts[object]?.created ?? 0;
    return made === 0 ? [] : [`${number(made)} ${says}.`];
  });
}

function finishedText({ by, at, markers, unequalSums = 0 }: NonNullable<ReportFacts['finished']>): string {
  const fate =
    markers === 'removed'
      ? 'The marks are removed: the field "Kartra ID" and the lines "Kartra reference" in descriptions and notes. No later export can be carried over, and what was filled in on existing people cannot be undone any more. Tasks and records of custom objects keep their number.'
      : 'The marks stay, by your decision: the field "Kartra ID" and the lines "Kartra reference". They are how a later export finds the same people.';
  const but =
    unequalSums === 0
      ? 'with nothing open'
      : `who accepted that ${plural(unequalSums, 'sum')} of money ${unequalSums === 1 ? 'is' : 'are'} not equal on all sides, with nothing else open`;
  return `Said to be done by ${by} on ${at.slice(0, 10)}, ${but}. ${fate}`;
}

/** The nearest date last: what keeps the account open longest stands first. */
function reasonsToStay({ load, audit, checklist, today }: ReportFacts): readonly string[] {
  const { runningSubscriptions: count, lastPayment: last } = audit.sums;
  const open = checklist.filter(({ done, group }) => done === null && group !== 'before the load');
  const outstanding = load?.sums.outstanding ?? 0;
  const wrong = load?.sums.wrong ?? 0;
  return [
    ...(count === 0
      ? []
      : [
          `${plural(count, 'subscription')} still billed there${last === '' ? '' : last < today ? `, the last on ${last} as exported: that day is over, so export subscriptions again` : `, the last on ${last}`}.`,
        ]),
    ...(load === null || load.target === 'rehearsal' ? ['The real load has not been made.'] : []),
    ...(outstanding === 0
      ? []
      : [`${plural(outstanding, 'record')} are still to be written or done by hand.`]),
    ...(load !== null && load.records === null ? ['What was written has not been read back.'] : []),
    ...(wrong === 0 ? [] : [`${plural(wrong, 'record')} differ from what was planned.`]),
    ...open.map(({ what, due }) => (due === null ? `To do: ${what}.` : `To do by ${due}: ${what}.`)),
  ];
}

function loadSections({ target, counts, reasons, records, sums, verifiedAt }: LoadFacts): readonly Section[] {
  return [
    section(
      `What arrived (${target})`,
      tableOf(
        'Records',
        ['', 'planned', ...bucketWords.map(([, words]) => words)],
        inOrder(counts).map(([object, count]) => [
          objectWords[object] ?? object,
          count.planned,
          ...bucketWords.map(([bucket]) => count[bucket]),
        ]),
      ),
      reasonsTable(reasons),
    ),
    section(
      'What was proved',
      ...(records === null
        ? [text('Not read back yet.')]
        : [
            text(
              `${plural(sums.fields.compared, 'field')} read back and compared on ${(verifiedAt ?? '').slice(0, 10)}.`,
            ),
            tableOf(
              'Records read back',
              ['', 'records'],
              [
                ['every field as planned', records.verified],
                ['a field differs', records.mismatched],
                ['not there', records.missing],
                ['arrived twice', records.extra],
                ['edited by your team since, left alone', records.suspended],
                ['HighLevel does not show this, so we cannot prove it', records.unverifiable],
              ],
            ),
          ]),
    ),
  ];
}

function predicted({ audit, load }: ReportFacts): Section {
  const { estimate } = audit;
  return section(
    'Predicted and actual',
    tableOf(
      'The load',
      ['', 'predicted', 'actual'],
      [
        [
          'requests to HighLevel',
          number(estimate.highLevelRequests),
          load === null ? 'not yet' : number(load.requests),
        ],
        [
          'machine time',
          duration(estimate.machineMinutes * 60_000),
          load === null ? 'not yet' : duration(load.minutes * 60_000),
        ],
        ['records', number(estimate.records), load === null ? 'not yet' : number(load.sums.arrived)],
      ],
    ),
  );
}
