/**
 * A field map → mapping.yaml as a YAML document. Nodes that exist are changed in place, which is what
 * keeps the comments beside them.
 */
import { Document, isMap, isScalar, YAMLMap } from 'yaml';
import type { ColumnMap, FieldMap, Target } from '../model/field-map.ts';
import { columnKeys } from './read-map-column.ts';
import { textOf } from './read-map-nodes.ts';
import { formatTarget } from './target-text.ts';
import { transformsFor } from './transforms/named-transforms.ts';

const heading = ` Where each column of the Kartra exports goes in HighLevel.
 Read it, change what is wrong, then confirm it with "landfall map confirm".
 Your own comments are kept when Landfall rewrites this file.

 target     a standard field (email, firstName, …), custom:TYPE:Name, tags, tags:PREFIX,
            part:COLUMN, marker (how Landfall knows each person again) or archive (not moved)
 transform  how values are put into form; left out where it is the usual one for the target
 consent    what the column says about consent, wherever its values go
 because    why this is proposed`;

type ColumnProperties = { readonly [key in (typeof columnKeys)[number]]?: string | readonly string[] };

export function newMapDocument(): Document {
  const document = new Document({});
  document.commentBefore = heading;
  return document;
}

/** @param document with a map as its contents */
export function fillMapDocument(document: Document, map: FieldMap): void {
  const { confirmedBy: by, confirmedAt: at, withoutReview } = map;
  if (by === null && at === null) {
    document.set('confirmed', null);
  } else {
    const confirmed = mapIn(document, document.contents, 'confirmed');
    for (const [key, value] of Object.entries({ by, at, withoutReview })) confirmed.set(key, value);
  }
  const columns = mapIn(document, document.contents, 'columns');
  const kept = new Set(map.columns.map((column) => column.column));
  columns.items = columns.items.filter((pair) => kept.has(textOf(pair.key) ?? ''));
  for (const column of map.columns) fillColumn(document, columns, column);
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
      if (typeof value === 'string') body.set(key, value);
      else if (!sameTexts(body.get(key), value)) body.set(key, document.createNode(value, { flow: true }));
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

function propertiesOf({ target, transform, evidence, because, status }: ColumnMap): ColumnProperties {
  return {
    ...targetProperties(target),
    ...(transform === transformsFor(target)[0] ? {} : { transform }),
    ...(evidence === null ? {} : { consent: evidence }),
    ...(because === '' ? {} : { because }),
    status,
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
    case 'part':
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

function sameTexts(node: unknown, texts: readonly string[]): boolean {
  const items: unknown = isMap(node) ? null : (node as { items?: unknown } | null | undefined)?.items;
  return (
    Array.isArray(items) &&
    items.length === texts.length &&
    items.every((item, index) => textOf(item) === texts[index])
  );
}
