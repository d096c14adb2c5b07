/** One column of mapping.yaml. */
import type { YAMLMap } from 'yaml';
import type { ColumnMap, ConsentEvidence, Target } from '../model/field-map.ts';
import type { MapFileErrors } from './map-file-errors.ts';
import { customFieldKey } from './name-custom-field.ts';
import { type Entry, entriesOf, readText, readTexts, readWord } from './read-map-nodes.ts';
import { parseTarget, targetForms } from './target-text.ts';
import { transformsFor } from './transforms/named-transforms.ts';

/** The keys of a column, in the order they are written. */
export const columnKeys = [
  'target',
  'key',
  'options',
  'separator',
  'reason',
  'transform',
  'consent',
  'because',
  'status',
] as const;

const evidences: readonly ConsentEvidence[] = [
  'gdpr-status',
  'gdpr-communications',
  'lists',
  'tags',
  'blocked',
];

export function readMapColumn(column: string, key: unknown, body: YAMLMap, errors: MapFileErrors): ColumnMap {
  const entries = entriesOf(body, columnKeys, errors);
  const target = readTarget(column, key, entries, errors);
  return {
    column,
    target,
    transform: readText(entries.get('transform'), 'transform', errors) ?? transformsFor(target)[0],
    evidence: readWord(entries.get('consent'), 'consent', evidences, errors) ?? null,
    status: readWord(entries.get('status'), 'status', ['proposed', 'confirmed'], errors) ?? 'proposed',
    because: readText(entries.get('because'), 'because', errors) ?? '',
  };
}

function readTarget(
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
  const parsed = parseTarget(text, {
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
