/** What files exported from HighLevel prove of a load, what they do not, and what differs. */
import type { FieldTally, RecordState } from '../model/verification.ts';
import { table } from './reconciliation.ts';
import { number, objectWords } from './words.ts';

export interface CsvProofPaper {
  readonly target: string;
  /** ISO instant. */
  readonly at: string;
  readonly records: Readonly<Record<RecordState, number>>;
  readonly tallies: readonly FieldTally[];
  readonly notShown: Readonly<Record<string, number>>;
  readonly unproved: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Markdown. */
export function csvProofPaper({ target, at, records, tallies, notShown, unproved }: CsvProofPaper): string {
  const words = (object: string): string => objectWords[object] ?? object;
  const fields = tallies.map(({ object, field, compared, equal, normalised, different }) => [
    words(object),
    field,
    ...[compared, equal, normalised, different].map(number),
  ]);
  const open = Object.entries(unproved).flatMap(([object, byField]) =>
    Object.entries(byField).map(([field, count]) => [words(object), field, number(count)]),
  );
  const kinds = Object.entries(notShown).map(([object, count]) => [words(object), number(count)]);
  return [
    `# Verification from exported files (${target})`,
    '',
    `Written ${at}, without a request. A file shows less than a read-back: what it cannot prove stands below, and is not counted as right.`,
    '',
    table([
      ['Records', ''],
      ['every field the file shows as planned', number(records.verified)],
      ['a field differs', number(records.mismatched)],
      ['not in the file', number(records.missing)],
      ['cannot be proven', number(records.unverifiable)],
    ]),
    '',
    table([['', 'field', 'compared', 'equal', 'equal after normalising', 'different'], ...fields]),
    '',
    '## Not proven by these files',
    '',
    table([['', 'field', 'records'], ...open]),
    '',
    table([['no file shows', 'records'], ...kinds]),
    '',
  ].join('\n');
}
