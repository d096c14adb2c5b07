/**
 * Owns: the newer custom-fields API, for custom objects and businesses only.
 * Source: custom-fields spec: a folder must be named, options of an update replace all options, keys of options
 * are given on create and left out of updates. Unverified: refusals are 400, the only status the spec lists;
 * a field key may be given with or without the key of its object; a taken key is refused; deleting a field hides
 * its values in records, and the primary field of an object cannot be deleted.
 */

import { z } from 'zod';
import {
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { makeFieldKey } from '../locations/custom-field-key.ts';
import { DATA_TYPES } from '../locations/data-types.ts';
import type { LocationState } from '../world/location-state.ts';
import type { FieldFolder, FieldOption, ObjectField, ObjectSchema } from '../world/object-record.ts';
import { shortKey } from './find-object.ts';
import { findOwn, parseStrictly } from './find-own.ts';
import { dateNow, requireSchema } from './manage-schemas.ts';
import { showField, showFolder } from './show-field.ts';

const FORMATS = [
  '.pdf',
  '.docx',
  '.doc',
  '.jpg',
  '.jpeg',
  '.png',
  '.gif',
  '.csv',
  '.xlsx',
  '.xls',
  'all',
] as const;

const settings = {
  locationId: z.string(),
  name: z.string().min(1).optional(),
  description: z.string().optional(),
  placeholder: z.string().optional(),
  showInForms: z.boolean(),
  options: z
    .array(
      z.strictObject({
        key: z.string().optional(),
        label: z.string().min(1),
        url: z.string().optional(),
      }),
    )
    .optional(),
  acceptedFormats: z.enum(FORMATS).optional(),
  maxFileLimit: z.number().optional(),
};
const newFieldBody = z.strictObject({
  ...settings,
  dataType: z.enum(DATA_TYPES),
  fieldKey: z.string().min(1),
  objectKey: z.string(),
  allowCustomOption: z.boolean().optional(),
  parentId: z.string(),
});
const changedFieldBody = z.strictObject(settings);

export function listObjectFields(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseStrictly(z.looseObject({ locationId: z.string() }), request.query);
  const { key } = requireFieldOwner(request, request.params.objectKey ?? '');
  const { objectFields, fieldFolders } = request.location;
  const ofObject = ({ objectKey }: { readonly objectKey: string }) => objectKey === key;
  return {
    status: 200,
    body: {
      fields: objectFields.values().filter(ofObject).map(showField),
      folders: fieldFolders.values().filter(ofObject).map(showFolder),
    },
  };
}

export function getObjectField(request: PlatformRequest): PlatformReply {
  const id = request.params.id ?? '';
  const field = findOwn(request, (location) => showById(location, id), 'Custom field not found');
  return { status: 200, body: { field } };
}

function showById(location: LocationState, id: string): Record<string, unknown> | undefined {
  const [field, folder] = [location.objectFields.get(id), location.fieldFolders.get(id)];
  if (field !== undefined) return showField(field);
  return folder === undefined ? undefined : showFolder(folder);
}

export function createObjectField(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { world, location, nowMs } = request;
  const wanted = parseStrictly(newFieldBody, request.body);
  const { key: objectKey } = requireFieldOwner(request, wanted.objectKey);
  const prefix = `${objectKey}.`;
  const given = wanted.fieldKey.startsWith(prefix) ? wanted.fieldKey.slice(prefix.length) : wanted.fieldKey;
  if (!/^[a-z0-9_]+$/.test(given)) throw badRequest('fieldKey is invalid');
  const fieldKey = `${prefix}${given}`;
  if (location.objectFields.findByKey(fieldKey) !== undefined)
    throw badRequest('A custom field with this key already exists');
  if (location.fieldFolders.get(wanted.parentId)?.objectKey !== objectKey)
    throw badRequest('parentId is not a folder of this object');
  const field = location.objectFields.put({
    id: world.ids.recordId(),
    locationId: location.id,
    objectKey,
    fieldKey,
    name: wanted.name ?? given,
    dataType: wanted.dataType,
    description: wanted.description,
    placeholder: wanted.placeholder,
    showInForms: wanted.showInForms,
    options: wanted.options === undefined ? undefined : withKeys([], wanted.options),
    acceptedFormats: wanted.acceptedFormats,
    maxFileLimit: wanted.maxFileLimit,
    allowCustomOption: wanted.allowCustomOption,
    parentId: wanted.parentId,
    isUnique: false,
    ...dateNow(nowMs),
  });
  world.markChanged();
  return { status: 201, body: { field: showField(field) } };
}

export function updateObjectField(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { world, location, nowMs } = request;
  const before = requireField(request);
  const wanted = parseStrictly(changedFieldBody, request.body);
  const kept = world.behaviours.objectFieldOptionsReplaced ? [] : (before.options ?? []);
  const field = location.objectFields.put({
    ...before,
    name: wanted.name ?? before.name,
    description: wanted.description ?? before.description,
    placeholder: wanted.placeholder ?? before.placeholder,
    showInForms: wanted.showInForms,
    options:
      wanted.options === undefined
        ? before.options
        : [...kept, ...withKeys(before.options ?? [], wanted.options)],
    acceptedFormats: wanted.acceptedFormats ?? before.acceptedFormats,
    maxFileLimit: wanted.maxFileLimit ?? before.maxFileLimit,
    dateUpdated: new Date(nowMs).toISOString(),
  });
  world.markChanged();
  return { status: 200, body: { field: showField(field) } };
}

export function deleteObjectField(request: PlatformRequest): PlatformReply {
  const { id, fieldKey } = requireField(request);
  const { location, world } = request;
  if (location.objectSchemas.values().some((schema) => schema.primaryDisplayProperty === fieldKey))
    throw badRequest('The primary field of an object cannot be deleted');
  location.objectFields.remove(id);
  world.markChanged();
  return { status: 200, body: { succeded: true, id, key: fieldKey } };
}

const newFolderBody = z.strictObject({
  objectKey: z.string(),
  name: z.string().min(1),
  locationId: z.string(),
});
const changedFolderBody = z.strictObject({ name: z.string().min(1), locationId: z.string() });

export function createFolder(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { world, location, nowMs } = request;
  const wanted = parseStrictly(newFolderBody, request.body);
  const { key: objectKey } = requireFieldOwner(request, wanted.objectKey);
  refuseTakenFolder(request, objectKey, wanted.name);
  const folder = location.fieldFolders.put({
    id: world.ids.recordId(),
    objectKey,
    locationId: location.id,
    name: wanted.name,
    ...dateNow(nowMs),
  });
  world.markChanged();
  return { status: 201, body: plainFolder(folder) };
}

export function renameFolder(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { world, location, nowMs } = request;
  const before = requireFolder(request);
  const { name } = parseStrictly(changedFolderBody, request.body);
  if (name.toLowerCase() !== before.name.toLowerCase()) refuseTakenFolder(request, before.objectKey, name);
  const dateUpdated = new Date(nowMs).toISOString();
  const folder = location.fieldFolders.put({ ...before, name, dateUpdated });
  world.markChanged();
  return { status: 200, body: plainFolder(folder) };
}

export function deleteFolder(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseStrictly(z.looseObject({ locationId: z.string() }), request.query);
  const { location, world } = request;
  const { id, objectKey } = requireFolder(request);
  if (location.objectFields.values().some(({ parentId }) => parentId === id))
    throw badRequest('The folder still holds custom fields');
  location.fieldFolders.remove(id);
  world.markChanged();
  return { status: 200, body: { succeded: true, id, key: `${objectKey}.${id}` } };
}

/** The object a field may belong to. Throws 400 for contacts and opportunities, whose fields have another API. */
function requireFieldOwner(request: PlatformRequest, key: string): ObjectSchema {
  const object = requireSchema(request, key);
  if (object.standard && object.key !== 'business')
    throw badRequest('Only custom objects and companies are supported');
  return object;
}

function requireField(request: PlatformRequest): ObjectField {
  const id = request.params.id ?? '';
  return findOwn(request, (location) => location.objectFields.get(id), 'Custom field not found');
}

function requireFolder(request: PlatformRequest): FieldFolder {
  const id = request.params.id ?? '';
  return findOwn(request, (location) => location.fieldFolders.get(id), 'Folder not found');
}

function refuseTakenFolder({ location }: PlatformRequest, objectKey: string, name: string): void {
  if (location.fieldFolders.findByKey(`${objectKey} ${name.toLowerCase()}`) !== undefined)
    throw badRequest('A folder with this name already exists');
}

function plainFolder({ id, objectKey, locationId, name }: FieldFolder): Record<string, unknown> {
  return { id, objectKey, locationId, name };
}

/** Options with a key each: the one given, else the one the same label had, else one made of the label. */
function withKeys(
  before: readonly FieldOption[],
  wanted: readonly { key?: string | undefined; label: string; url?: string | undefined }[],
): FieldOption[] {
  const options: FieldOption[] = [];
  for (const { key, label, url } of wanted) {
    const known = key ?? before.find((option) => option.label === label)?.key;
    const isTaken = (candidate: string) => options.some((option) => option.key === shortKey(candidate));
    options.push({ key: known ?? shortKey(makeFieldKey(label, 'option', isTaken)), label, url });
  }
  return options;
}
