/** What was read back and compared: a table per object and field, and the list of what differs. */
import type { Discrepancy, FieldTally, RecordState } from '../model/verification.ts';
import { csvText } from './csv.ts';
import { table } from './reconciliation.ts';
import { number } from './words.ts';

export interface VerificationPaper {
  readonly target: string;
  /** ISO instant. */
  readonly at: string;
  readonly records: Readonly<Record<RecordState, number>>;
  readonly tallies: readonly FieldTally[];
}

const stateWords: Readonly<Record<RecordState, string>> = {
  verified: 'every field as planned',
  mismatched: 'a field differs',
  missing: 'not there',
  extra: 'arrived twice',
  suspended: 'edited by your team since, left alone',
  unverifiable: 'HighLevel does not show this, so we cannot prove it',
};

/** Markdown. */
export function verificationPaper({ target, at, records, tallies }: VerificationPaper): string {
  const states = Object.entries(records).map(([state, count]) => [
    stateWords[state as RecordState],
    number(count),
  ]);
  const fields = [...tallies]
    .sort((a, b) => (a.object === b.object ? 0 : a.object < b.object ? -1 : 1))
    .map((tally) => [
      tally.object,
      tally.field,
      ...[tally.compared, tally.equal, tally.normalised, tally.different].map(number),
    ]);
  return [
    `# Verification (${target})`,
    '',
    `Read back from HighLevel ${at}.`,
    '',
    table([['Records', ''], ...states]),
    '',
    table([['object', 'field', 'compared', 'equal', 'equal after normalising', 'different'], ...fields]),
    '',
  ].join('\n');
}

/** CSV: one line per difference. */
export function discrepanciesCsv(batches: AsyncIterable<readonly Discrepancy[]>): AsyncGenerator<string> {
  const columns = ['object', 'external id', 'HighLevel id', 'state', 'field', 'expected', 'found'];
  return csvText(columns, rowsOf(batches));
}

async function* rowsOf(batches: AsyncIterable<readonly Discrepancy[]>) {
  for await (const batch of batches) {
    yield batch.map((row) => [
      row.object,
      row.externalId,
      row.destinationId,
      stateWords[row.state],
      row.field,
      row.expected,
      row.actual,
    ]);
  }
}
