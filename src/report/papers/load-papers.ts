/** Reconciliation and verification of the latest load, from the same figures as the papers of each phase. */
import type { ReportFacts } from '../../model/report-facts.ts';
import { type Paper, section, tableOf, text } from '../paper/paper.ts';
import { bucketWords, number, objectWords } from '../words.ts';

export function reconciliationReport({ load }: ReportFacts): Paper {
  const counts = Object.entries(load?.counts ?? {});
  const unbalanced = counts.filter(([, { planned, ...buckets }]) => sumOf(Object.values(buckets)) > planned);
  const waiting = counts.reduce(
    (sum, [, { planned, ...buckets }]) => sum + planned - sumOf(Object.values(buckets)),
    0,
  );
  return {
    title: 'Reconciliation',
    lead:
      load === null
        ? 'Nothing has been planned yet.'
        : `${load.target}: ${unbalanced.length === 0 ? 'every planned row stands in one column at most' : `${number(unbalanced.length)} kinds do not balance`}; ${number(waiting)} rows are still to come.`,
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
            planned - sumOf(Object.values(buckets)),
          ]),
        ),
        tableOf('Why records were left out', ['reason', 'records'], Object.entries(load?.reasons ?? {})),
      ),
    ],
  };
}

export function verificationReport({ load }: ReportFacts): Paper {
  const tallies = load?.tallies ?? [];
  const sum = (of: 'compared' | 'equal' | 'normalised' | 'different') =>
    sumOf(tallies.map((tally) => tally[of]));
  return {
    title: 'Verification',
    lead:
      load?.records == null
        ? 'Nothing has been read back yet.'
        : `${number(sum('compared'))} fields compared: ${number(sum('equal'))} equal, ${number(sum('normalised'))} equal after normalising, ${number(sum('different'))} different.`,
    sections: [
      ...(load?.records == null
        ? []
        : [
            section('Records', {
              kind: 'bars',
              caption: 'Records read back',
              bars: Object.entries(load.records).map(([name, value]) => ({ name, value })),
            }),
          ]),
      section(
        'Fields',
        tableOf(
          'Every field of every kind',
          ['kind', 'field', 'compared', 'equal', 'equal after normalising', 'different'],
          tallies.map(({ object, field, compared, equal, normalised, different }) => [
            object,
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

function sumOf(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
