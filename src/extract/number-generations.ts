/**
 * Which exports belong together. A generation is a set of exports taken within two days of its first one;
 * an export taken later begins the next. It depends on the instants of export alone, so neither the order
 * of files nor of runs matters.
 */
import type { ExportFile } from '../model/entity.ts';

/** Large accounts need many downloads, filter by filter; two days are enough for a person to make them. */
const generationSpanMs = 48 * 60 * 60 * 1000;

/** @returns generation by file id, from 1 */
export function numberGenerations(
  files: readonly Pick<ExportFile, 'id' | 'exportedAt'>[],
): ReadonlyMap<number, number> {
  const generations = new Map<number, number>();
  let generation = 0;
  let start = Number.NEGATIVE_INFINITY;
  for (const { id, exportedAt } of [...files].sort((a, b) => a.exportedAt - b.exportedAt)) {
    if (exportedAt - start > generationSpanMs) {
      generation += 1;
      start = exportedAt;
    }
    generations.set(id, generation);
  }
  return generations;
}
