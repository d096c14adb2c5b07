/** What was read back and compared: a table per object and field, and the list of what differs. */
import type { Discrepancy, FieldTally, RecordState } from '../model/verification.ts';
import { csvText } from './csv.ts';
import { type Paper, section, tableOf } from './paper/paper.ts';
import { number, objectWords, plural } from './words.ts';

export interface LoadVerification {
  readonly target: string;
  readonly records: Readonly<Record<RecordState, number>>;
  readonly tallies: readonly FieldTally[];
}

export const stateWords: Readonly<Record<RecordState, string>> = {
  verified: 'every field as planned',
  mismatched: 'a field differs',
  missing: 'not there',
  extra: 'arrived twice',
  suspended: 'edited by your team since, left alone',
  unverifiable: 'HighLevel does not show this, so we cannot prove it',
};

export function verificationPaper({ target, records, tallies }: LoadVerification): Paper {
  const byObject = Map.groupBy(tallies, ({ object }) => object);
  return {
    title: `Verification (${target})`,
    lead: `Read back from HighLevel and compared, field by field: ${plural(records.verified, 'record')} with every field as planned, ${number(records.mismatched)} with a field that differs, ${number(records.missing)} not there.`,
    sections: [
      section(
        'Records',
        tableOf(
          'Records read back',
          ['state', 'records'],
          Object.entries(records).map(([state, count]) => [stateWords[state as RecordState], count]),
        ),
      ),
      section(
        'Fields',
        ...[...byObject].map(([object, fields]) =>
          tableOf(
            objectWords[object] ?? object,
            ['field', 'compared', 'equal', 'equal after normalising', 'different'],
            fields.map(({ field, compared, equal, normalised, different }) => [
              field,
              compared,
              equal,
              normalised,
              different,
            ]),
          ),
        ),
      ),
    ],
  };
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
