/**
 * CSV papers. A cell that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`) is escaped; files
 * carry a byte-order mark so that Excel reads them as UTF-8.
 */
import { stringify } from 'csv-stringify/sync';

const byteOrderMark = '\uFEFF';

/**
 * @param columns header names, in order
 * @param batches rows in the same order
 * @returns the text of the file, piece by piece
 */
export async function* csvText(
  columns: readonly string[],
  batches: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + line([columns], true);
  for await (const rows of batches) if (rows.length > 0) yield line(rows, true);
}

/** The same with every cell exactly as it is: for files that are read again, not looked at. */
export async function* plainCsvText(
  columns: readonly string[],
  batches: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + line([columns], false);
  for await (const rows of batches) if (rows.length > 0) yield line(rows, false);
}

function line(rows: readonly (readonly (string | number | null)[])[], escapeFormulas: boolean): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: escapeFormulas, record_delimiter: 'windows' },
  );
}
