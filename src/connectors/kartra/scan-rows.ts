/**
 * The structure of a delimited file, checked before anything of it is kept: quotes open only at the
 * start of a cell, close before a delimiter or a line end, and are closed at all; no row is longer than
 * `maxRowBytes`. It looks only at quotes and line ends, so a file is scanned far faster than parsed.
 *
 * Modes: between rows, or inside one whose beginning is carried from chunk to chunk (at most
 * `maxRowBytes`, so memory stays flat). A scan must not be fed after a fault. A file that passes is one
 * the parser reads without error (a property test holds them together).
 */
import { createCarry } from './create-carry.ts';
import type { CsvLayout } from './detect-layout.ts';

export type StructureRule = 'quote-in-cell' | 'text-after-quote' | 'quote-not-closed' | 'row-too-long';

export interface StructureFault {
  readonly rule: StructureRule;
  /** Line the fault stands on, from 1. */
  readonly line: number;
  /** Cell of the row, from 1. */
  readonly cell: number;
  /** The beginning of the cell, unmasked. */
  readonly excerpt: string;
}

export interface RowScan {
  push(chunk: Buffer): StructureFault | null;
  end(): StructureFault | null;
  /** Rows that are not blank, so far, the header included. */
  readonly rows: number;
  /** After `end`: no line end closes the last row. */
  readonly endsOpen: boolean;
}

const quoteByte = 0x22;
const carriageReturn = 0x0d;
const excerptBytes = 200;

/** @param maxRowBytes longest row accepted, in bytes of UTF-8 */
export function createRowScan(layout: CsvLayout, maxRowBytes: number): RowScan {
  const newline = layout.newline.charCodeAt(0);
  const delimiter = layout.delimiter.charCodeAt(0);
  const carry = createCarry();
  let rows = 0;
  let rowLine = 1;
  let endsOpen = false;

  const scan = (bytes: Buffer, last: boolean): StructureFault | null => {
    let rowStart = 0;
    let line = rowLine;
    let lineEnd = bytes.indexOf(newline);
    let quote = bytes.indexOf(quoteByte);
    const fault = (rule: StructureRule, at: number) => describe(rule, bytes, rowStart, at);
    for (;;) {
      if (quote < 0 || (lineEnd >= 0 && lineEnd < quote)) {
        if (lineEnd < 0) break;
        if (lineEnd - rowStart > maxRowBytes) return fault('row-too-long', rowStart);
        if (!isBlank(bytes, rowStart, lineEnd)) rows += 1;
        rowStart = lineEnd + 1;
        line += 1;
        rowLine = line;
        lineEnd = bytes.indexOf(newline, rowStart);
        continue;
      }
      if (quote !== rowStart && bytes[quote - 1] !== delimiter) return fault('quote-in-cell', quote);
      const close = closingQuote(bytes, quote);
      if (close < 0 || (!last && close + 2 >= bytes.length)) {
        if (last) return fault('quote-not-closed', quote);
        break;
      }
      if (!endsCell(bytes, close + 1)) return fault('text-after-quote', close + 1);
      while (lineEnd >= 0 && lineEnd < close) {
        line += 1;
        lineEnd = bytes.indexOf(newline, lineEnd + 1);
      }
      quote = bytes.indexOf(quoteByte, close + 1);
    }
    if (bytes.length - rowStart > maxRowBytes) return fault('row-too-long', quote < 0 ? rowStart : quote);
    carry.keep(bytes.subarray(rowStart));
    endsOpen = last && !isBlank(bytes, rowStart, bytes.length);
    if (endsOpen) rows += 1;
    return null;
  };

  const endsCell = (bytes: Buffer, at: number): boolean =>
    at >= bytes.length ||
    bytes[at] === delimiter ||
    bytes[at] === newline ||
    (layout.newline === '\n' && bytes[at] === carriageReturn && bytes[at + 1] === newline);

  const describe = (rule: StructureRule, bytes: Buffer, rowStart: number, at: number): StructureFault => {
    const place = { line: rowLine, cell: 1 };
    let cellStart = rowStart;
    let quoted = false;
    for (let index = rowStart; index < at; index += 1) {
      const byte = bytes[index];
      if (byte === quoteByte) quoted = !quoted;
      else if (byte === newline) place.line += 1;
      else if (byte === delimiter && !quoted) {
        place.cell += 1;
        cellStart = index + 1;
      }
    }
    const excerpt = bytes.toString('utf8', cellStart, cellStart + excerptBytes);
    return { rule, ...place, excerpt };
  };

  return {
    push: (chunk) => scan(carry.join(chunk), false),
    end: () => scan(carry.join(Buffer.alloc(0)), true),
    get rows() {
      return rows;
    },
    get endsOpen() {
      return endsOpen;
    },
  };
}

/** The quote that closes the one at `open`, past doubled ones; -1 when it is not in `bytes`. */
function closingQuote(bytes: Buffer, open: number): number {
  let close = bytes.indexOf(quoteByte, open + 1);
  while (close >= 0 && bytes[close + 1] === quoteByte) close = bytes.indexOf(quoteByte, close + 2);
  return close;
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) {
    if ((bytes[index] ?? 0) > 0x20) return false;
  }
  return true;
}
