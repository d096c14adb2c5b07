/**
 * Owns: records of objects as the API shows them: one shape for a record by id, another for a row of a search.
 * Source: objects spec. Values of fields that were deleted are hidden.
 */

import type { LocationState } from '../world/location-state.ts';
import { findObject } from './find-object.ts';
import { isFieldOf } from './object-fields.ts';
import type { WholeRecord } from './record-store.ts';

export function showRecord(location: LocationState, record: WholeRecord): Record<string, unknown> {
  const { id, owner, followers, createdMs, updatedMs } = record;
  return {
    id,
    owner,
    followers,
    properties: knownProperties(location, record),
    dateAdded: new Date(createdMs).toISOString(),
    dateUpdated: new Date(updatedMs).toISOString(),
  };
}

export function showRecordRow(location: LocationState, record: WholeRecord): Record<string, unknown> {
  const { id, objectKey, owner, followers, createdMs, updatedMs } = record;
  const by = (atMs: number) => ({
    channel: 'API',
    createdAt: new Date(atMs).toISOString(),
    source: 'PUBLIC_API',
    sourceId: location.id,
  });
  return {
    id,
    owner,
    followers,
    properties: knownProperties(location, record),
    createdAt: new Date(createdMs).toISOString(),
    updatedAt: new Date(updatedMs).toISOString(),
    locationId: location.id,
    objectId: findObject(location, objectKey)?.id ?? '',
    objectKey,
    createdBy: by(createdMs),
    lastUpdatedBy: by(updatedMs),
    searchAfter: [createdMs, id],
  };
}

function knownProperties(location: LocationState, record: WholeRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record.properties).filter(([key]) =>
      isFieldOf(location, record.objectKey, key.split('.')[0] ?? ''),
    ),
  );
}
