/**
 * What was noticed while a file was read, besides its rows: how full each column is, and signs that
 * something happened to the file on its way. Nothing is mended here: cells stay as they stand.
 */

export type FileFindingCode =
  | 'letters-garbled'
  | 'letters-lost'
  | 'row-limit'
  | 'cells-cut'
  | 'number-shortened'
  | 'plus-or-zero-lost'
  | 'zip-zero-lost'
  | 'formula-error'
  | 'number-as-date'
  | 'formula-carried'
  | 'rows-repeated';

export interface FileFinding {
  readonly code: FileFindingCode;
  /** Header of the column, or null when the file as a whole is meant. */
  readonly column: string | null;
  /** Cells concerned; rows where `column` is null. */
  readonly count: number;
  /** The first lines concerned, at most three. */
  readonly lines: readonly number[];
  /** What stands there, masked, at most three. */
  readonly examples: readonly string[];
  /** One sentence: what was seen and what it means. */
  readonly message: string;
  readonly remedy: string;
}

export interface FileReport {
  /** Cells of staged rows that are not blank, per header cell. */
  readonly filled: readonly number[];
  readonly findings: readonly FileFinding[];
}

export const emptyReport: FileReport = { filled: [], findings: [] };
