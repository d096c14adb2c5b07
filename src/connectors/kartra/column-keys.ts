/**
 * From the header of an export to one key per column: the known column's name, else the header
 * verbatim. Keys are unique within a file, and a key says the same in every file: nothing is numbered
 * by position except a column without a usable header.
 */
import type { ExportKind } from '../../model/entity.ts';
import { knownColumn, likelyColumn } from './column-names.ts';
import { knownKeys } from './record-keys.ts';
import { refuseFile } from './refuse-file.ts';

/** Names every object has: as a key they would be mistaken for a value that is there. */
const reserved = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * @param header cells as they stand in the file
 * @param file its name in messages
 * @param kind the export it is
 * @returns one key per header cell, in order
 * @throws LandfallError `file-not-an-export` when two headers become the same key
 */
export function columnKeys(
  header: readonly string[],
  file: string,
  kind: ExportKind = 'contacts',
): readonly string[] {
  const keys = kind === 'contacts' ? contactKeys(header) : knownKeys(header, kind);
  const unique = keys.map((key, index) => key ?? ownKey(header[index] ?? '', index));
  refuseTwins(unique, header, file);
  return unique;
}

function contactKeys(header: readonly string[]): readonly (string | null)[] {
  const keys: (string | null)[] = header.map(knownColumn);
  const taken = new Set(keys);
  for (const [index, name] of header.entries()) {
    if (keys[index] !== null) continue;
    const likely = likelyColumn(name);
    if (likely !== null && !taken.has(likely)) {
      taken.add(likely);
      keys[index] = likely;
    }
  }
  return keys;
}

function ownKey(name: string, index: number): string {
  if (name.trim() === '') return `(column ${index + 1})`;
  return reserved.has(name) ? `${name} (column ${index + 1})` : name;
}

function refuseTwins(keys: readonly string[], header: readonly string[], file: string): void {
  const seen = new Map<string, number>();
  for (const [index, key] of keys.entries()) {
    const first = seen.get(key);
    if (first !== undefined) {
      throw refuseFile(
        file,
        `columns ${first + 1} ("${header[first] ?? ''}") and ${index + 1} ("${header[index] ?? ''}") are both "${key}".`,
        {
          line: 1,
          column: index + 1,
          value: header[index] ?? '',
          rule: 'column-twice',
          remedy: 'Rename one of the two headers in Kartra or in the file, so that each has its own name.',
        },
      );
    }
    seen.set(key, index);
  }
}
