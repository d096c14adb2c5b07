/**
 * Rules a field map must keep, whoever wrote it. A map that breaks one could overwrite one value with
 * another, so it is never used.
 */
import { type CustomFieldSpec, hasOptions } from '../model/custom-field.ts';
import { type SourceObject, sourceObjects } from '../model/destination-fields.ts';
import { type ColumnMap, columnsOf, type FieldMap } from '../model/field-map.ts';
import { markerField } from './custom-fields-of.ts';
import { holdingFieldOf, standardHoldingFields } from './holding-fields.ts';
import { foldFieldName } from './name-custom-field.ts';
import { optionsOf } from './options-of.ts';
import { transformsFor } from './transforms/transforms-for.ts';

export interface MapProblem {
  readonly object: SourceObject;
  /** The column key the problem stands at. */
  readonly column: string;
  /** The property of that column in mapping.yaml. */
  readonly property: 'target' | 'key' | 'options' | 'separator' | 'transform' | 'values';
  readonly value: string;
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
}

/** The first problem of the map, or null when it may be used. */
export function findMapProblem(map: FieldMap): MapProblem | null {
  for (const object of sourceObjects) {
    const problem = findObjectProblem(columnsOf(map, object));
    if (problem !== null) return problem;
  }
  return null;
}

function findObjectProblem(columns: readonly ColumnMap[]): MapProblem | null {
  const ours = [markerField, ...standardHoldingFields].flatMap(placesOfField);
  const taken = new Map(ours.map((place) => [place, 'a field of Landfall']));
  const byColumn = new Map<string, ColumnMap>();
  for (const column of columns) {
    const problem = byColumn.has(column.column)
      ? problemAt(
          column,
          'target',
          column.column,
          'duplicate-column',
          'stands twice.',
          'Keep one of the two.',
        )
      : (findOwnProblem(column) ?? findClash(column, taken));
    if (problem !== null) return problem;
    byColumn.set(column.column, column);
  }
  for (const column of columns) {
    const problem = findPartProblem(column, byColumn);
    if (problem !== null) return problem;
  }
  return null;
}

function findOwnProblem(column: ColumnMap): MapProblem | null {
  const { target, transform } = column;
  if (target.kind === 'custom') {
    const { key, name, dataType, options } = target.custom;
    if (!/^[a-z][a-z0-9_]*$/.test(key)) {
      const remedy = 'Use lower-case letters, digits and _, beginning with a letter.';
      return problemAt(column, 'key', key, 'bad-key', 'has a key that cannot be used.', remedy);
    }
    if (name.trim() === '' || /[\r\n]/.test(name)) {
      const remedy = 'Write custom:TYPE:Name, the name on one line.';
      return problemAt(column, 'target', name, 'bad-name', 'has no usable field name.', remedy);
    }
    if (hasOptions(dataType) !== options.length > 0) {
      const remedy = hasOptions(dataType)
        ? 'List the choices under options, or take the type TEXT.'
        : 'Remove options, or take a type that has choices.';
      return problemAt(
        column,
        'options',
        options.join(', '),
        'wrong-options',
        `has the type ${dataType}.`,
        remedy,
      );
    }
  }
  if (target.kind === 'tags' && target.separator === '') {
    const remedy = 'Name what stands between two tags, such as ","';
    return problemAt(column, 'separator', '', 'no-separator', 'has no separator.', remedy);
  }
  const badValue = findBadValue(column);
  if (badValue !== null) {
    const remedy = `Take one of: ${optionsOf(column.object, target).join(', ')}; or null to leave it out.`;
    return problemAt(column, 'values', badValue, 'value-no-option', `has no option "${badValue}".`, remedy);
  }
  const fitting: readonly string[] = transformsFor(column.object, target);
  if (fitting.includes(transform)) return null;
  const remedy = `Take ${fitting.join(' or ')}, or remove the line.`;
  return problemAt(
    column,
    'transform',
    transform,
    'wrong-transform',
    'has a transform its target cannot use.',
    remedy,
  );
}

/** HighLevel drops a value that is no option and answers 200: a map that would send one is refused. */
function findBadValue({ object, target, values }: ColumnMap): string | null {
  const options = optionsOf(object, target);
  if (options.length === 0) return null;
  return Object.values(values).find((value) => value !== null && !options.includes(value)) ?? null;
}

/** Each destination is written by one column. */
function findClash(column: ColumnMap, taken: Map<string, string>): MapProblem | null {
  const holding = holdingFieldOf(column);
  const ownHolding = holding !== null && column.target.kind === 'custom' ? placesOfField(holding) : [];
  for (const place of [...placesOf(column), ...ownHolding]) {
    const by = taken.get(place);
    if (by !== undefined) {
      const message = `goes where ${by} goes already (${place}).`;
      const remedy = 'Give one of the two another target, such as custom:TEXT:Name or archive.';
      return problemAt(column, 'target', place, 'target-taken', message, remedy);
    }
    taken.set(place, `"${column.column}"`);
  }
  return null;
}

function placesOf({ target, transform }: ColumnMap): string[] {
  if (transform === 'split-name') return ['firstName', 'lastName'];
  if (target.kind === 'field') return [target.field];
  if (target.kind === 'custom') return placesOfField(target.custom);
  if (target.kind === 'part') return [`part of ${target.of}`];
  return target.kind === 'marker' ? ['marker'] : [];
}

/** HighLevel derives its own key from the name, so both must be free. */
function placesOfField(field: CustomFieldSpec): string[] {
  return [`key ${field.key}`, `name ${foldFieldName(field.name)}`];
}

function findPartProblem(column: ColumnMap, byColumn: ReadonlyMap<string, ColumnMap>): MapProblem | null {
  if (column.target.kind !== 'part') return null;
  const whole = byColumn.get(column.target.of);
  if (whole?.target.kind === 'field' && whole.target.field === 'phone') return null;
  const message = `is a part of "${column.target.of}", which is no column that goes to phone.`;
  const remedy = 'Name the phone column after part:, or take another target.';
  return problemAt(column, 'target', `part:${column.target.of}`, 'part-without-whole', message, remedy);
}

function problemAt(
  column: ColumnMap,
  property: MapProblem['property'],
  value: string,
  rule: string,
  message: string,
  remedy: string,
): MapProblem {
  const { object } = column;
  return {
    object,
    column: column.column,
    property,
    value,
    rule,
    message: `"${column.column}" ${message}`,
    remedy,
  };
}
