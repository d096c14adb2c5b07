/**
 * The rows of one inspected export, each staged or rejected, in the form in which the ledger keeps them,
 * and at the end what was noticed on the way. It touches nothing but the file, so that it can run in a
 * thread of its own.
 */
import { type InspectedExport, readExport } from '../connectors/kartra/inspect-export.ts';
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
  /** Of the file, read so far: how far the reading is, to a chunk. */
  readonly bytesRead: number;
}

/** The rows of a file, read from it. @throws as `prepareRows` */
export function prepareFile(file: InspectedExport): AsyncGenerator<PreparedRows, FileReport> {
  let bytes = 0;
  const batches = readExport(file, (read) => {
    bytes += read;
  });
  return prepareRows(file, batches, () => bytes);
}

/**
 * @param batches the file's rows below the header
 * @param bytesRead tells how many bytes of the file were read for them
 * @throws LandfallError `file-not-an-export`, `file-missing`, `file-unreadable`
 */
export async function* prepareRows(
  file: Pick<InspectedExport, 'header' | 'columns' | 'kind' | 'endsOpen'>,
  batches: AsyncIterable<readonly StagedRow[]>,
  bytesRead: () => number = () => 0,
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
    return { rows: batch.length, staged: { lines, cells }, rejected, bytesRead: bytesRead() };
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
