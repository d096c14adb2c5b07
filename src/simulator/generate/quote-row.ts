/**
 * RFC 4180: a cell with a comma, a quote or a line break is quoted and its quotes doubled; rows end in CRLF.
 */

const NEEDS_QUOTES = /[",\r\n]/;

/** @example quoteRow(['a', 'b,c']) // 'a,"b,c"\r\n' */
export function quoteRow(cells: readonly string[]): string {
  return `${cells.map(quoteCell).join(',')}\r\n`;
}

function quoteCell(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
