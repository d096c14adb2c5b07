/** The sentences a person reads about a file: what was seen, and what to do about it. */
import type { FileFinding, FileFindingCode } from '../model/file-report.ts';
import type { Sightings } from './sightings.ts';
import type { ShapeWatch } from './watch-shape.ts';

export interface Watched {
  readonly header: readonly string[];
  /** Data rows, rejected ones included. */
  readonly rows: number;
  readonly sightings: Sightings;
  readonly shapes: readonly ShapeWatch[];
}

const unopened = 'Export from Kartra again and put the file here without opening it in a spreadsheet.';

const sayings: Readonly<Record<FileFindingCode, readonly [message: string, remedy: string]>> = {
  'letters-garbled': [
    'Letters are garbled: a program read this UTF-8 text as windows-1252 and saved it again. The arrow shows what stood there before.',
    `${unopened} If the letters are garbled in Kartra too, correct them there.`,
  ],
  'letters-lost': [
    'Letters were lost before the file came here: a program wrote � where it could not read them.',
    `${unopened} If � stands in Kartra too, correct it there.`,
  ],
  'row-limit': [
    'The file has exactly as many rows as a spreadsheet can hold: rows below may be missing.',
    'Compare the number of rows with the count Kartra shows; if it shows more, export again in parts, by filter.',
  ],
  'cells-cut': [
    'Several cells are exactly 255 characters long and none is longer: their ends may be cut off.',
    'Look at these contacts in Kartra; if the text goes on there, export again without a spreadsheet between.',
  ],
  'number-shortened': [
    'A spreadsheet shortened long numbers to this form; their last digits are lost.',
    unopened,
  ],
  'plus-or-zero-lost': [
    'No phone in this column has a plus, a leading zero or a blank, and some are not 10 digits long: a spreadsheet may have read them as numbers.',
    `If Kartra shows a plus or a leading zero: ${unopened}`,
  ],
  'zip-zero-lost': [
    'No postal code in this column begins with zero, and some have fewer than five digits: a spreadsheet may have taken their zeros away.',
    `If Kartra shows the zeros: ${unopened}`,
  ],
  'formula-error': ['Cells hold an error of a spreadsheet instead of a value.', unopened],
  'number-as-date': ['A spreadsheet made dates of what may have been numbers or codes.', unopened],
  'formula-carried': [
    'Cells begin like a formula. They are carried as text, exactly as they stand.',
    'Nothing to do; do not open the file in a spreadsheet, which would run them.',
  ],
  'rows-repeated': [
    'Rows stand in this file more than once, cell by cell. Each is read; they make one record.',
    'Nothing to do, unless different people share everything in this export: then include the lead id.',
  ],
};

/** Data rows of a sheet that is full: with its header line, or without. */
const sheetLimits = [65_535, 65_536, 1_048_575, 1_048_576];

export function describeFindings({ header, rows, sightings, shapes }: Watched): readonly FileFinding[] {
  const describe = (
    code: FileFindingCode,
    column: number | null,
    seen: Pick<FileFinding, 'count' | 'lines' | 'examples'>,
  ): FileFinding => {
    const [message, remedy] = sayings[code];
    const { count, lines, examples } = seen;
    return {
      code,
      column: column === null ? null : (header[column] ?? null),
      count,
      lines: [...lines],
      examples: [...examples],
      message,
      remedy,
    };
  };
  return [
    ...(sheetLimits.includes(rows)
      ? [describe('row-limit', null, { count: rows, lines: [], examples: [] })]
      : []),
    ...sightings.all().map(({ code, column, sighting }) => describe(code, column, sighting)),
    ...shapes.flatMap((shape) =>
      shape
        .findings()
        .map(({ code, column, count, lines }) => describe(code, column, { count, lines, examples: [] })),
    ),
  ];
}
