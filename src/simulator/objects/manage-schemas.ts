/**
 * Owns: the schemas of objects. Source: objects spec; there is no call that deletes one. A new object comes with
 * its primary field and a folder that holds it (the folder is our reading: a field needs one).
 * Unverified: a key that is taken and an object beyond the limit are a 400; searchable properties that are no
 * fields of the object are a 400.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import {
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest, unauthorized } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';
import type { ObjectSchema } from '../world/object-record.ts';
import type { World } from '../world/world.ts';
import { findObject, listObjectSchemas, shortKey, showSchema, toObjectKey } from './find-object.ts';
import { findOwn } from './find-own.ts';
import { showField } from './show-field.ts';

const KEY = /^(custom_objects\.)?[a-z0-9_]+$/;

const ofLocation = z.looseObject({
  locationId: z.string(),
  fetchProperties: z.enum(['true', 'false']).optional(),
});
const labels = z.strictObject({ singular: z.string().min(1), plural: z.string().min(1) });
export const newSchemaBody = z.strictObject({
  labels,
  key: z.string().regex(KEY),
  description: z.string().optional(),
  locationId: z.string(),
  primaryDisplayPropertyDetails: z.strictObject({
    key: z.string().regex(/^(custom_objects\.[a-z0-9_]+\.)?[a-z0-9_]+$/),
    name: z.string().min(1),
    dataType: z.enum(['TEXT', 'NUMERICAL']),
  }),
});
const changedSchemaBody = z.strictObject({
  labels: labels.partial().optional(),
  description: z.string().nullable().optional(),
  locationId: z.string(),
  searchableProperties: z.array(z.string()),
});

export function listSchemas(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseInput(ofLocation, request.query);
  return { status: 200, body: { objects: listObjectSchemas(request.location).map(showSchema) } };
}

export function getSchema(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { fetchProperties } = parseInput(ofLocation, request.query);
  const object = requireSchema(request, request.params.key ?? '');
  const fields = request.location.objectFields.values().filter(({ objectKey }) => objectKey === object.key);
  return {
    status: 200,
    body: {
      object: showSchema(object),
      cache: false,
      ...(fetchProperties === 'true' ? { fields: fields.map(showField) } : {}),
    },
  };
}

export function createSchema(request: PlatformRequest): PlatformReply {
  if (!request.world.behaviours.agencyCallsOpenToLocations)
    throw unauthorized('This route needs the token of an agency.');
  requireOwnBody(request);
  const wanted = parseInput(newSchemaBody, request.body);
  const schema = addObjectSchema(request.world, request.location, wanted, request.nowMs);
  return { status: 201, body: { object: showSchema(schema) } };
}

/** Makes an object with its folder and primary field. Throws 400 when the key is taken or the limit reached. */
export function addObjectSchema(
  world: World,
  location: LocationState,
  wanted: z.infer<typeof newSchemaBody>,
  nowMs: number,
): ObjectSchema {
  const key = toObjectKey(wanted.key);
  if (findObject(location, key) !== undefined) throw badRequest('An object with this key already exists');
  const count = location.objectSchemas.values().filter(({ standard }) => !standard).length;
  if (count >= world.behaviours.customObjectsMax)
    throw badRequest(`You can create up to ${world.behaviours.customObjectsMax} custom objects`);
  const { primaryDisplayPropertyDetails: primary } = wanted;
  const dates = dateNow(nowMs);
  const fieldKey = `${key}.${shortKey(primary.key)}`;
  const schema = location.objectSchemas.put({
    id: world.ids.businessId(),
    standard: false,
    key,
    labels: wanted.labels,
    description: wanted.description,
    locationId: location.id,
    primaryDisplayProperty: fieldKey,
    searchableProperties: [fieldKey],
    ...dates,
  });
  const folder = location.fieldFolders.put({
    id: world.ids.recordId(),
    objectKey: key,
    locationId: location.id,
    name: `${wanted.labels.singular} Info`,
    ...dates,
  });
  location.objectFields.put({
    id: world.ids.recordId(),
    locationId: location.id,
    objectKey: key,
    fieldKey,
    name: primary.name,
    dataType: primary.dataType,
    showInForms: true,
    parentId: folder.id,
    isUnique: false,
    ...dates,
  });
  world.markChanged();
  return schema;
}

export function updateSchema(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { location, world, nowMs } = request;
  const before = requireSchema(request, request.params.key ?? '');
  const wanted = parseInput(changedSchemaBody, request.body);
  const unknown = wanted.searchableProperties.filter((key) => !isFieldOf(location, before, key));
  if (unknown.length > 0) throw badRequest(`searchableProperties: unknown ${unknown.join(', ')}`);
  const object = location.objectSchemas.put({
    ...before,
    labels: {
      singular: wanted.labels?.singular ?? before.labels.singular,
      plural: wanted.labels?.plural ?? before.labels.plural,
    },
    description: wanted.description === null ? undefined : (wanted.description ?? before.description),
    searchableProperties: wanted.searchableProperties,
    dateUpdated: new Date(nowMs).toISOString(),
  });
  world.markChanged();
  return { status: 200, body: { object: showSchema(object) } };
}

export function requireSchema(request: PlatformRequest, keyOrId: string): ObjectSchema {
  return findOwn(request, (location) => findObject(location, keyOrId), 'Object not found');
}

export function dateNow(nowMs: number): { dateAdded: string; dateUpdated: string } {
  const now = new Date(nowMs).toISOString();
  return { dateAdded: now, dateUpdated: now };
}

/** The fields of contacts, opportunities and businesses are many; here any key of theirs is taken. */
function isFieldOf(location: LocationState, object: ObjectSchema, key: string): boolean {
  if (object.standard) return key.startsWith(`${object.key}.`);
  return location.objectFields.findByKey(key)?.objectKey === object.key;
}
