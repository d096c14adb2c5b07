/**
 * How a delimited file is laid out, told by its first line: the delimiter (`,`, `;` as Excel writes it
 * in many countries, a tab or a bar) and the line ending (LF with or without CR, or CR alone). A first
 * line `sep=;`, which Excel reads as the delimiter, decides it and is no header.
 */
import { knownColumn } from './column-names.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

export interface CsvLayout {
  readonly delimiter: Delimiter;
  /** What ends a line; `\n` stands for CR LF too. */
  readonly newline: '\n' | '\r';
  /** The first row is a `sep=` line. */
  readonly namesDelimiter?: boolean;
}

const delimiterLine = /^\s*"?sep=([,;|\t])"?(?:\r\n|\r|\n|$)/iu;

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/** @param head the beginning of the text, its first line that is not blank included */
export function detectLayout(head: string): CsvLayout {
  const text = head.replace(/^\s+/u, '');
  const end = endOfLine(text);
  const line = text.slice(0, end);
  const newline = text[end] === '\r' && text[end + 1] !== '\n' && end + 1 < text.length ? '\r' : '\n';
  const named = delimiterLine.exec(head)?.[1] as Delimiter | undefined;
  if (named !== undefined) return { delimiter: named, newline, namesDelimiter: true };
  const best = delimiters
    .map((delimiter) => {
      const cells = line.split(delimiter).map((cell) => cell.replace(/^"|"$/gu, ''));
      return { delimiter, known: cells.filter((cell) => knownColumn(cell) !== null).length, cells };
    })
    .sort((a, b) => b.known - a.known || b.cells.length - a.cells.length)[0];
  return { delimiter: best?.delimiter ?? ',', newline };
}

/** The text below a `sep=` line, or all of it. */
export function skipDelimiterLine(text: string): string {
  return text.replace(delimiterLine, '');
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
