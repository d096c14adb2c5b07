/** What files exported from HighLevel prove of a load, what they do not, and what differs. */
import type { FieldTally, RecordState } from '../model/verification.ts';
import { type Paper, section, tableOf } from './paper/paper.ts';
import { objectWords } from './words.ts';

export interface CsvProofFigures {
  readonly target: string;
  readonly records: Readonly<Record<RecordState, number>>;
  readonly tallies: readonly FieldTally[];
  readonly notShown: Readonly<Record<string, number>>;
  readonly unproved: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function csvProofPaper({ target, records, tallies, notShown, unproved }: CsvProofFigures): Paper {
  const words = (object: string): string => objectWords[object] ?? object;
  return {
    title: `Verification from exported files (${target})`,
    lead: 'Written without a request. A file shows less than a read-back: what it cannot prove stands below, and is not counted as right.',
    sections: [
      section(
        'Records',
        tableOf(
          'Records in the files',
          ['', 'records'],
          [
            ['every field the file shows as planned', records.verified],
            ['a field differs', records.mismatched],
            ['not in the file', records.missing],
            ['cannot be proven', records.unverifiable],
          ],
        ),
      ),
      section(
        'Fields',
        tableOf(
          'Every field the files show',
          ['', 'field', 'compared', 'equal', 'equal after normalising', 'different'],
          tallies.map(({ object, field, compared, equal, normalised, different }) => [
            words(object),
            field,
            compared,
            equal,
            normalised,
            different,
          ]),
        ),
      ),
      section(
        'Not proven by these files',
        tableOf(
          'Fields no file shows',
          ['', 'field', 'records'],
          Object.entries(unproved).flatMap(([object, byField]) =>
            Object.entries(byField).map(([field, count]) => [words(object), field, count]),
          ),
        ),
        tableOf(
          'Kinds no file shows',
          ['', 'records'],
          Object.entries(notShown).map(([object, count]) => [words(object), count]),
        ),
      ),
    ],
  };
}
