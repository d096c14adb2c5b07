/**
 * Owns: the records of objects over time: what is true, and what search sees of it.
 * Invariant: a stored record keeps every state younger than the search lag and one older, so that search can
 * show the past; a deleted one stays as long as search may still show it, and is never the truth.
 */

import type { LocationState } from '../world/location-state.ts';
import type { ObjectRecord, StoredObjectRecord } from '../world/object-record.ts';
import type { World } from '../world/world.ts';

export interface WholeRecord extends ObjectRecord {
  readonly id: string;
  readonly objectKey: string;
}

/** The record as it is; undefined when there is none, or no longer. */
export function readRecord(location: LocationState, id: string): WholeRecord | undefined {
  const stored = location.objectRecords.get(id);
  return stored === undefined ? undefined : asOf(stored, Number.POSITIVE_INFINITY);
}

/** Every record of an object as it is. */
export function readRecords(location: LocationState, objectKey: string): WholeRecord[] {
  return recordsAsOf(location, objectKey, Number.POSITIVE_INFINITY);
}

/** Every record of an object as it was at `asOfMs`. */
export function recordsAsOf(location: LocationState, objectKey: string, asOfMs: number): WholeRecord[] {
  return location.objectRecords.inGroup(objectKey).flatMap((stored) => asOf(stored, asOfMs) ?? []);
}

/** Makes `record` the truth from `nowMs` on; null deletes it. */
export function writeRecord(
  world: World,
  location: LocationState,
  key: { readonly id: string; readonly objectKey: string },
  record: ObjectRecord | null,
  nowMs: number,
): void {
  const past = location.objectRecords.get(key.id)?.states ?? [];
  const cutoff = nowMs - world.behaviours.searchLagMs;
  const shown = past.findLastIndex(({ atMs }) => atMs <= cutoff);
  const { id, objectKey } = key;
  const states = [...past.slice(Math.max(0, shown)), { atMs: nowMs, record }];
  location.objectRecords.put({ id, objectKey, states });
  world.markChanged();
}

function asOf({ id, objectKey, states }: StoredObjectRecord, asOfMs: number): WholeRecord | undefined {
  const record = states.findLast(({ atMs }) => atMs <= asOfMs)?.record;
  return record === null || record === undefined ? undefined : { id, objectKey, ...record };
}
