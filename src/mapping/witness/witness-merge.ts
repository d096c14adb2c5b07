/** One person's merge under way: what the export says, what shall stand, what was found to differ. */
import type { Entity } from '../../model/entity.ts';
import type { DifferenceKind, WitnessDifference } from '../../model/witness.ts';

export interface WitnessMerge {
  readonly apiIsNewer: boolean;
  /** Whether any export has this column. */
  isExported(column: string): boolean;
  /** The cell as the exports left it; undefined when blank. */
  exported(column: string): string | undefined;
  /** Lets a value stand; what stood there becomes an earlier value. '' removes. */
  replace(column: string, value: string): void;
  /** Keeps a value as earlier evidence only. */
  remember(column: string, value: string): void;
  /**
   * A value the export has no cell for: added where no export has the column; where one has, and is older, the
   * blank is filled and reported. Returns whether the value stands now.
   */
  addOrFill(column: string, api: string): boolean;
  /** Two values that differ: one stands, the other becomes an earlier value. */
  settle(column: string, kind: DifferenceKind, api: string, apiWins: boolean): void;
  report(
    field: string,
    kind: DifferenceKind,
    exported: string | null,
    api: string | null,
    wins: WitnessDifference['wins'],
  ): void;
  finish(): { readonly entity: Entity; readonly differences: readonly WitnessDifference[] };
}

export function startMerge(
  entity: Entity,
  exportedColumns: ReadonlySet<string>,
  apiIsNewer: boolean,
): WitnessMerge {
  const columns: Record<string, string> = { ...entity.columns };
  const superseded: Record<string, readonly string[]> = { ...entity.superseded };
  const differences: WitnessDifference[] = [];
  let changed = false;

  const remember = (column: string, value: string): void => {
    const earlier = superseded[column] ?? [];
    if (value === '' || value === columns[column] || earlier.includes(value)) return;
    superseded[column] = [...earlier, value];
    changed = true;
  };
  const replace = (column: string, value: string): void => {
    const before = columns[column] ?? '';
    if (before === value) return;
    changed = true;
    if (value === '') delete columns[column];
    else columns[column] = value;
    const rest = superseded[column]?.filter((earlier) => earlier !== value) ?? [];
    if (rest.length > 0) superseded[column] = rest;
    else delete superseded[column];
    remember(column, before);
  };
  const merge: WitnessMerge = {
    apiIsNewer,
    isExported: (column) => exportedColumns.has(column),
    exported: (column) => (Object.hasOwn(entity.columns, column) ? entity.columns[column] : undefined),
    replace,
    remember,
    addOrFill(column, api) {
      if (exportedColumns.has(column)) {
        const wins = apiIsNewer ? 'api' : 'export';
        merge.report(column, 'blank-in-export', null, api, wins);
        if (!apiIsNewer) return false;
      }
      replace(column, api);
      return true;
    },
    settle(column, kind, api, apiWins) {
      merge.report(column, kind, entity.columns[column] ?? null, api, apiWins ? 'api' : 'export');
      if (apiWins) replace(column, api);
      else remember(column, api);
    },
    report(field, kind, exported, api, wins) {
      differences.push({ marker: entity.marker, field, kind, exported, api, wins });
    },
    finish: () => ({ entity: changed ? { ...entity, columns, superseded } : entity, differences }),
  };
  return merge;
}
