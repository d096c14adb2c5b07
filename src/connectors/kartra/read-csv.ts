/**
 * Rows of a delimited file, each with the line its first cell stands on.
 *
 * The number of cells is not checked here: a row that does not fit is the step's to judge. Blank lines
 * are no rows. The structure has been checked before (`createRowScan`), so a fault here means the file
 * changed meanwhile; it stops the file.
 */
import { StringDecoder } from 'node:string_decoder';
import type { StagedRow } from '../../model/entity.ts';
import type { CsvLayout } from './detect-layout.ts';
import { refuseFile } from './refuse-file.ts';
import { createRowSplitter, SplitFault } from './split-rows.ts';

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
  const splitter = createRowSplitter(layout);
  const decoder = new StringDecoder('utf8');
  let waiting: StagedRow[] = [];
  let skip = layout.namesDelimiter ? 1 : 0;
  const take = (rows: StagedRow[]): void => {
    waiting.push(...rows.slice(skip));
    if (rows.length > 0) skip = 0;
  };
  try {
    for await (const chunk of chunks) {
      take(splitter.push(decoder.write(chunk)));
      if (splitter.pending > maxRowBytes) throw new SplitFault(splitter.line);
      let sent = 0;
      for (; waiting.length - sent >= rowsPerBatch; sent += rowsPerBatch) {
        yield waiting.slice(sent, sent + rowsPerBatch);
      }
      waiting = waiting.slice(sent);
    }
    take(splitter.push(decoder.end()));
    take(splitter.end());
  } catch (error) {
    throw error instanceof SplitFault ? describeFault(error, file) : error;
  }
  if (waiting.length > 0) yield waiting;
}

function describeFault({ line }: SplitFault, file: string): Error {
  return refuseFile(file, 'the row that begins here cannot be read as delimited text.', {
    line,
    rule: 'row-unreadable',
    remedy: 'Export from Kartra again and do not edit the file while Landfall reads it.',
  });
}
