/** Compares a field map with the columns the exports really have. */
import type { ColumnProfile, FieldMap } from '../model/field-map.ts';
import { archiveReasons } from './archive-reasons.ts';

export interface MapCheck {
  /** Columns of the exports the map does not name: their values would go nowhere. */
  readonly unmapped: readonly string[];
  /** Columns of the map no export has. */
  readonly absent: readonly string[];
  /** Columns archived because they were empty, which have values now. */
  readonly noLongerEmpty: readonly string[];
}

/** @example checkMap(map, profiles).unmapped // ['favorite_color'] */
export function checkMap(map: FieldMap, profiles: readonly ColumnProfile[]): MapCheck {
  const mapped = new Set(map.columns.map((column) => column.column));
  const filled = new Map(profiles.map((profile) => [profile.column, profile.filled]));
  const archivedAsEmpty = map.columns.filter(
    ({ target }) => target.kind === 'archive' && target.reason === archiveReasons.empty,
  );
  return {
    unmapped: [...filled.keys()].filter((column) => !mapped.has(column)),
    absent: [...mapped].filter((column) => !filled.has(column)),
    noLongerEmpty: archivedAsEmpty
      .map(({ column }) => column)
      .filter((column) => (filled.get(column) ?? 0) > 0),
  };
}
