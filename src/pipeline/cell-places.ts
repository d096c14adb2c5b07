/**
 * Where each cell of a record was read. The latest export that holds somebody says what stands in every column it
 * has; a column it has not comes from an earlier export, and what Kartra's API said over a file from the API. So a
 * cell stands in the record's own file and line unless this names another place.
 */
import { readFilter } from '../connectors/kartra/filter-folder.ts';
import { orderFiles } from '../extract/order-files.ts';
import { unifyColumns } from '../extract/unify-columns.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isoInstant } from '../model/clock.ts';
import { type Entity, type EntityKind, type ExportFile, entityKindOf } from '../model/entity.ts';

/**
 * @param read as the exports tell it
 * @param merged with what the second witness says
 * @returns column → place, of cells that do not stand in the record's own row
 */
export type FindPlaces = (
  read: Entity,
  merged: Entity,
  askedAt: number | null,
) => Readonly<Record<string, string>>;

export async function openCellPlaces({ staging }: Ledger, kind: EntityKind): Promise<FindPlaces> {
  const files = orderFiles((await staging.files()).filter((file) => entityKindOf[file.kind] === kind));
  const keys = unifyColumns(files);
  const columnsOf = new Map(files.map((file) => [file.name, columnsIn(file, keys.get(file.id) ?? [])]));
  return ({ columns, origin }, merged, askedAt) => {
    const own = columnsOf.get(origin.file) ?? new Set();
    const places: Record<string, string> = {};
    for (const [column, cell] of Object.entries(merged.columns)) {
      if (columns[column] !== cell)
        places[column] = `Kartra API, ${askedAt === null ? '' : isoInstant(askedAt)}`;
      else if (!own.has(column)) places[column] = earlierPlace(column, origin.file, columnsOf);
    }
    return places;
  };
}

/** A folder that is named after a filter tells a column of its own. */
function columnsIn(file: ExportFile, keys: readonly string[]): ReadonlySet<string> {
  const fact = readFilter(file.name);
  return new Set(fact === null ? keys : [...keys, fact.column]);
}

/** The exports that have the column, the latest first; several rows of its own file where none has it. */
function earlierPlace(
  column: string,
  ownFile: string,
  columnsOf: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const having = [...columnsOf].filter(([, columns]) => columns.has(column)).map(([name]) => name);
  return having.length === 0 ? `${ownFile}, several rows` : having.reverse().join(' or ');
}
