/**
 * Owns: what a person does by hand with custom objects: making one, making a field unique (which no call of the
 * API can), and editing records.
 */

import { z } from 'zod';
import { badRequest } from '../http/refusal.ts';
import { findObject, shortKey, showSchema } from '../objects/find-object.ts';
import { eraseRecord, recordInput, saveRecord } from '../objects/manage-records.ts';
import { addObjectSchema, newSchemaBody } from '../objects/manage-schemas.ts';
import { readRecord, readRecords, type WholeRecord } from '../objects/record-store.ts';
import { showField } from '../objects/show-field.ts';
import { showRecord } from '../objects/show-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

const locationId = z.string();

export const objectActions = [
  z.strictObject({
    locationId,
    action: z.literal('create-object'),
    object: newSchemaBody.omit({ locationId: true }),
  }),
  z.strictObject({
    locationId,
    action: z.literal('set-field-unique'),
    fieldKey: z.string(),
    unique: z.boolean(),
  }),
  z.strictObject({
    locationId,
    action: z.literal('create-record'),
    objectKey: z.string(),
    record: recordInput,
  }),
  z.strictObject({
    locationId,
    action: z.literal('edit-record'),
    recordId: z.string(),
    changes: recordInput,
  }),
  z.strictObject({ locationId, action: z.literal('delete-record'), recordId: z.string() }),
] as const;

export type ObjectAction = z.infer<(typeof objectActions)[number]>;

/** Does what a person did and returns the record concerned. Throws a Refusal for what even a person cannot. */
export function actOnObjects(
  world: World,
  location: LocationState,
  action: ObjectAction,
  nowMs: number,
): unknown {
  switch (action.action) {
    case 'create-object': {
      const wanted = { ...action.object, locationId: location.id };
      return showSchema(addObjectSchema(world, location, wanted, nowMs));
    }
    case 'set-field-unique':
      return setFieldUnique(world, location, action.fieldKey, action.unique);
    case 'create-record': {
      const object = findObject(location, action.objectKey);
      if (object === undefined || object.standard) throw badRequest('unknown objectKey');
      return showRecord(location, saveRecord(world, location, object, undefined, action.record, nowMs));
    }
    case 'edit-record': {
      const before = requireRecord(location, action.recordId);
      const object = findObject(location, before.objectKey);
      if (object === undefined) throw badRequest('unknown objectKey');
      return showRecord(location, saveRecord(world, location, object, before, action.changes, nowMs));
    }
    case 'delete-record': {
      const before = requireRecord(location, action.recordId);
      eraseRecord(world, location, before, nowMs);
      return showRecord(location, before);
    }
  }
}

/** Throws 400 when the values are not unique today, or too many fields are. */
function setFieldUnique(
  world: World,
  location: LocationState,
  fieldKey: string,
  isUnique: boolean,
): Record<string, unknown> {
  const field = location.objectFields.findByKey(fieldKey);
  if (field === undefined) throw badRequest('unknown fieldKey');
  const values = readRecords(location, field.objectKey).flatMap(
    ({ properties }) => properties[shortKey(fieldKey)] ?? [],
  );
  if (isUnique && new Set(values).size < values.length) throw badRequest('the values are not unique');
  const others = location.objectFields
    .values()
    .filter((other) => other.isUnique && other.objectKey === field.objectKey && other.id !== field.id);
  if (isUnique && others.length >= world.behaviours.uniqueFieldsPerObjectMax)
    throw badRequest(`At most ${world.behaviours.uniqueFieldsPerObjectMax} unique fields`);
  world.markChanged();
  return showField(location.objectFields.put({ ...field, isUnique }));
}

function requireRecord(location: LocationState, id: string): WholeRecord {
  const record = readRecord(location, id);
  if (record === undefined) throw badRequest('unknown recordId');
  return record;
}
