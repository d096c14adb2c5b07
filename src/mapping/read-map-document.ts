/** mapping.yaml as a YAML document → a field map, with the nodes its later errors point at. */
import { type Document, isMap, isScalar, type YAMLMap } from 'yaml';
import type { ColumnMap, FieldMap } from '../model/field-map.ts';
import type { MapFileErrors } from './map-file-errors.ts';
import { readMapColumn } from './read-map-column.ts';
import { entriesOf, readFlag, readText } from './read-map-nodes.ts';

export interface MapDocument {
  readonly map: FieldMap;
  /** The node of a column's property, or of its key where it has no such property. */
  readonly nodeAt: (column: string, property: string) => unknown;
}

export function readMapDocument(document: Document, errors: MapFileErrors): MapDocument {
  const root = document.contents;
  if (!isMap(root)) {
    const remedy = 'Run "landfall map propose" to write a new one.';
    throw errors.at(root, {
      message: 'This is no field map.',
      value: '',
      rule: 'not-a-map',
      remedy,
    });
  }
  const entries = entriesOf(root, ['confirmed', 'columns'], errors);
  const columnsNode = entries.get('columns')?.value;
  if (!isMap(columnsNode)) {
    const remedy = 'List the columns under "columns:", each with its target.';
    throw errors.at(columnsNode ?? root, {
      message: 'The columns are missing.',
      value: '',
      rule: 'columns-missing',
      remedy,
    });
  }
  const columns: ColumnMap[] = [];
  const nodes = new Map<string, { key: unknown; body: YAMLMap }>();
  for (const [column, { key, value }] of entriesOf(columnsNode, null, errors)) {
    if (!isMap(value)) {
      const remedy = 'Write at least "target:" below the column.';
      const message = `"${column}" has no target.`;
      throw errors.at(key, { message, value: column, rule: 'target-missing', remedy });
    }
    columns.push(readMapColumn(column, key, value, errors));
    nodes.set(column, { key, body: value });
  }
  const map: FieldMap = { columns, ...readConfirmation(entries.get('confirmed')?.value, errors) };
  const nodeAt = (column: string, property: string): unknown => {
    const found = nodes.get(column);
    return found?.body.get(property, true) ?? found?.key;
  };
  return { map, nodeAt };
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
