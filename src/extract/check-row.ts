/**
 * Whether a data row can become a record. A row is staged or rejected, never both and never dropped, so
 * that rows read = staged + rejected (I4). A rejected row keeps its cells as read; its message holds no
 * personal data.
 */
import { type ExportKind, entityKindOf, type RejectedRow, type StagedRow } from '../model/entity.ts';
import { shortenedNumber } from './damage-signs.ts';
import { findIdentityColumns, type IdentityColumns, identifyRow } from './identify-row.ts';
import { compileIdentity, identityRules, type RecordIdentity } from './record-identity.ts';

export type RowRule = 'repeated-header' | 'cell-count' | 'cut-off' | 'no-identity' | 'number-shortened';

/** What rows of one file are checked against. */
export interface RowExpectation {
  readonly header: readonly string[];
  readonly identity: IdentityColumns;
  /** For every export but contacts: the identity of a row, and the columns of which one must be filled. */
  readonly record: {
    readonly identify: (cells: readonly string[]) => RecordIdentity;
    readonly required: readonly string[];
  } | null;
}

/**
 * @param columns column key per header cell
 * @param kind the export the rows are of
 */
export function expectRows(
  header: readonly string[],
  columns: readonly string[],
  kind: ExportKind = 'contacts',
): RowExpectation {
  const identity = findIdentityColumns(columns);
  const record = entityKindOf[kind];
  if (record === 'contact') return { header, identity, record: null };
  const wanted = identityRules[record].required;
  const required = header.filter((_, index) => wanted.includes(columns[index] ?? ''));
  return { header, identity, record: { identify: compileIdentity(record, columns), required } };
}

/**
 * @param isCut the file ends with this row, without a line end
 * @returns the rejection, or null when the row can be staged
 */
export function checkRow(row: StagedRow, expected: RowExpectation, isCut = false): RejectedRow | null {
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
  if (isCut && cells.length < header.length) return rejectCut(row, header);
  if (cells.length !== header.length) return rejectCount(row, header);
  if (expected.record !== null) {
    const { identify, required } = expected.record;
    return identify(cells).keys.length === 0 ? rejectRecord(row, required) : null;
  }
  const { leadId, email } = identifyRow(cells, expected.identity);
  return leadId === null && email === null ? rejectIdentity(row, expected) : null;
}

function isHeader(cells: readonly string[], header: readonly string[]): boolean {
  return cells[0]?.trim() === header[0]?.trim() && cells.length === header.length
    ? cells.every((cell, index) => cell.trim() === header[index]?.trim())
    : false;
}

function rejectCut(row: StagedRow, header: readonly string[]): RejectedRow {
  const [found, wanted] = [row.cells.length, header.length];
  return reject(row, 'cut-off', {
    column: header[found - 1] ?? null,
    value: row.cells[found - 1] ?? '',
    message: `The file ends inside this row, after ${found} of ${wanted} cells: rows below it are missing.`,
    remedy: 'The download was cut. Export from Kartra again and wait until the download is complete.',
  });
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
  const leadId = row.cells[identity.leadId] ?? '';
  if (shortenedNumber.test(leadId)) {
    return reject(row, 'number-shortened', {
      column: header[identity.leadId] ?? null,
      value: leadId,
      message: 'A spreadsheet shortened the lead id to this form; its last digits are lost.',
      remedy: 'Export from Kartra again and put the file here without opening it in a spreadsheet.',
    });
  }
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

function rejectRecord(row: StagedRow, required: readonly string[]): RejectedRow {
  return reject(row, 'no-identity', {
    column: required[0] ?? null,
    value: '',
    message: `The row has nothing it can be recognised by: ${required.length === 0 ? 'the file has no such column' : `${required.join(' or ')} is empty`}.`,
    remedy: 'Fill the cell, or take the line out if it is no record.',
  });
}

function reject(
  { line, cells }: StagedRow,
  rule: RowRule,
  fault: Pick<RejectedRow, 'column' | 'value' | 'message' | 'remedy'>,
): RejectedRow {
  return { line, cells, rule, ...fault };
}
