/**
 * Signs that only a column as a whole shows: a spreadsheet that read phones or postal codes as numbers
 * leaves no plus and no leading zero anywhere.
 */
import type { StagedRow } from '../model/entity.ts';

export interface ShapeFinding {
  readonly code: 'plus-or-zero-lost' | 'zip-zero-lost';
  /** Position in the header. */
  readonly column: number;
  /** Cells that look shortened. */
  readonly count: number;
  readonly lines: readonly number[];
}

export interface ShapeWatch {
  see(row: StagedRow): void;
  findings(): readonly ShapeFinding[];
}

interface Tally {
  readonly column: number;
  filled: number;
  /** Cells that no spreadsheet would have left as they are: a plus, a leading zero, signs between digits. */
  untouched: number;
  whole: number;
  short: number;
  readonly lines: number[];
}

/** Fewer cells say nothing about a column. */
const enough = 10;
const bareDigits = /^[1-9]\d*$/u;

/** @param columns column key per header cell */
export function createPhoneWatch(columns: readonly string[]): ShapeWatch {
  return watchColumns(
    columns,
    'plus-or-zero-lost',
    /(?:^|_| )(?:phone|mobile|cell)$/iu,
    (digits) => digits !== 10,
  );
}

/** @param columns column key per header cell */
export function createZipWatch(columns: readonly string[]): ShapeWatch {
  return watchColumns(
    columns,
    'zip-zero-lost',
    /(?:^|_| )(?:zip|zip[ _]code|postal[ _]code|postcode)$/iu,
    (digits) => digits < 5,
  );
}

function watchColumns(
  columns: readonly string[],
  code: ShapeFinding['code'],
  name: RegExp,
  looksShort: (digits: number) => boolean,
): ShapeWatch {
  const tallies = columns.flatMap((key, column): Tally[] =>
    name.test(key) ? [{ column, filled: 0, untouched: 0, whole: 0, short: 0, lines: [] }] : [],
  );
  return {
    see({ line, cells }) {
      for (const tally of tallies) {
        const cell = cells[tally.column]?.trim() ?? '';
        if (cell === '') continue;
        tally.filled += 1;
        if (!bareDigits.test(cell)) tally.untouched += 1;
        else if (looksShort(cell.length)) {
          tally.short += 1;
          if (tally.lines.length < 3) tally.lines.push(line);
        } else tally.whole += 1;
      }
    },
    findings: () =>
      tallies
        .filter(({ filled, untouched, whole, short }) =>
          // Postal codes with letters stand beside numbers in mixed columns; one leading zero clears all.
          filled >= enough && short > 0 && untouched === 0
            ? code !== 'zip-zero-lost' || whole > short
            : false,
        )
        .map(({ column, short, lines }) => ({
          code,
          column,
          count: short,
          lines,
        })),
  };
}
