/** Sums over a load and over the cells it carries, each made once, so that no paper reckons by itself. */
import { type CellCount, type Fate, fates } from '../../model/cell-fate.ts';
import type { Counts } from '../../model/plan.ts';
import type { CellSums, LoadSums } from '../../model/report-facts.ts';
import type { FieldTally, RecordState } from '../../model/verification.ts';
import { settled } from '../load-counts.ts';

export function sumLoad(
  counts: Readonly<Record<string, Counts>>,
  records: Readonly<Record<RecordState, number>> | null,
  tallies: readonly FieldTally[],
): LoadSums {
  const toCome = Object.fromEntries(
    Object.entries(counts).map(([object, count]) => [object, count.planned - settled(count)]),
  );
  const all = Object.values(counts);
  const allToCome = sum(Object.values(toCome));
  const fields = (of: 'compared' | 'equal' | 'normalised' | 'different') =>
    sum(tallies.map((tally) => tally[of]));
  return {
    toCome,
    allToCome,
    outstanding: allToCome + sum(all.map(({ unresolved, manual }) => unresolved + manual)),
    arrived: sum(all.map(({ created, updated }) => created + updated)),
    wrong: records === null ? null : records.mismatched + records.missing + records.extra,
    fields: {
      compared: fields('compared'),
      equal: fields('equal'),
      normalised: fields('normalised'),
      different: fields('different'),
    },
  };
}

export function sumCells(cells: readonly CellCount[]): CellSums {
  const byFate = Object.fromEntries(
    fates.map((fate) => [fate, sum(cells.filter((cell) => cell.fate === fate).map((cell) => cell.cells))]),
  ) as Record<Fate, number>;
  return { read: sum(Object.values(byFate)), byFate };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
