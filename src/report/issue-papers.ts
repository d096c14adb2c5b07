/** CSV papers about the source: rows that could not be records, and every value that was altered. */

import type { RejectedRow } from '../model/entity.ts';
import type { Issue } from '../model/issue.ts';
import type { SampledChange } from '../model/sampled-change.ts';
import { csvText } from './csv.ts';

/** One line per rejected row, its cells included, ready to be mended and exported again. */
export function rejectedRowsCsv(
  rejected: AsyncIterable<{ readonly file: string; readonly row: RejectedRow }>,
): AsyncGenerator<string> {
  const columns = ['file', 'line', 'column', 'value', 'rule', 'what is wrong', 'what to do', 'row'];
  const cells = async function* () {
    for await (const { file, row } of rejected) {
      const place = [file, row.line, row.column, row.value, row.rule, row.message, row.remedy];
      yield [[...place, JSON.stringify(row.cells)]];
    }
  };
  return csvText(columns, cells());
}

/** One line per altered, doubtful or left-out value. */
export function issuesCsv(batches: AsyncIterable<readonly Issue[]>): AsyncGenerator<string> {
  const columns = ['person', 'field', 'issue', 'severity', 'before', 'after'];
  const cells = async function* () {
    for await (const batch of batches) {
      yield batch.map((issue) => [
        issue.externalId,
        issue.field,
        issue.code,
        issue.severity,
        issue.before,
        issue.after,
      ]);
    }
  };
  return csvText(columns, cells());
}

/** Columns whose values change in three ways or more: each way with its number and a few examples. */
export function changedValuesCsv(changes: readonly SampledChange[]): AsyncGenerator<string> {
  const columns = ['column', 'change', 'how many', 'before', 'after'];
  const lines = async function* () {
    yield changes.flatMap(({ column, change, count, examples }) =>
      examples.map(({ before, after }) => [column, change, count, before, after]),
    );
  };
  return csvText(columns, lines());
}
