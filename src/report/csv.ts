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
  yield byteOrderMark + line([columns]);
  for await (const rows of batches) if (rows.length > 0) yield line(rows);
}

function line(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  );
}
