/**
 * Staged rows of contacts exports on their way to people, oldest export first. An export made under a
 * filter (`exports/filter-<name>/`) adds the fact that its folder names to everybody in it.
 */
import { type FilterFact, readFilter } from '../connectors/kartra/filter-folder.ts';
import type { EntityRow, StagingStore } from '../ledger/ledger.ts';
import type { ExportFile, StagedRow } from '../model/entity.ts';
import { findIdentityColumns, type IdentityColumns, identifyRow } from './identify-row.ts';
import { orderFiles } from './order-files.ts';
import { unifyColumns } from './unify-columns.ts';

/** @param files contacts exports */
export async function* readEntityRows(
  staging: Pick<StagingStore, 'rows'>,
  files: readonly ExportFile[],
): AsyncGenerator<readonly EntityRow[]> {
  const ordered = orderFiles(files);
  const keys = unifyColumns(ordered);
  const facts = standingFacts(ordered);
  for (const file of ordered) {
    const columns = keys.get(file.id) ?? [];
    const identity = findIdentityColumns(columns);
    const fact = facts.get(file.id) ?? null;
    const fileColumns = fact === null ? columns : [...columns, fact.column];
    for await (const batch of staging.rows(file.id)) {
      yield batch.map((row) => toEntityRow(row, columns, identity, file, fileColumns, fact));
    }
  }
}

/** The fact of each file under a filter; one that does not last counts only in its filter's newest set. */
function standingFacts(files: readonly ExportFile[]): ReadonlyMap<number, FilterFact> {
  const newest = new Map<string, number>();
  const facts = files.flatMap((file) => {
    const fact = readFilter(file.name);
    if (fact !== null) newest.set(fact.filter, Math.max(newest.get(fact.filter) ?? 0, file.generation));
    return fact === null ? [] : [{ file, fact }];
  });
  return new Map(
    facts
      .filter(({ file, fact }) => fact.lasting || file.generation === newest.get(fact.filter))
      .map(({ file, fact }) => [file.id, fact]),
  );
}

/** A cell of blanks only is empty; any other stays exactly as it is. */
function toEntityRow(
  { line, cells }: StagedRow,
  columns: readonly string[],
  identity: IdentityColumns,
  { name, exportedAt, generation }: ExportFile,
  fileColumns: readonly string[],
  fact: FilterFact | null,
): EntityRow {
  const values = cellsByColumn(cells, columns);
  if (fact !== null) values[fact.column] = fact.value;
  return {
    ...identifyRow(cells, identity),
    columns: values,
    fileColumns,
    fileName: name,
    line,
    exportedAt,
    generation,
  };
}

export function cellsByColumn(cells: readonly string[], columns: readonly string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [index, cell] of cells.entries()) {
    const key = columns[index];
    if (cell !== '' && key !== undefined && cell.trim() !== '') values[key] = cell;
  }
  return values;
}
