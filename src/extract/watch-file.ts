/**
 * Watches the staged rows of one file go by: counts how full each column is and gathers signs of what
 * happened to the file on its way. Memory is bounded by the number of columns, plus 8 to 16 bytes a row
 * to recognise rows that stand twice. It changes nothing and refuses nothing.
 */
import type { StagedRow } from '../model/entity.ts';
import type { FileReport } from '../model/file-report.ts';
import { anySign, garbledLetters, lostLetter, signOf, ungarble } from './damage-signs.ts';
import { describeFindings } from './describe-findings.ts';
import { createRowMemory } from './row-memory.ts';
import { createSightings } from './sightings.ts';
import { createPhoneWatch, createZipWatch, type ShapeWatch } from './watch-shape.ts';

export interface FileWatch {
  /** @param packed the same row's cells, packed */
  see(row: StagedRow, packed: string): void;
  /** @param rows data rows of the file, rejected ones included */
  report(rows: number): FileReport;
}

/** Kartra's importer cuts at 255 characters, as older databases and spreadsheets do. */
const cutLength = 255;

/** @param columns column key per header cell */
export function createFileWatch(header: readonly string[], columns: readonly string[]): FileWatch {
  const filled = header.map(() => 0);
  const longest = header.map(() => 0);
  const sightings = createSightings();
  const memory = createRowMemory();
  const shapes: ShapeWatch[] = [createPhoneWatch(columns), createZipWatch(columns)];

  const lookClosely = ({ line, cells }: StagedRow): void => {
    for (const [index, cell] of cells.entries()) {
      const sign = signOf(cell);
      if (sign !== null) sightings.add(sign, index, line, cell);
    }
  };
  const lookForGarbled = ({ line, cells }: StagedRow): void => {
    for (const [index, cell] of cells.entries()) {
      if (cell.includes(lostLetter)) sightings.add('letters-lost', index, line, cell);
      const before = garbledLetters.test(cell) ? ungarble(cell) : null;
      if (before !== null) sightings.add('letters-garbled', index, line, `${cell} → ${before}`);
    }
  };

  return {
    see(row, packed) {
      const { line, cells } = row;
      for (let index = 0; index < cells.length; index += 1) {
        const cell = cells[index] ?? '';
        if (cell === '' || (cell.charCodeAt(0) <= 0x20 && cell.trim() === '')) continue;
        filled[index] = (filled[index] ?? 0) + 1;
        if (cell.length > (longest[index] ?? 0)) longest[index] = cell.length;
        if (cell.length === cutLength) sightings.add('cells-cut', index, line, cell.slice(-20));
      }
      for (const shape of shapes) shape.see(row);
      if (anySign.test(packed)) lookClosely(row);
      if (garbledLetters.test(packed) || packed.includes(lostLetter)) lookForGarbled(row);
      if (memory.seenBefore(packed)) sightings.add('rows-repeated', null, line, '');
    },
    report(rows) {
      // A column that also holds longer cells was not cut at that length; one such cell may be chance.
      sightings.drop(
        (code, column, { count }) =>
          code === 'cells-cut' && (count < 2 || longest[column ?? -1] !== cutLength),
      );
      return { filled, findings: describeFindings({ header, rows, sightings, shapes }) };
    },
  };
}
