/**
 * Owns: relations, the links between two records. One call makes one; there is no bulk call and no update.
 * Source: associations spec, whose answer is the association; integrators see the two records named as well, so
 * both are answered. Lists are by record, with skip and limit. Unverified: records that are not there, or are of
 * another object than the association says, are a 400; a relation goes when one of its records does.
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
import { findOwn } from '../objects/find-own.ts';
import type { LocationState } from '../world/location-state.ts';
import type { RelationRecord } from '../world/object-record.ts';
import { isLinkable, livingRelations } from './find-linked.ts';
import { pageQuery } from './manage-associations.ts';

const newRelationBody = z.strictObject({
  locationId: z.string(),
  associationId: z.string(),
  firstRecordId: z.string(),
  secondRecordId: z.string(),
});

export function createRelation(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { associationId, firstRecordId, secondRecordId } = parseInput(newRelationBody, request.body);
  const { world, location } = request;
  const association = location.associations.get(associationId);
  if (association === undefined) throw badRequest('Association not found');
  if (!isLinkable(location, association.firstObjectKey, firstRecordId))
    throw badRequest('firstRecordId is not a record of the first object');
  if (!isLinkable(location, association.secondObjectKey, secondRecordId))
    throw badRequest('secondRecordId is not a record of the second object');
  const isThere = location.relations
    .inGroup(firstRecordId)
    .some(
      (one) =>
        one.associationId === associationId &&
        one.firstRecordId === firstRecordId &&
        one.secondRecordId === secondRecordId,
    );
  if (isThere && world.behaviours.duplicateRelationRefused) throw badRequest('The relation already exists');
  const relation = { id: world.ids.businessId(), associationId, firstRecordId, secondRecordId };
  location.relations.put(relation);
  world.markChanged();
  return { status: 201, body: showRelation(location, relation) };
}

export function listRelations(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { skip, limit } = parseInput(pageQuery, request.query);
  const { location } = request;
  const wanted = request.query.associationIds?.split(',');
  const all = livingRelations(location, location.relations.inGroup(request.params.recordId ?? '')).filter(
    ({ associationId }) => wanted?.includes(associationId) !== false,
  );
  const relations = all.slice(skip, skip + limit).map((relation) => showRelation(location, relation));
  return { status: 200, body: { relations, total: all.length } };
}

export function deleteRelation(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseInput(z.looseObject({ locationId: z.string() }), request.query);
  const id = request.params.relationId ?? '';
  const relation = findOwn(request, (location) => location.relations.get(id), 'Relation not found');
  request.location.relations.remove(id);
  request.world.markChanged();
  return { status: 200, body: showRelation(request.location, relation) };
}

/** A relation with what the spec says of its association. */
export function showRelation(location: LocationState, relation: RelationRecord): Record<string, unknown> {
  return { ...location.associations.get(relation.associationId), ...relation };
}
