/**
 * Rows of a delimited file, parsed by csv-parse, each with the line its first cell stands on.
 *
 * The number of cells is not checked here: a row that does not fit is the step's to judge. Blank lines
 * are no rows. Lines are counted here, by the line ends the cells hold: the parser counts a CR LF inside
 * a cell twice. The structure has been checked before (`scanRows`), so a parser error here means the
 * file changed meanwhile or the two disagree; it stops the file all the same.
 */
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { StagedRow } from '../../model/entity.ts';
import type { CsvLayout } from './detect-layout.ts';
import { refuseFile } from './refuse-file.ts';

/** Longest row read, in bytes. Kartra's fields hold far less; more is a quote that is never closed. */
export const maxRowBytes = 1024 * 1024;

const rowsPerBatch = 500;

/**
 * @param chunks UTF-8 without a byte order mark
 * @param file its name in messages
 * @returns batches of up to 500 rows, the header's row first
 * @throws LandfallError `file-not-an-export`
 */
export async function* readCsv(
  chunks: AsyncIterable<Buffer>,
  layout: CsvLayout,
  file: string,
): AsyncGenerator<readonly StagedRow[]> {
  const parser = parse({
    delimiter: layout.delimiter,
    record_delimiter: layout.newline === '\r' ? ['\r'] : ['\r\n', '\n'],
    relax_column_count: true,
    max_record_size: maxRowBytes,
  });
  pipeline(Readable.from(chunks, { objectMode: false }), parser, () => {});
  let line = 1;
  let batch: StagedRow[] = [];
  try {
    for await (const record of parser) {
      const cells = record as string[];
      if (cells.length > 1 || cells[0]?.trim() !== '') batch.push({ line, cells });
      line += 1 + countBreaks(cells, layout.newline);
      if (batch.length === rowsPerBatch) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? describeCsvError(error, file) : error;
  }
  if (batch.length > 0) yield batch;
}

function countBreaks(cells: readonly string[], newline: string): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + 1)) count += 1;
  }
  return count;
}

function describeCsvError(error: CsvError, file: string): Error {
  return refuseFile(file, 'a row near this line cannot be read as delimited text.', {
    ...(typeof error['lines'] === 'number' ? { line: error['lines'] } : {}),
    rule: error.code.toLowerCase().replaceAll('_', '-'),
    remedy: 'Export from Kartra again and do not edit the file while Landfall reads it.',
  });
}
