/**
 * The rows of one inspected export, each staged or rejected, in the form in which the ledger keeps them,
 * and at the end what was noticed on the way. It touches nothing but the file, so that it can run in a
 * thread of its own.
 */
import type { InspectedExport } from '../connectors/kartra/inspect-export.ts';
import type { RejectedRow, StagedRow } from '../model/entity.ts';
import type { FileReport } from '../model/file-report.ts';
import { type PackedRows, packCells } from '../model/pack-cells.ts';
import { checkRow, expectRows } from './check-row.ts';
import { createFileWatch } from './watch-file.ts';

/** `rows` = staged + rejected, always. */
export interface PreparedRows {
  readonly rows: number;
  readonly staged: PackedRows;
  readonly rejected: readonly RejectedRow[];
}

/**
 * @param batches the file's rows below the header
 * @throws LandfallError `file-not-an-export`, `file-missing`, `file-unreadable`
 */
export async function* prepareRows(
  file: Pick<InspectedExport, 'header' | 'columns' | 'kind' | 'endsOpen'>,
  batches: AsyncIterable<readonly StagedRow[]>,
): AsyncGenerator<PreparedRows, FileReport> {
  const expected = expectRows(file.header, file.columns, file.kind);
  const watch = createFileWatch(file.header, file.columns);
  const prepare = (batch: readonly StagedRow[], isLast: boolean): PreparedRows => {
    const lines: number[] = [];
    const cells: string[] = [];
    const rejected: RejectedRow[] = [];
    for (const [index, row] of batch.entries()) {
      const isCut = isLast && file.endsOpen && index === batch.length - 1;
      const rejection = checkRow(row, expected, isCut);
      if (rejection === null) {
        const packed = packCells(row.cells);
        watch.see(row, packed);
        lines.push(row.line);
        cells.push(packed);
      } else {
        rejected.push(rejection);
      }
    }
    return { rows: batch.length, staged: { lines, cells }, rejected };
  };

  let rows = 0;
  let held: readonly StagedRow[] = [];
  for await (const batch of batches) {
    if (held.length > 0) yield prepare(held, false);
    held = batch;
    rows += batch.length;
  }
  if (held.length > 0) yield prepare(held, true);
  return watch.report(rows);
}
