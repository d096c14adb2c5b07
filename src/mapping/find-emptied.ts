/**
 * What the source said of a record in an earlier export and says no more: the cell is there and empty. A column that a
 * later export leaves out empties nothing, nor does a value that became unusable.
 */
import type { ColumnMap } from '../model/field-map.ts';
import { holdingFieldOf } from './holding-fields.ts';
import type { RecordDraft } from './record-draft.ts';

/**
 * @param columns of one kind of record
 * @returns for a draft whose cells were all carried: names of fields, `custom.<key>` and `link:<object>` nothing goes
 *   to any more
 */
export function createFindEmptied(columns: readonly ColumnMap[]): (draft: RecordDraft) => readonly string[] {
  const goesTo = new Map(columns.map((column) => [column.column, targetsOf(column)]));
  return ({ entity, fields, custom, links }) => {
    const emptied = Object.keys(entity.superseded)
      .filter((column) => entity.columns[column] === undefined)
      .flatMap((column) => goesTo.get(column) ?? []);
    const filled = new Set([
      ...Object.keys(fields),
      ...Object.keys(custom).map((key) => `custom.${key}`),
      ...links.map(({ to }) => `link:${to}`),
    ]);
    return [...new Set(emptied)].filter((name) => !filled.has(name)).sort();
  };
}

function targetsOf(column: ColumnMap): readonly string[] {
  const { target, transform } = column;
  const holding = holdingFieldOf(column);
  const held = holding === null ? [] : [`custom.${holding.key}`];
  if (target.kind === 'link') return [`link:${target.to}`];
  if (target.kind === 'custom') return [`custom.${target.custom.key}`, ...held];
  if (target.kind !== 'field') return [];
  return transform === 'split-name' ? ['firstName', 'lastName'] : [target.field, ...held];
}
