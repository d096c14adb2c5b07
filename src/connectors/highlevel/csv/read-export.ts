/**
 * The files a person gets by exporting a list in HighLevel's pages: contacts, companies or opportunities. (HighLevel,
 * help: a header row; which columns, and in which order, is a person's choice, so a file is recognised by the id its
 * rows carry, and a column by its name, whatever its case, blanks and dashes.)
 */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { LandfallError } from '../../../errors.ts';

export const exportedKinds = ['contact', 'company', 'opportunity'] as const;

export type ExportedKind = (typeof exportedKinds)[number];

/** One row, by plain column name: lower case, without blanks, dashes and underscores. */
export interface ExportedRow {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

export interface ExportedFile {
  readonly kind: ExportedKind;
  /** Plain names of its columns. */
  readonly columns: ReadonlySet<string>;
  rows(): AsyncIterable<ExportedRow>;
}

/** The column that makes a file an export of its kind: an opportunity's row names its contact too. */
const idColumns: readonly (readonly [ExportedKind, string])[] = [
  ['opportunity', 'opportunityid'],
  ['company', 'companyid'],
  ['contact', 'contactid'],
];

export const plainName = (header: string): string => header.toLowerCase().replaceAll(/[\s_-]+/gu, '');

/** @throws LandfallError `file-not-an-export` */
export async function openExport(file: string): Promise<ExportedFile> {
  const columns = await readHeader(file);
  const found = idColumns.find(([, column]) => columns.includes(column));
  if (found === undefined) {
    throw new LandfallError('file-not-an-export', 'The file is no export of a list of HighLevel.', {
      file,
      line: 1,
      rule: 'a column Contact Id, Company Id or Opportunity ID names each record',
      remedy: 'Export the list in HighLevel with its id among the columns.',
      safe: 'Nothing was sent to HighLevel.',
    });
  }
  const [kind, idColumn] = found;
  return { kind, columns: new Set(columns), rows: () => readRows(file, columns, idColumn) };
}

async function readHeader(file: string): Promise<readonly string[]> {
  for await (const row of readCells(file, 1)) return row.map(plainName);
  return [];
}

async function* readRows(
  file: string,
  columns: readonly string[],
  idColumn: string,
): AsyncGenerator<ExportedRow> {
  let isHeader = true;
  for await (const row of readCells(file)) {
    const cells = Object.fromEntries(columns.map((column, at) => [column, row[at] ?? '']));
    if (!isHeader && (cells[idColumn] ?? '') !== '') yield { id: cells[idColumn] ?? '', cells };
    isHeader = false;
  }
}

async function* readCells(file: string, most?: number): AsyncGenerator<readonly string[]> {
  const parser = parse({ bom: true, relax_column_count: true, ...(most === undefined ? {} : { to: most }) });
  // What goes wrong in either is thrown where the rows are taken.
  pipeline(createReadStream(file), parser, () => undefined);
  try {
    for await (const row of parser) yield row as readonly string[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new LandfallError('file-not-an-export', 'The file cannot be read as delimited text.', {
      file,
      rule: 'cells separated by commas, quoted where they hold one',
      remedy: 'Export the list in HighLevel again, and do not open it in a spreadsheet in between.',
      safe: 'Nothing was sent to HighLevel.',
    });
  }
}
