/**
 * Confirmation of a field map by a person: all of it, what is sure enough, or columns by name.
 *
 * Invariants: the meaning of the map stays the same; who confirmed what is kept per column; a column
 * that says something about consent and is accepted without review closes channels and opens none, so
 * confirming by confidence leaves such columns to a person.
 */
import { distance } from 'fastest-levenshtein';
import { LandfallError } from '../errors.ts';
import type { ColumnMap, FieldMap } from '../model/field-map.ts';
import { columnName, isArchivedAsEmpty } from './check-map.ts';

export interface Confirmation {
  /** Who confirms. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** Everything was accepted at once, without looking at each column. */
  readonly withoutReview: boolean;
  /** `object.column` of what cannot be confirmed while a question about its values is open. */
  readonly held?: ReadonlySet<string>;
}

/** Columns whose confidence a person must judge, whatever its value; one without any value says nothing. */
export function needsPerson(column: ColumnMap): boolean {
  return column.evidence !== null && column.status === 'proposed' && !isArchivedAsEmpty(column);
}

/**
 * The map with every column confirmed. What a person decided already keeps their name.
 *
 * @throws LandfallError `usage` when nobody is named
 */
export function confirmMap(map: FieldMap, confirmation: Confirmation): FieldMap {
  return confirmColumns(map, confirmation, () => true);
}

/** Confirms proposals at least this sure (0..1); columns about consent and what a language model says never. */
export function confirmSure(map: FieldMap, confirmation: Confirmation, least: number): FieldMap {
  return confirmColumns(
    map,
    confirmation,
    (column) => !needsPerson(column) && column.tier !== 'model' && column.confidence >= least,
  );
}

/**
 * Confirms columns by name, each looked at by the person.
 *
 * @param names `object.column`, or a column's name alone where only one kind of record has it
 * @throws LandfallError `usage` for a name the map does not have, or one that several columns have
 */
export function confirmNamed(
  map: FieldMap,
  confirmation: Omit<Confirmation, 'withoutReview'>,
  names: readonly string[],
): FieldMap {
  const wanted = new Set(names.map((name) => findColumn(map, name)));
  return confirmColumns(map, { ...confirmation, withoutReview: false }, (column) => wanted.has(column), true);
}

const nearestShown = 5;

/** @throws LandfallError `usage` */
export function findColumn(map: FieldMap, name: string): ColumnMap {
  const exact = map.columns.find((column) => columnName(column) === name);
  if (exact !== undefined) return exact;
  const [only, ...others] = map.columns.filter(({ column }) => column === name);
  if (only !== undefined && others.length === 0) return only;
  const remedy =
    only === undefined
      ? `${nearest(map, name)} All of them: landfall map show.`
      : `Say which: ${[only, ...others].map(columnName).join(', ')}.`;
  const message =
    only === undefined
      ? `The map has no column "${name}".`
      : `Several kinds of record have a column "${name}".`;
  throw new LandfallError('usage', message, { value: name, rule: 'unknown-column', remedy });
}

/** The columns with the most similar names: enough to see the one that was meant. */
function nearest(map: FieldMap, name: string): string {
  const away = (column: ColumnMap): number =>
    Math.min(distance(name, columnName(column)), distance(name, column.column));
  const near = map.columns.toSorted((a, b) => away(a) - away(b)).slice(0, nearestShown);
  return near.length === 0 ? 'The map is empty.' : `Nearest: ${near.map(columnName).join(', ')}.`;
}

/** @param again whether a column confirmed before is confirmed anew, under this name */
function confirmColumns(
  map: FieldMap,
  { by, at, withoutReview, held }: Confirmation,
  chosen: (column: ColumnMap) => boolean,
  again = false,
): FieldMap {
  const name = by.trim();
  if (name === '') {
    const remedy = 'Name the person who confirms: --by "A. Person".';
    throw new LandfallError('usage', 'The field map can only be confirmed by a person.', {
      rule: 'by',
      remedy,
    });
  }
  const decided = { by: name, at, withoutReview };
  const columns = map.columns.map((column): ColumnMap => {
    if (held?.has(columnName(column)) || !chosen(column)) return column;
    if (column.status !== 'proposed' && !again) return column;
    return { ...column, status: column.status === 'changed' ? 'changed' : 'confirmed', decided };
  });
  const complete = columns.every(({ status }) => status !== 'proposed');
  if (!complete) return { columns, confirmedBy: null, confirmedAt: null, withoutReview: false };
  return { columns, confirmedBy: name, confirmedAt: at, withoutReview };
}
