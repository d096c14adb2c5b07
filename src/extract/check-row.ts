/**
 * Whether a data row can become a record. A row is staged or rejected, never both and never dropped, so
 * that rows read = staged + rejected (I4). A rejected row keeps its cells as read; its message holds no
 * personal data.
 */
import type { RejectedRow, StagedRow } from '../model/entity.ts';
import { findIdentityColumns, type IdentityColumns, identifyRow } from './identify-row.ts';

export type RowRule = 'repeated-header' | 'cell-count' | 'no-identity';

/** What rows of one file are checked against. */
export interface RowExpectation {
  readonly header: readonly string[];
  readonly identity: IdentityColumns;
}

/** @param columns column key per header cell */
export function expectRows(header: readonly string[], columns: readonly string[]): RowExpectation {
  return { header, identity: findIdentityColumns(columns) };
}

/** @returns the rejection, or null when the row can be staged */
export function checkRow(row: StagedRow, expected: RowExpectation): RejectedRow | null {
  const { header } = expected;
  const { cells } = row;
  if (isHeader(cells, header)) {
    return reject(row, 'repeated-header', {
      column: null,
      value: cells[0] ?? '',
      message: 'This line repeats the header, as happens when exports are joined by hand.',
      remedy: 'Nothing to do: the line is no record. Put unjoined exports here to be sure nothing was lost.',
    });
  }
  if (cells.length !== header.length) return rejectCount(row, header);
  const { leadId, email } = identifyRow(cells, expected.identity);
  return leadId === null && email === null ? rejectIdentity(row, expected) : null;
}

function isHeader(cells: readonly string[], header: readonly string[]): boolean {
  return cells[0]?.trim() === header[0]?.trim() && cells.length === header.length
    ? cells.every((cell, index) => cell.trim() === header[index]?.trim())
    : false;
}

function rejectCount(row: StagedRow, header: readonly string[]): RejectedRow {
  const [found, wanted] = [row.cells.length, header.length];
  const tooMany = found > wanted;
  return reject(row, 'cell-count', {
    column: tooMany ? null : (header[found] ?? null),
    value: tooMany ? (row.cells[wanted] ?? '') : '',
    message: `The row has ${found} cells, the header ${wanted}.`,
    remedy: tooMany
      ? 'A delimiter stands in a cell without quotes: put that cell in quotes, or export from Kartra again.'
      : 'Cells are missing at the end of the row: export from Kartra again, or complete the row.',
  });
}

function rejectIdentity(row: StagedRow, { header, identity }: RowExpectation): RejectedRow {
  const at = identity.email >= 0 ? identity.email : identity.leadId;
  const value = row.cells[at] ?? '';
  return reject(row, 'no-identity', {
    column: header[at] ?? null,
    value,
    message:
      value.trim() === ''
        ? 'The row has neither an e-mail address nor a lead id, so nobody can be recognised by it.'
        : 'The row has no lead id, and what stands here is not an e-mail address.',
    remedy: 'Correct the contact in Kartra and export again, or include the lead id in the export.',
  });
}

function reject(
  { line, cells }: StagedRow,
  rule: RowRule,
  fault: Pick<RejectedRow, 'column' | 'value' | 'message' | 'remedy'>,
): RejectedRow {
  return { line, cells, rule, ...fault };
}
