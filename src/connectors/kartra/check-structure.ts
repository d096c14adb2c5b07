/**
 * The second pass over a file: finds its layout and its header, and checks the structure of every row
 * before anything of it is staged. What it refuses names the line, the cell and the remedy.
 */
import type { StagedRow } from '../../model/entity.ts';
import { type CsvLayout, detectLayout, skipDelimiterLine } from './detect-layout.ts';
import { maskPersonal } from './mask.ts';
import { maxRowBytes, readCsv } from './read-csv.ts';
import { refuseFile } from './refuse-file.ts';
import { createRowScan, type RowScan, type StructureFault, type StructureRule } from './scan-rows.ts';

export interface CheckedStructure {
  readonly layout: CsvLayout;
  readonly header: StagedRow;
  /** No line end closes the last row. */
  readonly endsOpen: boolean;
}

const repair =
  'Export from Kartra again and put the file here unopened; or mend this line in a text editor: a quote inside a cell is written twice ("") and the cell stands in quotes.';

const sayings: Readonly<Record<StructureRule, string>> = {
  'quote-in-cell': 'a quote stands inside a cell that does not begin with one.',
  'text-after-quote': 'text follows the quote that closes the cell.',
  'quote-not-closed': 'the quote that opens here is never closed.',
  'row-too-long': `the row that begins here is longer than ${maxRowBytes / 1024 / 1024} MB; most often a quote is not closed.`,
};

/**
 * @param chunks UTF-8 without a byte order mark
 * @param file its name in messages
 * @param mayHaveNoRows a header alone says something: nobody is under the filter it was exported by
 * @throws LandfallError `file-not-an-export`: empty, only a header, or a broken row
 */
export async function checkStructure(
  chunks: AsyncIterable<Buffer>,
  file: string,
  mayHaveNoRows = false,
): Promise<CheckedStructure> {
  let head: Buffer = Buffer.alloc(0);
  let scan: RowScan | null = null;
  let layout: CsvLayout = { delimiter: ',', newline: '\n' };
  const start = (): RowScan => {
    layout = detectLayout(head.toString());
    const started = createRowScan(layout, maxRowBytes);
    refuseFault(started.push(head), file);
    return started;
  };
  for await (const chunk of chunks) {
    if (scan !== null) {
      refuseFault(scan.push(chunk), file);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (hasLine(head) || head.length > maxRowBytes) scan = start();
  }
  scan ??= start();
  refuseFault(scan.end(), file);
  const rows = layout.namesDelimiter ? scan.rows - 1 : scan.rows;
  if (rows === 0) {
    throw refuseFile(file, 'the file is empty.', {
      rule: 'file-empty',
      remedy: 'Export from Kartra again, or take the file out of exports/.',
    });
  }
  const header = await readHeader(head, layout, file);
  if (rows === 1 && !mayHaveNoRows) {
    throw refuseFile(file, 'the file holds one line and no record below it.', {
      line: header.line,
      value: maskPersonal(header.cells.join(', ')),
      rule: 'no-rows',
      remedy: 'Check the filter of the export in Kartra, or take the file out of exports/.',
    });
  }
  return { layout, header, endsOpen: scan.endsOpen };
}

/** Whether the text has a line break after something that is not blank. */
function hasLine(head: Buffer): boolean {
  return /\S[^\n\r]*[\n\r][\s\S]{2}/u.test(skipDelimiterLine(head.toString('latin1')));
}

async function readHeader(head: Buffer, layout: CsvLayout, file: string): Promise<StagedRow> {
  for await (const batch of readCsv(firstRows(head, layout), layout, file)) {
    const header = batch[0];
    if (header !== undefined) return header;
  }
  throw refuseFile(file, 'no header was found.', {
    line: 1,
    rule: 'header-missing',
    remedy: 'Export from Kartra again; the first line must name the columns.',
  });
}

/** Enough of the text to hold the header, ending at a row's end. */
async function* firstRows(head: Buffer, layout: CsvLayout): AsyncGenerator<Buffer> {
  let quoted = false;
  let started = false;
  let passed = !layout.namesDelimiter;
  for (const [index, byte] of head.entries()) {
    if (byte === 0x22) quoted = !quoted;
    if (byte > 0x20) started = true;
    if (started && !quoted && byte === layout.newline.charCodeAt(0)) {
      if (passed) {
        yield head.subarray(0, index + 1);
        return;
      }
      passed = true;
      started = false;
    }
  }
  yield head;
}

function refuseFault(fault: StructureFault | null, file: string): void {
  if (fault === null) return;
  throw refuseFile(file, sayings[fault.rule], {
    line: fault.line,
    column: fault.cell,
    value: maskPersonal(fault.excerpt),
    rule: fault.rule,
    remedy: repair,
  });
}
