/**
 * Reads a location back against a manifest: in pages and lists wherever the location has them, and by id only for what
 * those omit or show otherwise: channel DND, names, what search does not show yet. Only reads.
 */

import pMap from 'p-map';
import type { ManifestRecord, ManifestResult } from '../../model/manifest.ts';
import { type Listing, listings } from './list-sealed.ts';
import { readSealed, type SealedReading } from './read-sealed.ts';
import { sealingOf } from './seal-records.ts';
import { sealValue } from './seal-value.ts';
import type { SealedValues } from './sealed-values.ts';

export interface SealedOptions extends SealedReading {
  readonly records: readonly ManifestRecord[];
  /** Type of each custom field, by id. */
  readonly types: Readonly<Record<string, string>>;
  readonly concurrency: number;
  readonly onProgress: (done: number) => void;
}

export type SealedOutcome = Pick<
  ManifestResult,
  'records' | 'objects' | 'fields' | 'requests' | 'differences'
>;

const keyOf = (object: string, id: string): string => `${object} ${id}`;

export async function verifySealed(options: SealedOptions): Promise<SealedOutcome> {
  const { records, concurrency } = options;
  const open = new Map(records.map((record) => [keyOf(record.object, record.id), record]));
  const differences: ManifestResult['differences'][number][] = [];
  const fields = { compared: 0, equal: 0, different: 0 };
  const counts = { verified: 0, mismatched: 0, missing: 0 };
  const objects: Record<string, { verified: number; mismatched: number; missing: number }> = {};
  const requests = { pages: 0, reads: 0 };
  const count = ({ object, id }: ManifestRecord, state: keyof typeof counts) => {
    open.delete(keyOf(object, id));
    counts[state] += 1;
    (objects[object] ??= { verified: 0, mismatched: 0, missing: 0 })[state] += 1;
    options.onProgress(1);
  };
  const settle = (record: ManifestRecord, wrong: readonly string[]) => {
    const compared = Object.keys(record.fields).length;
    fields.compared += compared;
    fields.different += wrong.length;
    fields.equal += compared - wrong.length;
    differences.push(...wrong.map((field) => ({ object: record.object, id: record.id, field })));
    count(record, wrong.length === 0 ? 'verified' : 'mismatched');
  };
  const listing: Listing = {
    ...options,
    onPage: () => void (requests.pages += 1),
    on: (object) => [
      ...new Set([...open.values()].flatMap((one) => (one.object === object ? (one.on ?? []) : []))),
    ],
    isOpen: (object) => [...open.values()].some((one) => one.object === object),
    see(object, id, values) {
      const record = open.get(keyOf(object, id));
      // What a page shows otherwise is read by id before anything is called different.
      if (record !== undefined && differing(record, values, options.types).length === 0) settle(record, []);
    },
    filesFieldOf: (id) => open.get(keyOf('files', id))?.on,
  };
  for (const list of listings) await list(listing);
  const readOne = async (record: ManifestRecord) => {
    requests.reads += 1;
    const values = await readSealed(record, options);
    if (values !== null) return settle(record, differing(record, values, options.types));
    differences.push({ object: record.object, id: record.id, field: null });
    count(record, 'missing');
  };
  await pMap([...open.values()], readOne, { concurrency });
  return { records: counts, objects, fields, requests, differences };
}

function differing(
  { salt, fields }: ManifestRecord,
  values: SealedValues,
  types: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(fields).flatMap(([field, sealed]) => {
    const value = values[field] ?? null;
    if (typeof sealed !== 'string') {
      const standing = new Set(
        (Array.isArray(value) ? value : []).map((one: string) => sealValue(salt, field, '', one)),
      );
      return sealed.every((one) => standing.has(one)) ? [] : [field];
    }
    if (value === null || value === '') return [field];
    const { name, type } = sealingOf(field, types);
    return sealValue(salt, name, type, value) === sealed ? [] : [field];
  });
}
