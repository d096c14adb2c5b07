/**
 * What cells look like after a spreadsheet or a wrong text encoding has had them. Each sign is the work
 * of one program, known well: none is a guess about what the cell should say.
 */
import type { FileFindingCode } from '../model/file-report.ts';

/** `1.2E+10`: Excel shows numbers of more than 11 digits so, always with `E+`, and saves what it shows. */
export const shortenedNumber = /^-?\d(?:[.,]\d+)?E\+\d{2,3}$/u;

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

export type CellSign = Extract<
  FileFindingCode,
  'formula-error' | 'number-shortened' | 'number-as-date' | 'formula-carried'
>;

const cellSigns: readonly (readonly [CellSign, RegExp])[] = [
  ['formula-error', /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!)$/u],
  ['number-shortened', shortenedNumber],
  // `1-Mar` from 1-3 or 1/3; `Mar-24` from 3/24.
  ['number-as-date', new RegExp(`^(?:\\d{1,2}-(?:${months})|(?:${months})-\\d{2})$`, 'iu')],
  ['formula-carried', /^(?:=|[@+-][A-Za-z]+\()/u],
];

/**
 * Passes every row in which a cell could show a sign, and few others; over packed cells. It looks for
 * the rare characters first, since it runs over every row.
 */
export const anySign = new RegExp(
  `\\u001F(?:=|[@+-][A-Za-z]+\\(|#[A-Z]|-?\\d(?:[.,]\\d+)?[eE]\\+?\\d|\\d{1,2}-(?:${months})|(?:${months})-\\d)`,
  'iu',
);

/** The sign a cell shows, or null. */
export function signOf(cell: string): CellSign | null {
  const text = cell.trim();
  return cellSigns.find(([, shape]) => shape.test(text))?.[0] ?? null;
}

/** A letter that an earlier program could not read and replaced: what stood there is lost. */
export const lostLetter = '\uFFFD';

/**
 * UTF-8 that was read as windows-1252 and saved again: a letter of two or three bytes became that many
 * letters, of which the first is one of these and the others stand for bytes 0x80 to 0xBF.
 */
const following =
  '[\\u0080-\\u00BF\\u0152\\u0153\\u0160\\u0161\\u0178\\u017D\\u017E\\u0192\\u02C6\\u02DC\\u2013\\u2014\\u2018-\\u201A\\u201C-\\u201E\\u2020-\\u2022\\u2026\\u2030\\u2039\\u203A\\u20AC\\u2122]';
export const garbledLetters = new RegExp(
  `[ÂÃ]${following}|[ÄÅÎÏÐÑ]${following}(?=.*[ÄÅÎÏÐÑ]${following})|â[\\u0080\\u0082\\u0084\\u20AC\\u201A\\u201E]${following}|ðŸ${following}{2}`,
  'su',
);

const byteOf = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
    byte,
  ]),
);

/**
 * What the text was before it was garbled, or null when it is not garbled throughout.
 * @example ungarble('ZoÃ«') // 'Zoë'
 */
export function ungarble(text: string): string | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = byteOf.get(text[at] ?? '');
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
