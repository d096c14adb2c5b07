/**
 * Finds out, row by row, which columns never hold a value and which always hold the same one.
 */

import type { FileAnswers } from './answers.ts';

type ColumnAnswers = Pick<FileAnswers, 'emptyColumns' | 'constantColumns'>;

export interface ColumnTally {
  see(cells: readonly string[]): void;
  /** Without any row no column is called empty or constant. */
  sum(): ColumnAnswers;
}

/** @param header one name per column; the rows seen have as many cells */
export function tallyColumns(header: readonly string[]): ColumnTally {
  let first: readonly string[] | null = null;
  const varies = header.map(() => false);
  return {
    see(cells) {
      first ??= cells;
      for (let at = 0; at < varies.length; at += 1) {
        if (cells[at] !== first[at]) varies[at] = true;
      }
    },
    sum() {
      const same = header.flatMap((column, at) => {
        const value = first?.[at];
        return value === undefined || varies[at] ? [] : [{ column, value }];
      });
      return {
        emptyColumns: same.filter(({ value }) => value === '').map(({ column }) => column),
        constantColumns: same.filter(({ value }) => value !== ''),
      };
    },
  };
}
