/** One column of mapping.yaml. */
import { isMap, type YAMLMap } from 'yaml';
import type { SourceObject } from '../model/destination-fields.ts';
import {
  type ColumnDecision,
  type ColumnMap,
  columnStatuses,
  consentEvidences,
  mapTiers,
  type Target,
} from '../model/field-map.ts';
import type { MapFileErrors } from './map-file-errors.ts';
import { customFieldKey } from './name-custom-field.ts';
import {
  type Entry,
  entriesOf,
  readFlag,
  readShare,
  readText,
  readTexts,
  readValueMap,
  readWord,
} from './read-map-nodes.ts';
import { parseTarget, targetForms } from './target-text.ts';
import { transformsFor } from './transforms/transforms-for.ts';

/** The keys of a column, in the order they are written. */
export const columnKeys = [
  'target',
  'key',
  'options',
  'separator',
  'reason',
  'transform',
  'values',
  'consent',
  'because',
  'from',
  'confidence',
  'runnerUp',
  'status',
  'decided',
] as const;

export function readMapColumn(
  object: SourceObject,
  column: string,
  key: unknown,
  body: YAMLMap,
  errors: MapFileErrors,
): ColumnMap {
  const entries = entriesOf(body, columnKeys, errors);
  const target = readTarget(object, column, key, entries, errors);
  return {
    object,
    column,
    target,
    transform: readText(entries.get('transform'), 'transform', errors) ?? transformsFor(object, target)[0],
    values: readValueMap(entries.get('values'), 'values', errors),
    evidence: readWord(entries.get('consent'), 'consent', consentEvidences, errors) ?? null,
    status: readWord(entries.get('status'), 'status', columnStatuses, errors) ?? 'proposed',
    decided: readDecision(entries.get('decided'), errors),
    tier: readWord(entries.get('from'), 'from', mapTiers, errors) ?? 'none',
    confidence: readShare(entries.get('confidence'), 'confidence', errors) ?? 0,
    runnerUp: readRunnerUp(entries.get('runnerUp'), errors),
    because: readText(entries.get('because'), 'because', errors) ?? '',
  };
}

function readDecision(entry: Entry | undefined, errors: MapFileErrors): ColumnDecision | null {
  const entries = readSmallMap(entry, 'decided', ['by', 'at', 'withoutReview'], errors);
  if (entries === null) return null;
  return {
    by: readText(entries.get('by'), 'by', errors) ?? '',
    at: readText(entries.get('at'), 'at', errors) ?? '',
    withoutReview: readFlag(entries.get('withoutReview'), 'withoutReview', errors) ?? false,
  };
}

function readRunnerUp(entry: Entry | undefined, errors: MapFileErrors): ColumnMap['runnerUp'] {
  const entries = readSmallMap(entry, 'runnerUp', ['target', 'confidence'], errors);
  if (entries === null) return null;
  return {
    target: readText(entries.get('target'), 'target', errors) ?? '',
    confidence: readShare(entries.get('confidence'), 'confidence', errors) ?? 0,
  };
}

function readSmallMap(
  entry: Entry | undefined,
  name: string,
  keys: readonly string[],
  errors: MapFileErrors,
): ReadonlyMap<string, Entry> | null {
  if (entry === undefined) return null;
  if (isMap(entry.value)) return entriesOf(entry.value, keys, errors);
  throw errors.at(entry.key, {
    message: `"${name}" holds ${keys.join(', ')}.`,
    value: '',
    rule: 'wrong-type',
    remedy: `Write ${name}: {${keys[0]}: …}, or remove the line.`,
  });
}

function readTarget(
  object: SourceObject,
  column: string,
  key: unknown,
  entries: ReadonlyMap<string, Entry>,
  errors: MapFileErrors,
): Target {
  const text = readText(entries.get('target'), 'target', errors);
  if (text === undefined) {
    const message = `"${column}" has no target.`;
    throw errors.at(key, { message, value: column, rule: 'target-missing', remedy: `Use ${targetForms}.` });
  }
  const parsed = parseTarget(object, text, {
    key: readText(entries.get('key'), 'key', errors) ?? customFieldKey(column),
    options: readTexts(entries.get('options'), 'options', errors),
    separator: readText(entries.get('separator'), 'separator', errors) ?? ',',
  });
  if (!('target' in parsed)) {
    const { rule, message, remedy } = parsed;
    throw errors.at(entries.get('target')?.value, { message, value: text, rule, remedy });
  }
  refuseStrays(parsed.target, entries, errors);
  const reason = readText(entries.get('reason'), 'reason', errors);
  return parsed.target.kind === 'archive' && reason !== undefined
    ? { kind: 'archive', reason }
    : parsed.target;
}

/** Keys that mean nothing to this kind of target: left alone they would look as if they did. */
function refuseStrays(target: Target, entries: ReadonlyMap<string, Entry>, errors: MapFileErrors): void {
  const owners = { key: 'custom', options: 'custom', separator: 'tags', reason: 'archive' } as const;
  for (const [name, kind] of Object.entries(owners)) {
    const entry = entries.get(name);
    if (entry === undefined || target.kind === kind) continue;
    const message = `"${name}" belongs to targets of the kind ${kind} only.`;
    throw errors.at(entry.key, { message, value: name, rule: 'stray-key', remedy: 'Remove the line.' });
  }
}
