/**
 * Owns: associations, the kinds of link between two objects.
 * Source: associations spec: deleting one deletes its relations; an update changes labels. It gives lists the
 * schema of one association; integrators see `associations` with a total. Unverified: a taken key, an unknown
 * object and a label beyond the limit are a 400; labels are texts although the spec types them as objects.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import {
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import { findObject, toObjectKey } from '../objects/find-object.ts';
import { findOwn } from '../objects/find-own.ts';
import type { AssociationRecord } from '../world/object-record.ts';

const newAssociationBody = z.strictObject({
  locationId: z.string(),
  key: z.string().min(1),
  firstObjectLabel: z.string().min(1),
  firstObjectKey: z.string(),
  secondObjectLabel: z.string().min(1),
  secondObjectKey: z.string(),
});
const labelsBody = z.strictObject({
  firstObjectLabel: z.string().min(1),
  secondObjectLabel: z.string().min(1),
});
export const pageQuery = z.looseObject({
  locationId: z.string(),
  skip: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(100),
});

export function listAssociations(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { skip, limit } = parseInput(pageQuery, request.query);
  const all = request.location.associations.values();
  return { status: 200, body: { associations: all.slice(skip, skip + limit), total: all.length } };
}

export function getAssociation(request: PlatformRequest): PlatformReply {
  return { status: 200, body: requireAssociation(request) };
}

export function getAssociationByKey(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseInput(z.looseObject({ locationId: z.string() }), request.query);
  const association = request.location.associations.findByKey(request.params.keyName ?? '');
  if (association === undefined) throw badRequest('Association not found');
  return { status: 200, body: association };
}

/** Every association that an object takes part in. */
export function getAssociationsOfObject(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const key = toObjectKey(request.params.objectKey ?? '');
  const associations = request.location.associations
    .values()
    .filter((one) => one.firstObjectKey === key || one.secondObjectKey === key);
  return { status: 200, body: { associations, total: associations.length } };
}

export function createAssociation(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const wanted = parseInput(newAssociationBody, request.body);
  const { world, location } = request;
  if (location.associations.findByKey(wanted.key) !== undefined)
    throw badRequest('An association with this key already exists');
  const first = findObject(location, wanted.firstObjectKey);
  const second = findObject(location, wanted.secondObjectKey);
  if (first === undefined || second === undefined) throw badRequest('Object not found');
  const between = location.associations
    .values()
    .filter(
      (one) =>
        [one.firstObjectKey, one.secondObjectKey].sort().join() === [first.key, second.key].sort().join(),
    );
  if (between.length >= world.behaviours.associationLabelsMax)
    throw badRequest(`At most ${world.behaviours.associationLabelsMax} labels between two objects`);
  const association = location.associations.put({
    id: world.ids.businessId(),
    locationId: location.id,
    key: wanted.key,
    firstObjectLabel: wanted.firstObjectLabel,
    firstObjectKey: first.key,
    secondObjectLabel: wanted.secondObjectLabel,
    secondObjectKey: second.key,
    associationType: 'USER_DEFINED',
  });
  world.markChanged();
  return { status: 201, body: association };
}

export function updateAssociation(request: PlatformRequest): PlatformReply {
  const before = requireAssociation(request);
  const labels = parseInput(labelsBody, request.body);
  const association = request.location.associations.put({ ...before, ...labels });
  request.world.markChanged();
  return { status: 200, body: association };
}

export function deleteAssociation(request: PlatformRequest): PlatformReply {
  const { id } = requireAssociation(request);
  const { location, world } = request;
  for (const relation of location.relations.values())
    if (relation.associationId === id) location.relations.remove(relation.id);
  location.associations.remove(id);
  world.markChanged();
  return { status: 200, body: { deleted: true, id, message: 'Association deleted successfully' } };
}

function requireAssociation(request: PlatformRequest): AssociationRecord {
  const id = request.params.associationId ?? '';
  return findOwn(request, (location) => location.associations.get(id), 'Association not found');
}
