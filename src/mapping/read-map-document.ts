/** mapping.yaml as a YAML document → a field map, with the nodes its later errors point at. */
import { type Document, isMap, isScalar, type YAMLMap } from 'yaml';
import { type SourceObject, sourceObjects } from '../model/destination-fields.ts';
import type { ColumnMap, FieldMap } from '../model/field-map.ts';
import { columnName } from './check-map.ts';
import type { MapFileErrors } from './map-file-errors.ts';
import { readMapColumn } from './read-map-column.ts';
import { type Entry, entriesOf, readFlag, readText } from './read-map-nodes.ts';

/** The version of the file's shape. Files without one, of the first version, hold contacts only. */
export const mapFileVersion = 2;

export interface MapDocument {
  readonly map: FieldMap;
  /** The node of a column's property, or of its key where it has no such property. */
  readonly nodeAt: (name: string, property: string) => unknown;
}

export function readMapDocument(document: Document, errors: MapFileErrors): MapDocument {
  const root = document.contents;
  if (!isMap(root)) {
    const remedy = 'Move mapping.yaml out of the folder, then run "landfall map propose" to write a new one.';
    throw errors.at(root, {
      message: 'This is no field map.',
      value: '',
      rule: 'not-a-map',
      remedy,
    });
  }
  const entries = entriesOf(root, ['version', 'confirmed', 'columns', 'objects'], errors);
  refuseNewer(entries.get('version'), errors);
  const columns: ColumnMap[] = [];
  const nodes = new Map<string, { key: unknown; body: YAMLMap }>();
  for (const [object, columnsNode] of objectsOf(root, entries, errors)) {
    for (const [column, { key, value }] of entriesOf(columnsNode, null, errors)) {
      if (!isMap(value)) {
        const remedy = 'Write at least "target:" below the column.';
        const message = `"${column}" has no target.`;
        throw errors.at(key, { message, value: column, rule: 'target-missing', remedy });
      }
      columns.push(readMapColumn(object, column, key, value, errors));
      nodes.set(columnName({ object, column }), { key, body: value });
    }
  }
  const map: FieldMap = { columns, ...readConfirmation(entries.get('confirmed')?.value, errors) };
  const nodeAt = (name: string, property: string): unknown => {
    const found = nodes.get(name);
    return found?.body.get(property, true) ?? found?.key;
  };
  return { map, nodeAt };
}

/** The columns of each kind of record; `columns` alone is the first version's way to write contacts. */
function objectsOf(
  root: YAMLMap,
  entries: ReadonlyMap<string, Entry>,
  errors: MapFileErrors,
): readonly (readonly [SourceObject, YAMLMap])[] {
  const objectsNode = entries.get('objects')?.value;
  const columnsNode = entries.get('columns')?.value;
  if (isMap(columnsNode) && objectsNode === undefined) return [['contact', columnsNode]];
  if (!isMap(objectsNode)) {
    const remedy = 'List the columns under "objects:" and the kind of record, each with its target.';
    throw errors.at(objectsNode ?? columnsNode ?? root, {
      message: 'The columns are missing.',
      value: '',
      rule: 'columns-missing',
      remedy,
    });
  }
  const stray = entries.get('columns');
  if (stray !== undefined) {
    const message = '"columns" belongs to files of the first version.';
    const remedy = 'Move what stands there under "objects: contact:".';
    throw errors.at(stray.key, { message, value: 'columns', rule: 'stray-key', remedy });
  }
  return [...entriesOf(objectsNode, sourceObjects, errors)].flatMap(([object, { key, value }]) => {
    if (isScalar(value) && value.value === null) return [];
    const known = sourceObjects.find((name) => name === object);
    if (isMap(value) && known !== undefined) return [[known, value] as const];
    const message = `"${object}" has no columns.`;
    throw errors.at(key, { message, value: object, rule: 'columns-missing', remedy: 'Remove the line.' });
  });
}

function refuseNewer(entry: Entry | undefined, errors: MapFileErrors): void {
  const text = readText(entry, 'version', errors);
  if (text === undefined || ['1', String(mapFileVersion)].includes(text)) return;
  throw errors.at(entry?.value, {
    message: `This Landfall does not know version ${text} of the field map.`,
    value: text,
    rule: `version 1 or ${mapFileVersion}`,
    remedy: 'Use the Landfall that wrote it, or a newer one.',
  });
}

function readConfirmation(node: unknown, errors: MapFileErrors): Omit<FieldMap, 'columns'> {
  if (node === undefined || node === null || (isScalar(node) && node.value === null)) {
    return { confirmedBy: null, confirmedAt: null, withoutReview: false };
  }
  if (!isMap(node)) {
    const remedy = 'Write "confirmed: null", or leave it to "landfall map confirm".';
    const message = '"confirmed" must be null, or say who and when.';
    throw errors.at(node, { message, value: '', rule: 'wrong-type', remedy });
  }
  const entries = entriesOf(node, ['by', 'at', 'withoutReview'], errors);
  return {
    confirmedBy: readText(entries.get('by'), 'by', errors) ?? null,
    confirmedAt: readText(entries.get('at'), 'at', errors) ?? null,
    withoutReview: readFlag(entries.get('withoutReview'), 'withoutReview', errors) ?? false,
  };
}
