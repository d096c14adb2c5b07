/** Compares a field map with the columns the exports really have. */
import type { SourceObject } from '../model/destination-fields.ts';
import type { ColumnMap, FieldMap, ObjectProfiles } from '../model/field-map.ts';
import { archiveReasons } from './archive-reasons.ts';

export interface MapCheck {
  /** Columns of the exports the map does not name, as `object.column`: their values would go nowhere. */
  readonly unmapped: readonly string[];
  /** Columns of the map no export has. */
  readonly absent: readonly string[];
  /** Columns archived because they were empty, which have values now. */
  readonly noLongerEmpty: readonly string[];
}

/** How a column is named on the command line and in messages. */
export function columnName({ object, column }: Pick<ColumnMap, 'object' | 'column'>): string {
  return `${object}.${column}`;
}

/** Not moved because no row had a value when it was proposed. */
export function isArchivedAsEmpty({ target }: Pick<ColumnMap, 'target'>): boolean {
  return target.kind === 'archive' && target.reason === archiveReasons.empty;
}

/** @example checkMap(map, { contact: profiles }).unmapped // ['contact.favorite_color'] */
export function checkMap(map: FieldMap, profiles: ObjectProfiles): MapCheck {
  const mapped = new Set(map.columns.map(columnName));
  const filled = new Map(
    Object.entries(profiles).flatMap(([object, columns]) =>
      columns.map(({ column, filled: cells }) => [
        columnName({ object: object as SourceObject, column }),
        cells,
      ]),
    ),
  );
  return {
    unmapped: [...filled.keys()].filter((name) => !mapped.has(name)),
    absent: [...mapped].filter((name) => !filled.has(name)),
    noLongerEmpty: map.columns
      .filter(isArchivedAsEmpty)
      .map(columnName)
      .filter((name) => (filled.get(name) ?? 0) > 0),
  };
}
