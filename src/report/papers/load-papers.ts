/** Reconciliation and verification of the latest load, from the same figures as the papers of each phase. */
import { objectKinds } from '../../model/plan.ts';
import type { ReportFacts } from '../../model/report-facts.ts';
import type { RecordState } from '../../model/verification.ts';
import { type Paper, section, type Table, tableOf, text } from '../paper/paper.ts';
import { stateWords } from '../verification-paper.ts';
import { bucketWords, number, objectWords } from '../words.ts';

export function reconciliationReport({ load }: ReportFacts): Paper {
  const counts = inOrder(load?.counts ?? {});
  const unbalanced = Object.values(load?.sums.toCome ?? {}).filter((rows) => rows < 0);
  return {
    title: 'Reconciliation',
    lead:
      load === null
        ? 'Nothing has been planned yet.'
        : `${load.target}: ${unbalanced.length === 0 ? 'every planned row stands in one column at most' : `${number(unbalanced.length)} kinds do not balance`}; ${number(load.sums.allToCome)} rows are still to come.`,
    sections: [
      section(
        'By kind of record',
        tableOf(
          'Planned = the sum of the columns + still to come',
          ['', 'planned', ...bucketWords.map(([, words]) => words), 'still to come'],
          counts.map(([object, { planned, ...buckets }]) => [
            objectWords[object] ?? object,
            planned,
            ...bucketWords.map(([bucket]) => buckets[bucket]),
            load?.sums.toCome[object] ?? 0,
          ]),
        ),
        reasonsTable(load?.reasons ?? {}),
      ),
    ],
  };
}

/** Kinds of record in the order they are written. */
export function inOrder<Count>(
  counts: Readonly<Record<string, Count>>,
): readonly (readonly [string, Count])[] {
  return objectKinds.flatMap((object) => {
    const count = counts[object];
    return count === undefined ? [] : [[object, count] as const];
  });
}

/** Reasons as people read them: what stands before the colon is for programs. */
export function reasonsTable(reasons: Readonly<Record<string, number>>): Table {
  return tableOf(
    'Why records were left out',
    ['reason', 'records'],
    Object.entries(reasons).map(([reason, records]) => [reason.replace(/^[a-z-]+: /u, ''), records]),
  );
}

export function verificationReport({ load }: ReportFacts): Paper {
  const tallies = load?.tallies ?? [];
  return {
    title: 'Verification',
    lead:
      load?.records == null
        ? 'Nothing has been read back yet.'
        : `${number(load.sums.fields.compared)} fields compared: ${number(load.sums.fields.equal)} equal, ${number(load.sums.fields.normalised)} equal after normalising, ${number(load.sums.fields.different)} different.`,
    sections: [
      ...(load?.records == null
        ? []
        : [
            section('Records', {
              kind: 'bars',
              caption: 'Records read back',
              bars: Object.entries(load.records).map(([state, value]) => ({
                name: stateWords[state as RecordState],
                value,
              })),
            }),
          ]),
      section(
        'Fields',
        tableOf(
          'Every field of every kind',
          ['kind', 'field', 'compared', 'equal', 'equal after normalising', 'different'],
          tallies.map(({ object, field, compared, equal, normalised, different }) => [
            objectWords[object] ?? object,
            field,
            compared,
            equal,
            normalised,
            different,
          ]),
        ),
        text('What differs, record by record: reports/discrepancies-*.csv.'),
      ),
    ],
  };
}
