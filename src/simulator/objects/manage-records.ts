/**
 * Owns: the records of custom objects and companies: create, read, update, delete. A company is the same record
 * as in the businesses API.
 * Source: objects spec, whose bodies are empty; integrators' bodies are `locationId`, `properties`, at most one
 * `owner` and at most ten `followers`; an update takes its location in the query and a delete refuses one there.
 * Unverified: an update merges properties and null clears one; users that do not exist are refused; unique
 * fields are compared without regard to case; a deleted record takes its relations with it.
 * Records of contacts and opportunities are a 400, since the spec offers none (our reading of the status).
 */

import { z } from 'zod';
import { saveBusinessRecord } from '../businesses/save-business-record.ts';
import { removeBusiness } from '../businesses/write-business.ts';
import {
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';
import type { ObjectRecord, ObjectSchema } from '../world/object-record.ts';
import type { World } from '../world/world.ts';
import { shortKey } from './find-object.ts';
import { findOwn, parseStrictly } from './find-own.ts';
import { logRecordTriggers } from './log-record-triggers.ts';
import { requireSchema } from './manage-schemas.ts';
import { fieldsOf, type RecordField } from './object-fields.ts';
import { readRecord, readRecords, type WholeRecord, writeRecord } from './record-store.ts';
import { judgeProperty } from './record-value.ts';
import { showRecord } from './show-record.ts';

const changes = {
  properties: z.record(z.string(), z.unknown()).optional(),
  owner: z.array(z.string()).max(1).optional(),
  followers: z.array(z.string()).max(10).optional(),
};
export const recordInput = z.strictObject(changes);
const newRecordBody = z.strictObject({
  ...changes,
  locationId: z.string(),
  properties: z.record(z.string(), z.unknown()),
});

type RecordInput = z.infer<typeof recordInput>;

export function createRecord(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const object = requireRecordOwner(request);
  const { locationId: _, ...wanted } = parseStrictly(newRecordBody, request.body);
  const { world, location, nowMs } = request;
  const record = saveRecord(world, location, object, undefined, wanted, nowMs);
  return { status: 201, body: { record: showRecord(location, record) } };
}

export function getRecord(request: PlatformRequest): PlatformReply {
  const record = requireRecord(request, requireRecordOwner(request));
  return { status: 200, body: { record: showRecord(request.location, record) } };
}

export function updateRecord(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseStrictly(z.looseObject({ locationId: z.string() }), request.query);
  const object = requireRecordOwner(request);
  const before = requireRecord(request, object);
  const wanted = parseStrictly(recordInput, request.body);
  const { world, location, nowMs } = request;
  const record = saveRecord(world, location, object, before, wanted, nowMs);
  return { status: 200, body: { record: showRecord(location, record) } };
}

export function deleteRecord(request: PlatformRequest): PlatformReply {
  if (request.query.locationId !== undefined) throw badRequest('property locationId should not exist');
  const record = requireRecord(request, requireRecordOwner(request));
  eraseRecord(request.world, request.location, record, request.nowMs);
  return { status: 200, body: { id: record.id, success: true } };
}

/** Deletes a record with its relations. */
export function eraseRecord(
  world: World,
  location: LocationState,
  { id, objectKey }: WholeRecord,
  nowMs: number,
): void {
  const business = objectKey === 'business' ? location.businesses.get(id) : undefined;
  if (business === undefined) writeRecord(world, location, { id, objectKey }, null, nowMs);
  else removeBusiness(world, location, business, nowMs);
  for (const relation of location.relations.inGroup(id)) location.relations.remove(relation.id);
}

/** Writes a record, new when there is no `before`. Throws 400 for what its fields do not take. */
export function saveRecord(
  world: World,
  location: LocationState,
  object: ObjectSchema,
  before: WholeRecord | undefined,
  wanted: RecordInput,
  nowMs: number,
): WholeRecord {
  const fields = fieldsOf(location, object.key);
  const properties = applyProperties(world, fields, before?.properties ?? {}, wanted.properties ?? {});
  refuseClash(world, location, fields, before?.id, object.key, properties);
  refuseStrangers(location, [...(wanted.owner ?? []), ...(wanted.followers ?? [])]);
  const record: ObjectRecord = {
    owner: wanted.owner ?? before?.owner ?? [],
    followers: wanted.followers ?? before?.followers ?? [],
    properties,
    createdMs: before?.createdMs ?? nowMs,
    updatedMs: nowMs,
  };
  const id = before?.id ?? world.ids.businessId();
  if (object.key === 'business') {
    saveBusinessRecord(world, location, id, record, nowMs);
    return readRecord(location, id) ?? { id, objectKey: object.key, ...record };
  }
  writeRecord(world, location, { id, objectKey: object.key }, record, nowMs);
  logRecordTriggers(location, before, { id, objectKey: object.key, ...record });
  return { id, objectKey: object.key, ...record };
}

function applyProperties(
  world: World,
  fields: readonly RecordField[],
  before: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const next = new Map(Object.entries(before));
  const problems: string[] = [];
  for (const [key, value] of Object.entries(wanted)) {
    const [name, box] = key.split('.', 2);
    const field = fields.find(({ fieldKey }) => shortKey(fieldKey) === name);
    if (field === undefined) {
      if (world.behaviours.objectUnknownPropertyRefused) problems.push(`properties: unknown property ${key}`);
      continue;
    }
    const outcome = judgeProperty(field, box, value, world.behaviours);
    if (outcome.kind === 'set') next.set(key, outcome.value);
    else if (outcome.kind === 'clear') next.delete(key);
    else if (outcome.kind === 'refuse') problems.push(outcome.message);
  }
  if (problems.length > 0) throw badRequest(problems.join('; '));
  return Object.fromEntries(next);
}

function refuseClash(
  world: World,
  location: LocationState,
  fields: readonly RecordField[],
  id: string | undefined,
  objectKey: string,
  properties: Readonly<Record<string, unknown>>,
): void {
  const unique = fields.filter(({ isUnique }) => isUnique).map(({ fieldKey }) => shortKey(fieldKey));
  if (world.behaviours.objectUniqueClash === 'accept' || unique.length === 0) return;
  const others = readRecords(location, objectKey).filter((record) => record.id !== id);
  for (const key of unique) {
    const value = properties[key];
    if (value !== undefined && others.some((record) => fold(record.properties[key]) === fold(value)))
      throw badRequest(`A record with the same ${key} already exists`);
  }
}

function refuseStrangers(location: LocationState, userIds: readonly string[]): void {
  const strangers = userIds.filter((id) => location.users.get(id) === undefined);
  if (strangers.length > 0) throw badRequest(`Unknown user ${strangers.join(', ')}`);
}

function fold(value: unknown): string {
  return JSON.stringify(value ?? null).toLowerCase();
}

export function requireRecordOwner(request: PlatformRequest): ObjectSchema {
  const object = requireSchema(request, request.params.schemaKey ?? '');
  if (object.standard && object.key !== 'business')
    throw badRequest('Records are supported for custom objects and companies only');
  return object;
}

function requireRecord(request: PlatformRequest, object: ObjectSchema): WholeRecord {
  const id = request.params.id ?? '';
  const record = findOwn(request, (location) => readRecord(location, id), 'Record not found');
  if (record.objectKey !== object.key) throw badRequest('Record not found');
  return record;
}
