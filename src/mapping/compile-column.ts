/**
 * One column of a field map, compiled to the step that carries its cells. What the destination cannot
 * hold goes as text into the column's holding field, with an issue.
 */
import type { ColumnMap, LinkedObject } from '../model/field-map.ts';
import { archiveReasons } from './archive-reasons.ts';
import { holdingFieldOf } from './holding-fields.ts';
import { optionsOf } from './options-of.ts';
import { addFindings, createFates, type RecordDraft, type Step } from './record-draft.ts';
import { findTransform } from './transforms/named-transforms.ts';
import { hasLineBreak } from './transforms/text.ts';
import {
  altered,
  type Transform,
  type TransformContext,
  type Transformed,
  unusable,
} from './transforms/transform.ts';
import { lookUpValue } from './transforms/value-map.ts';

/** What the transforms of a run share. */
export type TimeContext = Pick<TransformContext, 'checkLocalTime' | 'timeZone'>;

/** Every target but the phone and its parts, which are read together: see `compilePhone`. */
export function compileColumn(column: ColumnMap, time: TimeContext): Step {
  const { target } = column;
  if (target.kind === 'marker') return compileMarker(column);
  if (target.kind === 'link') return compileLink(column, target.to);
  if (target.kind === 'archive') return compileArchive(column, target.reason);
  return compileValue(column, time);
}

function compileValue(column: ColumnMap, time: TimeContext): Step {
  const transform = findTransform(column.transform);
  if (transform === undefined) throw new RangeError(`No transform is called ${column.transform}`);
  const context = contextOf(column, time);
  const fate = createFates(column.column);
  const holding = holdingFieldOf(column);
  const put = compilePut(column);
  const mapsValues = Object.keys(column.values).length > 0 && column.transform !== 'choice';
  const read = mapsValues ? mapValueFirst(transform, column.values) : transform;
  return (text, draft) => {
    const made = read(text, context);
    addFindings(draft, column.column, made.findings);
    if (made.value === null && holding !== null && made.rule !== leftOut) {
      draft.custom[holding.key] = text;
      draft.cells.push(fate('text', made.rule));
    } else if (made.value === null || made.value === '') {
      draft.cells.push(fate('archive', made.rule));
    } else {
      put(made, draft);
      draft.cells.push(fate(made.rule === 'exact' ? 'exact' : 'transformed', made.rule));
    }
  };
}

/** A person said so: the value is not moved, in no field at all. */
const leftOut = 'value-left-out';

/** The value map speaks first; the transform then puts its answer into form. */
function mapValueFirst(transform: Transform, values: ColumnMap['values']): Transform {
  return (text, context) => {
    const mapped = lookUpValue(values, text);
    if (mapped === undefined) return transform(text, context);
    if (mapped === null) return unusable(text, leftOut);
    const made = transform(mapped, context);
    return made.value === null || mapped === text ? made : altered(text, made.value, 'value-mapped');
  };
}

function compilePut(column: ColumnMap): (made: Transformed, draft: RecordDraft) => void {
  const { target } = column;
  if (target.kind === 'field' && column.transform === 'split-name') return putNames;
  if (target.kind === 'field') {
    return ({ value }, draft) => {
      draft.fields[target.field] = String(value);
    };
  }
  if (target.kind === 'tags' || target.kind === 'tag') {
    return ({ value }, draft) => {
      for (const tag of Array.isArray(value) ? value : []) addTag(String(tag), column.column, draft);
    };
  }
  if (target.kind !== 'custom') throw new RangeError(`No value goes to a target of kind ${target.kind}`);
  const { key, dataType } = target.custom;
  return ({ value }, draft) => {
    if (value === null) return;
    draft.custom[key] = value;
    if (dataType === 'TEXT' && typeof value === 'string' && hasLineBreak(value)) {
      const finding = { code: 'line-break-in-one-line-field', severity: 'warning', before: value } as const;
      addFindings(draft, column.column, [{ ...finding, after: value }]);
    }
  };
}

function putNames({ value }: Transformed, draft: RecordDraft): void {
  const [first, last] = Array.isArray(value) ? value.map(String) : [];
  if (first) draft.fields.firstName = first;
  if (last) draft.fields.lastName = last;
}

function addTag(tag: string, column: string, draft: RecordDraft): void {
  const from = draft.tags.get(tag);
  if (from === undefined) {
    draft.tags.set(tag, column);
  } else if (from !== column) {
    addFindings(draft, column, [{ code: 'tag-repeated', severity: 'info', before: tag, after: tag }]);
  }
}

function compileLink(column: ColumnMap, to: LinkedObject): Step {
  const fate = createFates(column.column);
  return (text, draft) => {
    draft.links.push({ to, column: column.column, value: text.trim() });
    draft.cells.push(fate('transformed', `link-${to}`));
  };
}

function compileMarker(column: ColumnMap): Step {
  const fate = createFates(column.column);
  return (text, draft) => {
    // A lead id learnt after the marker was fixed is an alias; the ledger keeps it.
    const isMarker = column.object !== 'contact' || draft.entity.marker === `L:${text.trim()}`;
    draft.cells.push(isMarker ? fate('transformed', 'marker') : fate('archive', 'marker-fixed-earlier'));
  };
}

function compileArchive(column: ColumnMap, reason: string): Step {
  const fate = createFates(column.column);
  return (text, draft) => {
    draft.cells.push(fate('archive', reason));
    if (reason !== archiveReasons.empty) return;
    const finding = {
      code: 'column-no-longer-empty',
      severity: 'warning',
      before: text,
      after: null,
    } as const;
    addFindings(draft, column.column, [finding]);
  };
}

function contextOf({ object, target, values }: ColumnMap, time: TimeContext): TransformContext {
  const separator = target.kind === 'tags' ? target.separator : ',';
  const prefix = prefixOf(target);
  const several =
    target.kind === 'custom' && ['CHECKBOX', 'MULTIPLE_OPTIONS'].includes(target.custom.dataType);
  return { ...time, separator, prefix, options: optionsOf(object, target), several, values };
}

function prefixOf(target: ColumnMap['target']): string {
  if (target.kind === 'tags') return target.prefix.toLowerCase();
  return target.kind === 'tag' ? target.name : '';
}
