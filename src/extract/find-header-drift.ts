/**
 * Columns that appeared or vanished between two exports of a kind: Kartra lets a person tick what to export,
 * and what was not ticked looks like empty cells. Spelling does not count, only the column meant.
 */
import { foldHeader } from '../connectors/kartra/column-names.ts';
import { splitCurrency } from '../connectors/kartra/currency-column.ts';
import type { ExportFile, ExportKind } from '../model/entity.ts';
import { orderFiles } from './order-files.ts';
import { unifyColumns } from './unify-columns.ts';

export interface HeaderDrift {
  readonly kind: ExportKind;
  readonly file: string;
  /** The export before it, by instant. */
  readonly before: string;
  readonly appeared: readonly string[];
  readonly vanished: readonly string[];
}

export function findHeaderDrift(files: readonly ExportFile[]): readonly HeaderDrift[] {
  return [...new Set(files.map(({ kind }) => kind))].sort().flatMap((kind) => {
    const ordered = orderFiles(files.filter((file) => file.kind === kind));
    const keys = unifyColumns(ordered);
    return ordered.slice(1).flatMap((file, index): HeaderDrift[] => {
      const earlier = ordered[index];
      if (earlier === undefined) return [];
      const [now, then] = [keys.get(file.id) ?? [], keys.get(earlier.id) ?? []];
      const appeared = without(now, then);
      const vanished = without(then, now);
      if (appeared.length === 0 && vanished.length === 0) return [];
      return [{ kind, file: file.name, before: earlier.name, appeared, vanished }];
    });
  });
}

function without(columns: readonly string[], others: readonly string[]): readonly string[] {
  const folds = new Set(others.map(fold));
  return columns.filter((column) => !folds.has(fold(column)));
}

/** A file in another currency has the same columns. */
function fold(column: string): string {
  return foldHeader(splitCurrency(column).base);
}
