/** Where the rows of an arriving file go: counted, and stored a batch at a time. */
import { LandfallError } from '../../errors.ts';
import { packCells } from '../../model/pack-cells.ts';
import type { Connection } from '../connection.ts';
import type { StagingSink } from '../ledger.ts';

const stagedColumns = ['file_id', 'line', 'cells'];
const rejectedColumns = [...stagedColumns, 'column', 'value', 'rule', 'message', 'remedy'];

export interface OpenSink {
  readonly sink: StagingSink;
  readonly counts: { readonly staged: number; readonly rejected: number };
}

/** @param file its name in messages */
export function createStagingSink(connection: Connection, fileId: number, file: string): OpenSink {
  const counts = { staged: 0, rejected: 0 };
  const insert: Connection['insertRows'] = (table, columns, rows) =>
    connection.insertRows(table, columns, rows).catch((error: unknown) => {
      throw isOrphan(error) ? overtaken(file, error) : error;
    });
  const sink: StagingSink = {
    async stage({ lines, cells }) {
      await insert(
        'staged_row',
        stagedColumns,
        lines.map((line, index) => [fileId, line, cells[index] ?? '']),
      );
      counts.staged += lines.length;
    },
    async reject(rows) {
      await insert(
        'rejected_row',
        rejectedColumns,
        rows.map(({ line, cells, column, value, rule, message, remedy }) => [
          fileId,
          line,
          packCells(cells),
          column,
          value,
          rule,
          message,
          remedy,
        ]),
      );
      counts.rejected += rows.length;
    },
  };
  return { sink, counts };
}

/** The file's own row is gone: another process cleared it away as what a killed run left. */
function isOrphan(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}

function overtaken(file: string, cause: unknown): LandfallError {
  return new LandfallError(
    'interrupted',
    `Another run began to read the exports while this one was reading ${file}.`,
    {
      file,
      rule: 'one run at a time',
      safe: 'Nothing of this file was kept by this run; HighLevel was not touched.',
      remedy: 'Wait for the other run to end, then run the step again.',
      next: 'landfall extract',
    },
    cause,
  );
}
