/**
 * Staged rows of every export but contacts on their way to records, oldest export first.
 *
 * A calendars export has one row per window of availability: the rows of a calendar become one record,
 * its windows collected in the column `windows`. Kartra has recurring classes with several hosts, so a
 * window carries its host.
 */
import type { RecordRow, StagingStore } from '../ledger/ledger.ts';
import { sha256 } from '../model/digest.ts';
import type { ExportFile } from '../model/entity.ts';
import { orderFiles } from './order-files.ts';
import { cellsByColumn } from './read-entity-rows.ts';
import { compileIdentity, type RecordKind } from './record-identity.ts';
import { unifyColumns } from './unify-columns.ts';

/** What a row of a calendars export says of one window of availability. */
export const windowColumns = ['weekday', 'from', 'to', 'host', 'host_email'];

/** @param files exports of this kind */
export async function* readRecordRows(
  kind: RecordKind,
  staging: Pick<StagingStore, 'rows'>,
  files: readonly ExportFile[],
): AsyncGenerator<readonly RecordRow[]> {
  const ordered = orderFiles(files);
  const keys = unifyColumns(ordered);
  for (const { id, name, exportedAt, generation } of ordered) {
    const columns = keys.get(id) ?? [];
    const identify = compileIdentity(kind, columns);
    const twins = kind === 'subscription' ? createTwinCount() : null;
    for await (const batch of staging.rows(id)) {
      yield batch.map(({ line, cells }) => {
        const identity = identify(cells);
        const row: RecordRow = {
          ...identity,
          keys: twins === null || isSomebodys(identity) ? identity.keys : twins(identity.keys, cells),
          columns: cellsByColumn(cells, columns),
          fileColumns: columns,
          fileName: name,
          line,
          exportedAt,
          generation,
        };
        return kind === 'calendar' ? takeWindow(row) : row;
      });
    }
  }
}

function isSomebodys({ keys, leadId, email }: Pick<RecordRow, 'keys' | 'leadId' | 'email'>): boolean {
  return leadId !== null || email !== null || keys[0]?.includes('#') === false;
}

/**
 * Kartra, subscriptions export: of the five columns that are certain none names a person or an id, so
 * equal rows of one file are different subscriptions. Equal rows of two files are taken for the same.
 */
function createTwinCount(): (keys: readonly string[], cells: readonly string[]) => readonly string[] {
  const seen = new Map<string, number>();
  return (keys, cells) => {
    const row = sha256(cells.join('\u001F')).slice(0, 16);
    const count = (seen.get(row) ?? 0) + 1;
    seen.set(row, count);
    return keys.map((key) => `${key}:${row}:${count}`);
  };
}

function takeWindow(row: RecordRow): RecordRow {
  const columns = { ...row.columns };
  const value: Record<string, string> = {};
  for (const column of windowColumns) {
    if (columns[column] !== undefined) value[column] = columns[column];
    delete columns[column];
  }
  const fileColumns = row.fileColumns.filter((column) => !windowColumns.includes(column));
  const part = Object.keys(value).length === 0 ? {} : { part: { column: 'windows', value } };
  return { ...row, columns, fileColumns, ...part };
}
