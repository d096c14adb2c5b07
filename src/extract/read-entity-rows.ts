/**
 * Staged rows on their way to entities: all contacts files, oldest export first, so that the latest
 * value wins. Files made at the same instant follow their checksum, then their name; the order in
 * which they lie in the folder or were staged never matters.
 */
import type { EntityRow, StagingStore } from '../ledger/ledger.ts';
import type { ExportFile, StagedRow } from '../model/entity.ts';
import { findIdentityColumns, type IdentityColumns, identifyRow } from './identify-row.ts';
import { unifyColumns } from './unify-columns.ts';

export async function* readEntityRows(
  staging: StagingStore,
  files: readonly ExportFile[],
): AsyncGenerator<readonly EntityRow[]> {
  const ordered = [...files].sort(compareFiles);
  const keys = unifyColumns(ordered);
  for (const file of ordered) {
    const columns = keys.get(file.id) ?? [];
    const identity = findIdentityColumns(columns);
    for await (const batch of staging.rows(file.id)) {
      yield batch.map((row) => toEntityRow(row, columns, identity, file.name));
    }
  }
}

function compareFiles(a: ExportFile, b: ExportFile): number {
  if (a.exportedAt !== b.exportedAt) return a.exportedAt - b.exportedAt;
  return compareText(a.sha256, b.sha256) || compareText(a.name, b.name);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A cell of blanks only is empty; any other stays exactly as it is. */
function toEntityRow(
  { line, cells }: StagedRow,
  fileColumns: readonly string[],
  identity: IdentityColumns,
  fileName: string,
): EntityRow {
  const columns: Record<string, string> = {};
  for (const [index, cell] of cells.entries()) {
    const key = fileColumns[index];
    if (key !== undefined && cell.trim() !== '') columns[key] = cell;
  }
  return { ...identifyRow(cells, identity), columns, fileColumns, fileName, line };
}
