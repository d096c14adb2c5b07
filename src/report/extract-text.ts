/** What was extracted, as tables a person reads in a terminal: per file, per kind of record, money. */
import { manyOf } from '../model/number-words.ts';
import type { ExtractSummary } from '../model/summary.ts';
import { extractIssueLine } from './extract-issue-words.ts';
import { number, plural } from './words.ts';

/** @returns lines, without line ends */
export function extractLines(summary: ExtractSummary): readonly string[] {
  const { inputs, entities, money, issues } = summary;
  const files = inputs.map(({ name, kind, rows, staged, rejected, encoding }) => [
    name,
    kind,
    number(rows),
    number(staged),
    number(rejected),
    encoding,
  ]);
  const kinds = Object.entries(entities).map(([kind, count]) => [manyOf(kind), number(count)]);
  const sums = Object.entries(money).map(([currency, { gross, refunds, net }]) => [
    currency,
    gross,
    refunds,
    net,
  ]);
  return [
    ...table(['file', 'read as', 'rows', 'read', 'not usable', 'encoding'], files),
    '',
    ...table(['in all', 'number'], kinds),
    ...(sums.length === 0 ? [] : ['', ...table(['money', 'in', 'back', 'net (derived)'], sums)]),
    ...(Object.keys(issues).length === 0
      ? []
      : ['', 'To look at:', ...Object.entries(issues).map((issue) => `  ${extractIssueLine(...issue)}`)]),
  ];
}

/** The line of progress: what, how much, how fast, how long still. */
export function progressLine(progress: {
  readonly what: string;
  readonly rows: number;
  /** Null where it cannot be told yet. */
  readonly rowsPerSecond: number | null;
  /** Ms still to go; null where it cannot be told. */
  readonly restMs: number | null;
}): string {
  const { what, rows, rowsPerSecond, restMs } = progress;
  const rest =
    restMs === null ? '' : `, about ${plural(Math.max(1, Math.round(restMs / 1000)), 'second')} left`;
  if (rows === 0) return what;
  const rate = rowsPerSecond === null ? '' : `, ${number(Math.round(rowsPerSecond))} a second`;
  return `${what}: ${plural(rows, 'row')}${rate}${rest}`;
}

/** Columns as wide as their widest cell; numbers to the right. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const isNumber = header.map((_, column) => rows.every((row) => /^-?[\d.,]+$/u.test(row[column] ?? '')));
  return lines.map((line) =>
    line
      .map((cell, column) =>
        isNumber[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
