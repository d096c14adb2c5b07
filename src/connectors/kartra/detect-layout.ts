/**
 * How a delimited file is laid out, told by its first line: the delimiter (`,`, `;` as Excel writes it
 * in many countries, or a tab) and the line ending (LF with or without CR, or CR alone).
 */
import { knownColumn } from './column-names.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

export interface CsvLayout {
  readonly delimiter: Delimiter;
  /** What ends a line; `\n` stands for CR LF too. */
  readonly newline: '\n' | '\r';
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/** @param head the beginning of the text, its first line that is not blank included */
export function detectLayout(head: string): CsvLayout {
  const text = head.replace(/^\s+/u, '');
  const end = endOfLine(text);
  const line = text.slice(0, end);
  const newline = text[end] === '\r' && text[end + 1] !== '\n' && end + 1 < text.length ? '\r' : '\n';
  const best = delimiters
    .map((delimiter) => {
      const cells = line.split(delimiter).map((cell) => cell.replace(/^"|"$/gu, ''));
      return { delimiter, known: cells.filter((cell) => knownColumn(cell) !== null).length, cells };
    })
    .sort((a, b) => b.known - a.known || b.cells.length - a.cells.length)[0];
  return { delimiter: best?.delimiter ?? ',', newline };
}

/** Position of the first line break outside quotes. */
function endOfLine(text: string): number {
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) return index;
  }
  return text.length;
}
