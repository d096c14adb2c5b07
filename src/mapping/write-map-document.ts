/**
 * A field map → mapping.yaml as a YAML document. Nodes that exist are changed in place, which is what
 * keeps the comments beside them.
 */
import { Document, isMap, isScalar, YAMLMap } from 'yaml';
import { sourceObjects } from '../model/destination-fields.ts';
import { type ColumnMap, columnsOf, type FieldMap, type Target } from '../model/field-map.ts';
import type { Json } from '../model/json.ts';
import { columnKeys } from './read-map-column.ts';
import { mapFileVersion } from './read-map-document.ts';
import { textOf } from './read-map-nodes.ts';
import { formatTarget } from './target-text.ts';
import { transformsFor } from './transforms/transforms-for.ts';

/** Where an editor finds the schema, relative to the workspace. */
const mapSchemaPath = '.landfall/mapping.schema.json';

const heading = ` yaml-language-server: $schema=${mapSchemaPath}
 Where each column of the Kartra exports goes in HighLevel.
 Read it, change what is wrong, then confirm it with "landfall map confirm".
 Your own comments are kept when Landfall rewrites this file.

 target     a standard field (email, firstName, …), custom:TYPE:Name, tags, tags:PREFIX, tag:NAME,
            part:COLUMN, link:RECORD, marker (how Landfall knows each record again) or archive (not moved)
 transform  how values are put into form; left out where it is the usual one for the target
 values     what single values become; null leaves one out, "*" stands for every other
 consent    what the column says about consent, wherever its values go
 because    why this is proposed, and where the proposal is from`;

type ColumnProperties = { readonly [key in (typeof columnKeys)[number]]?: Json };

export function newMapDocument(): Document {
  const document = new Document({});
  document.commentBefore = heading;
  return document;
}

/** @param document with a map as its contents */
export function fillMapDocument(document: Document, map: FieldMap): void {
  const { confirmedBy: by, confirmedAt: at, withoutReview } = map;
  moveFirstVersion(document);
  if (by === null && at === null) {
    document.set('confirmed', null);
  } else {
    const confirmed = mapIn(document, document.contents, 'confirmed');
    for (const [key, value] of Object.entries({ by, at, withoutReview })) confirmed.set(key, value);
  }
  const objects = mapIn(document, document.contents, 'objects');
  for (const object of sourceObjects) {
    const present = columnsOf(map, object);
    if (present.length === 0) objects.delete(object);
    else fillObject(document, mapIn(document, objects, object), present);
  }
}

function fillObject(document: Document, columns: YAMLMap, present: readonly ColumnMap[]): void {
  const kept = new Set(present.map((column) => column.column));
  columns.items = columns.items.filter((pair) => kept.has(textOf(pair.key) ?? ''));
  for (const column of present) fillColumn(document, columns, column);
}

/** A file of the first version keeps its nodes, comments and all, one level deeper. */
function moveFirstVersion(document: Document): void {
  const root = document.contents;
  if (!isMap(root)) return;
  if (root.get('version') !== mapFileVersion) {
    if (root.has('version')) root.set('version', mapFileVersion);
    else insertVersion(document, root);
  }
  const columns = root.items.find((pair) => textOf(pair.key) === 'columns');
  if (columns === undefined) return;
  const objects = new YAMLMap(document.schema);
  objects.items.push(document.createPair('contact', columns.value));
  if (isScalar(columns.key)) columns.key.value = 'objects';
  columns.value = objects;
}

/** The version stands first, and what stood above the first key stays at the top of the file. */
function insertVersion(document: Document, root: YAMLMap): void {
  const [first] = root.items;
  const pair = document.createPair('version', mapFileVersion);
  if (isScalar(first?.key) && isScalar(pair.key) && first.key.commentBefore) {
    pair.key.commentBefore = first.key.commentBefore;
    delete first.key.commentBefore;
  }
  root.items.unshift(pair);
}

function fillColumn(document: Document, columns: YAMLMap, column: ColumnMap): void {
  let pair = columns.items.find((candidate) => textOf(candidate.key) === column.column);
  if (pair === undefined) {
    pair = document.createPair(column.column, new YAMLMap(document.schema));
    if (isScalar(pair.key)) pair.key.spaceBefore = columns.items.length > 0;
    columns.items.push(pair);
  }
  if (!isMap(pair.value)) pair.value = new YAMLMap(document.schema);
  const body = isMap(pair.value) ? pair.value : new YAMLMap(document.schema);
  const properties = propertiesOf(column);
  for (const key of columnKeys) {
    const value = properties[key];
    if (value === undefined) {
      body.delete(key);
    } else if (body.has(key)) {
      if (typeof value === 'string' || typeof value === 'number') body.set(key, value);
      else if (!sameContent(body.get(key, true), value))
        body.set(key, document.createNode(value, { flow: true }));
    } else {
      body.items.splice(placeOf(key, body), 0, document.createPair(key, value, { flow: true }));
    }
  }
}

/** A new key stands behind those that come before it in the usual order, wherever a person moved them. */
function placeOf(key: (typeof columnKeys)[number], body: YAMLMap): number {
  const earlier: readonly string[] = columnKeys.slice(0, columnKeys.indexOf(key));
  return body.items.findLastIndex((pair) => earlier.includes(textOf(pair.key) ?? '')) + 1;
}

function propertiesOf(column: ColumnMap): ColumnProperties {
  const { object, target, transform, values, evidence, because, status, decided } = column;
  const { tier, confidence, runnerUp } = column;
  return {
    ...targetProperties(target),
    ...(transform === transformsFor(object, target)[0] ? {} : { transform }),
    ...(Object.keys(values).length === 0 ? {} : { values }),
    ...(evidence === null ? {} : { consent: evidence }),
    ...(because === '' ? {} : { because }),
    ...(tier === 'none' ? {} : { from: tier }),
    ...(confidence === 0 ? {} : { confidence }),
    ...(runnerUp === null ? {} : { runnerUp }),
    status,
    ...(decided === null ? {} : { decided: { ...decided } }),
  };
}

function targetProperties(target: Target): ColumnProperties {
  switch (target.kind) {
    case 'custom': {
      const { key, options } = target.custom;
      return { target: formatTarget(target), key, ...(options.length > 0 ? { options } : {}) };
    }
    case 'tags':
      return { target: formatTarget(target), separator: target.separator };
    case 'archive':
      return { target: 'archive', reason: target.reason };
    case 'field':
    case 'tag':
    case 'part':
    case 'link':
    case 'marker':
      return { target: formatTarget(target) };
  }
}

function mapIn(document: Document, parent: unknown, key: string): YAMLMap {
  const root = isMap(parent) ? parent : new YAMLMap(document.schema);
  const present = root.get(key, true);
  if (isMap(present)) return present;
  const made = new YAMLMap(document.schema);
  root.set(key, made);
  return made;
}

const scalarText = (item: Json): string => (typeof item === 'string' ? item : JSON.stringify(item));

/** Whether a node says what is to be written already: then it stays as the person laid it out. */
function sameContent(node: unknown, value: Json): boolean {
  if (isMap(node) && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value);
    return (
      entries.length === node.items.length &&
      entries.every(([key, item]) => {
        const pair = node.items.find((candidate) => textOf(candidate.key) === key);
        return pair !== undefined && textOf(pair.value) === (item === null ? null : scalarText(item));
      })
    );
  }
  const items: unknown = (node as { items?: unknown } | null | undefined)?.items;
  return (
    Array.isArray(value) &&
    Array.isArray(items) &&
    items.length === value.length &&
    items.every((item, index) => textOf(item) === value[index])
  );
}
