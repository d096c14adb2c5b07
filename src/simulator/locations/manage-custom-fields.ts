/**
 * Owns: custom fields of contacts and opportunities, the v1 endpoints under /locations.
 * Source: locations spec; that `options` and `parentId` are accepted although no spec has them, by integrators.
 * Unverified: the list of data types (taken from the newer custom-fields API), a second field of one name is
 * refused with 400, `model` in the list defaults to contact, deleting a field deletes its values.
 */

import { z } from 'zod';
import { commitContact } from '../contacts/commit-contact.ts';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { CustomFieldRecord } from '../world/location-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { makeFieldKey } from './custom-field-key.ts';
import { DATA_TYPES } from './data-types.ts';

const settings = {
  name: z.string().min(1),
  placeholder: z.string().optional(),
  acceptedFormat: z.array(z.string()).optional(),
  isMultipleFile: z.boolean().optional(),
  maxNumberOfFiles: z.number().optional(),
  textBoxListOptions: z
    .array(z.union([z.string(), z.strictObject({ label: z.string(), prefillValue: z.string().optional() })]))
    .optional(),
  position: z.number().optional(),
  model: z.enum(['contact', 'opportunity']).optional(),
  options: z.array(z.string()).optional(),
  parentId: z.string().optional(),
};
export const newFieldSchema = z.strictObject({ ...settings, dataType: z.enum(DATA_TYPES) });
const changedFieldSchema = z.strictObject(settings);
const listQuery = z.looseObject({ model: z.enum(['contact', 'opportunity', 'all']).default('contact') });

export function listCustomFields(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.params.locationId);
  const { model } = parseInput(listQuery, request.query);
  const customFields = request.location.customFields
    .values()
    .filter((field) => model === 'all' || field.model === model);
  return { status: 200, body: { customFields } };
}

export function getCustomField(request: PlatformRequest): PlatformReply {
  return { status: 200, body: { customField: requireField(request) } };
}

export function createCustomField(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.params.locationId);
  const wanted = parseInput(newFieldSchema, request.body);
  return { status: 201, body: { customField: addCustomField(request.world, request.location, wanted) } };
}

/** Creates a field with a key of its own. Throws 400 when the model has a field of that name. */
export function addCustomField(
  world: World,
  location: LocationState,
  wanted: z.infer<typeof newFieldSchema>,
): CustomFieldRecord {
  const model = wanted.model ?? 'contact';
  if (world.behaviours.duplicateCustomFieldRefused) refuseTakenName(location, wanted.name, model);
  const field = location.customFields.put({
    id: world.ids.recordId(),
    name: wanted.name,
    fieldKey: makeFieldKey(wanted.name, model, (key) => location.customFields.findByKey(key) !== undefined),
    dataType: wanted.dataType,
    placeholder: wanted.placeholder ?? '',
    position: wanted.position ?? 0,
    picklistOptions: wanted.options ?? [],
    picklistImageOptions: [],
    isAllowedCustomOption: false,
    isMultiFileAllowed: wanted.isMultipleFile ?? false,
    maxFileLimit: wanted.maxNumberOfFiles ?? 1,
    locationId: location.id,
    model,
    parentId: wanted.parentId ?? folderOf(location, model),
    acceptedFormat: wanted.acceptedFormat,
    textBoxListOptions: wanted.textBoxListOptions,
  });
  world.markChanged();
  return field;
}

export function updateCustomField(request: PlatformRequest): PlatformReply {
  const before = requireField(request);
  const wanted = parseInput(changedFieldSchema, request.body);
  if (
    wanted.name.toLowerCase() !== before.name.toLowerCase() &&
    request.world.behaviours.duplicateCustomFieldRefused
  )
    refuseTakenName(request.location, wanted.name, before.model);
  // Options are replaced as a whole; the key stays when the name changes.
  const customField = request.location.customFields.put({
    ...before,
    name: wanted.name,
    placeholder: wanted.placeholder ?? before.placeholder,
    position: wanted.position ?? before.position,
    picklistOptions: wanted.options ?? before.picklistOptions,
    isMultiFileAllowed: wanted.isMultipleFile ?? before.isMultiFileAllowed,
    maxFileLimit: wanted.maxNumberOfFiles ?? before.maxFileLimit,
    parentId: wanted.parentId ?? before.parentId,
    acceptedFormat: wanted.acceptedFormat ?? before.acceptedFormat,
    textBoxListOptions: wanted.textBoxListOptions ?? before.textBoxListOptions,
  });
  request.world.markChanged();
  return { status: 200, body: { customField } };
}

export function deleteCustomField(request: PlatformRequest): PlatformReply {
  const { id } = requireField(request);
  const { world, location, nowMs } = request;
  location.customFields.remove(id);
  for (const contact of Array.from(location.contacts.values())) {
    const customFields = contact.customFields.filter((field) => field.id !== id);
    if (customFields.length < contact.customFields.length)
      commitContact(world, location, contact, { ...contact, customFields, dateUpdatedMs: nowMs });
  }
  world.markChanged();
  return { status: 200, body: { succeded: true } };
}

function requireField(request: PlatformRequest): CustomFieldRecord {
  requireOwnLocation(request, request.params.locationId);
  const field = request.location.customFields.get(request.params.fieldId ?? '');
  if (field === undefined) throw badRequest('Custom field not found');
  return field;
}

function refuseTakenName(location: LocationState, name: string, model: string): void {
  const taken = location.customFields
    .values()
    .some((field) => field.model === model && field.name.toLowerCase() === name.toLowerCase());
  if (taken) throw badRequest('A custom field with this name already exists.');
}

/** The standing folder of a model: folders cannot be created by the API, so each location has one per model. */
function folderOf(location: LocationState, model: string): string {
  return `${model === 'contact' ? 'C' : 'O'}${location.id.slice(1)}`;
}
