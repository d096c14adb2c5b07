/**
 * One column, one key, across files: exports of two vintages spell the header of the same custom field
 * differently (`Account`, `account`). The newest export's spelling is the key. Two columns of one file
 * that differ only in spelling stay two: there the spelling is all that tells them apart.
 */
import { columnKeys } from '../connectors/kartra/column-keys.ts';
import { foldHeader } from '../connectors/kartra/column-names.ts';
import type { ExportFile } from '../model/entity.ts';

/**
 * @param files of one kind, newest export last
 * @returns the column keys of a file, by its id
 */
export function unifyColumns(files: readonly ExportFile[]): ReadonlyMap<number, readonly string[]> {
  const keys = new Map(files.map((file) => [file.id, columnKeys(file.header, file.name, file.kind)]));
  const apart = new Set([...keys.values()].flatMap(repeatedFolds));
  const spelling = new Map<string, string>();
  for (const file of [...files].reverse()) {
    for (const key of keys.get(file.id) ?? []) {
      if (!spelling.has(foldHeader(key))) spelling.set(foldHeader(key), key);
    }
  }
  const unified = (key: string): string =>
    apart.has(foldHeader(key)) ? key : (spelling.get(foldHeader(key)) ?? key);
  return new Map([...keys].map(([id, columns]) => [id, columns.map(unified)]));
}

/** Every column of the files once, those of the oldest export first. */
export function listColumns(files: readonly ExportFile[]): readonly string[] {
  return [...new Set([...unifyColumns(files).values()].flat())];
}

function repeatedFolds(columns: readonly string[]): readonly string[] {
  const folds = columns.map(foldHeader);
  return folds.filter((fold, position) => folds.indexOf(fold) !== position);
}
