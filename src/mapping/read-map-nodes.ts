/** Reads the small shapes of mapping.yaml from YAML nodes: keys, texts, flags and lists of texts. */
import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { ValueMap } from '../model/field-map.ts';
import type { MapFileErrors } from './map-file-errors.ts';

export interface Entry {
  readonly key: unknown;
  readonly value: unknown;
}

/**
 * The pairs of a YAML map by the text of their keys: a header such as `2024` or `yes` is text, quoted
 * or not.
 *
 * @param allowed the keys that may stand there, or null for any
 */
export function entriesOf(
  node: YAMLMap,
  allowed: readonly string[] | null,
  errors: MapFileErrors,
): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { key, value } of node.items) {
    const name = textOf(key);
    if (name === null) {
      const remedy = 'A key is one word or a quoted text.';
      throw errors.at(key, { message: 'This is no key.', value: '', rule: 'wrong-type', remedy });
    }
    if (allowed !== null && !allowed.includes(name)) {
      const remedy = `Keys here: ${allowed.join(', ')}.`;
      throw errors.at(key, {
        message: `"${name}" is no key of a field map.`,
        value: name,
        rule: 'unknown-key',
        remedy,
      });
    }
    if (entries.has(name)) {
      const message = `"${name}" stands twice.`;
      throw errors.at(key, {
        message,
        value: name,
        rule: 'duplicate-column',
        remedy: 'Keep one of the two.',
      });
    }
    entries.set(name, { key, value });
  }
  return entries;
}

/** The text of a scalar as a person wrote it (`1.10` stays `1.10`), or null for anything else. */
export function textOf(node: unknown): string | null {
  if (!isScalar(node) || node.value === null) return null;
  return typeof node.value === 'string' ? node.value : (node.source ?? null);
}

/** Undefined when the key is absent or null. */
export function readText(entry: Entry | undefined, name: string, errors: MapFileErrors): string | undefined {
  const node = entry?.value;
  if (node === undefined || node === null || (isScalar(node) && node.value === null)) return undefined;
  const text = textOf(node);
  if (text !== null) return text;
  const message = `"${name}" must be a text.`;
  const remedy = 'Write it on one line.';
  throw errors.at(node, { message, value: '', rule: 'wrong-type', remedy });
}

/** One of some words. */
export function readWord<T extends string>(
  entry: Entry | undefined,
  name: string,
  words: readonly T[],
  errors: MapFileErrors,
): T | undefined {
  const text = readText(entry, name, errors);
  if (text === undefined) return undefined;
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  const message = `"${text}" is no ${name}.`;
  const remedy = `Use one of: ${words.join(', ')}.`;
  throw errors.at(entry?.value, { message, value: text, rule: `wrong-${name}`, remedy });
}

export function readFlag(entry: Entry | undefined, name: string, errors: MapFileErrors): boolean | undefined {
  const node = entry?.value;
  if (node === undefined || node === null) return undefined;
  if (isScalar(node) && typeof node.value === 'boolean') return node.value;
  const message = `"${name}" must be true or false.`;
  const remedy = 'Write true or false.';
  throw errors.at(node, { message, value: textOf(node) ?? '', rule: 'wrong-type', remedy });
}

export function readTexts(entry: Entry | undefined, name: string, errors: MapFileErrors): string[] {
  const node = entry?.value;
  if (node === undefined || node === null) return [];
  const items: unknown[] = isSeq(node) ? node.items : [null];
  const texts = items.map(textOf);
  const known = texts.filter((text) => text !== null && text.trim() !== '');
  if (known.length === texts.length && new Set(known).size === known.length) return known.map(String);
  const message = `"${name}" must be a list of different texts.`;
  const remedy = `Write ${name}: [First, Second].`;
  throw errors.at(node, { message, value: textOf(node) ?? '', rule: `wrong-${name}`, remedy });
}

/** A number from 0 to 1. */
export function readShare(entry: Entry | undefined, name: string, errors: MapFileErrors): number | undefined {
  const text = readText(entry, name, errors);
  if (text === undefined) return undefined;
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share <= 1) return share;
  const message = `"${name}" must be a number from 0 to 1.`;
  throw errors.at(entry?.value, { message, value: text, rule: `wrong-${name}`, remedy: 'Remove the line.' });
}

/** What single values become: text, or null to leave a value out. */
export function readValueMap(entry: Entry | undefined, name: string, errors: MapFileErrors): ValueMap {
  const node = entry?.value;
  if (node === undefined || node === null || (isScalar(node) && node.value === null)) return {};
  if (!isMap(node)) {
    const message = `"${name}" must say what each value becomes.`;
    const remedy = `Write ${name}: {"Gold": "Gold plan", "Old": null}.`;
    throw errors.at(node, { message, value: textOf(node) ?? '', rule: 'wrong-type', remedy });
  }
  const values = new Map<string, string | null>();
  for (const [text, item] of entriesOf(node, null, errors)) {
    values.set(text.trim(), readText(item, text, errors) ?? null);
  }
  return Object.fromEntries(values);
}
