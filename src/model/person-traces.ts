/** By what a person can be recognised in files and records of this machine, so that all of it can be removed. */
import type { Json } from './json.ts';

/** What the external id of an operation begins with whose person was purged: its content is gone too. */
export const purgedPrefix = 'purged:';

export interface PersonTraces {
  /** Of the person's entity; null where none stands. */
  readonly entityId: number | null;
  /** Markers of the person and of every record of theirs. */
  readonly markers: readonly string[];
  readonly leadIds: readonly string[];
  /** Lower case. */
  readonly emails: readonly string[];
  /** As they stand in exports, and in international form. */
  readonly phones: readonly string[];
}

/** What stands instead of an address or a number in a text that stays. */
const removedMark = '[removed]';

/** Fewer digits could be any number. */
const leastDigits = 7;

/**
 * Replaces every address and number of the person in a text; null where it holds none.
 * @example removeTraces('Call ann@example.com', traces) // 'Call [removed]'
 */
export function removeTraces(text: string, { emails, phones }: PersonTraces): string | null {
  let clean = text;
  for (const needle of [
    ...emails,
    ...phones.filter((phone) => phone.replace(/\D/gu, '').length >= leastDigits),
  ]) {
    if (!clean.toLowerCase().includes(needle.toLowerCase())) continue;
    const escaped = needle.replace(/[$()*+.?[\\\]^{|}/]/gu, String.raw`\$&`);
    clean = clean.replace(new RegExp(escaped, 'giu'), removedMark);
  }
  return clean === text ? null : clean;
}

/**
 * A value without the records of the person: objects that carry one of the markers are taken out of their list.
 * @example removeRecords({ records: [{ externalId: 'L:7' }, { externalId: 'L:8' }] }, new Set(['L:7']))
 */
export function removeRecords(value: Json, markers: ReadonlySet<string>): Json {
  if (Array.isArray(value)) {
    return value.filter((item) => !isTheirs(item, markers)).map((item) => removeRecords(item, markers));
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isTheirs(value, markers)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, removeRecords(item, markers)]));
}

function isTheirs(value: Json, markers: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return markers.has(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some((item) => typeof item === 'string' && markers.has(item));
}
