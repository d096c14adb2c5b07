/**
 * Owns: the custom values of a location, texts that pages and messages refer to.
 * Source: locations spec, with the form of `fieldKey`. Unverified: a second value of one name is refused, the
 * key stays when the name changes, an unknown id is a 400.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { makeFieldKey } from '../locations/custom-field-key.ts';
import type { LocationState } from '../world/location-state.ts';
import type { CustomValueRecord } from '../world/object-record.ts';

const valueBody = z.strictObject({ name: z.string().min(1), value: z.string() });

export function listCustomValues(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.params.locationId);
  return { status: 200, body: { customValues: request.location.customValues.values() } };
}

export function getCustomValue(request: PlatformRequest): PlatformReply {
  return { status: 200, body: { customValue: requireValue(request) } };
}

export function createCustomValue(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.params.locationId);
  const { name, value } = parseInput(valueBody, request.body);
  const { world, location } = request;
  if (world.behaviours.duplicateCustomValueRefused) refuseTakenName(location, name, '');
  const isTaken = (key: string) => location.customValues.findByKey(`{{ ${key} }}`) !== undefined;
  const customValue = location.customValues.put({
    id: world.ids.recordId(),
    name,
    fieldKey: `{{ ${makeFieldKey(name, 'custom_values', isTaken)} }}`,
    value,
    locationId: location.id,
  });
  world.markChanged();
  return { status: 201, body: { customValue } };
}

export function updateCustomValue(request: PlatformRequest): PlatformReply {
  const before = requireValue(request);
  const { name, value } = parseInput(valueBody, request.body);
  const { world, location } = request;
  if (world.behaviours.duplicateCustomValueRefused) refuseTakenName(location, name, before.id);
  const customValue = location.customValues.put({ ...before, name, value });
  world.markChanged();
  return { status: 200, body: { customValue } };
}

export function deleteCustomValue(request: PlatformRequest): PlatformReply {
  request.location.customValues.remove(requireValue(request).id);
  request.world.markChanged();
  return { status: 200, body: { succeded: true } };
}

function requireValue(request: PlatformRequest): CustomValueRecord {
  requireOwnLocation(request, request.params.locationId);
  const value = request.location.customValues.get(request.params.id ?? '');
  if (value === undefined) throw badRequest('Custom value not found');
  return value;
}

function refuseTakenName(location: LocationState, name: string, ownId: string): void {
  const isTaken = location.customValues
    .values()
    .some((other) => other.id !== ownId && other.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw badRequest('A custom value with this name already exists.');
}
