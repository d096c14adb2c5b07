/**
 * A row's cells as one text, the form in which the ledger keeps them and threads hand them on: the cells
 * behind one U+001F each, which no export holds in practice; a row that does hold one (or half of a
 * surrogate pair, which UTF-8 cannot) is kept as a JSON array instead. Both are read back exactly.
 */

const mark = '\u001F';

/** Rows on their way into the ledger: the line of each, and its cells packed. Arrays of equal length. */
export interface PackedRows {
  readonly lines: readonly number[];
  readonly cells: readonly string[];
}

/** @example packCells(['a', '']) // '\u001Fa\u001F' */
export function packCells(cells: readonly string[]): string {
  const packed = mark + cells.join(mark);
  const plain = cells.length > 0 && countMarks(packed) === cells.length && packed.isWellFormed();
  return plain ? packed : JSON.stringify(cells);
}

export function unpackCells(packed: string): string[] {
  return packed.startsWith(mark) ? packed.slice(1).split(mark) : (JSON.parse(packed) as string[]);
}

function countMarks(text: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}
