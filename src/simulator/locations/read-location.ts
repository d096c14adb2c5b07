/**
 * Owns: GET /locations/{id}, users and workflows: what is read before a migration and never written by it.
 * Source: locations, users and workflows specs. GET /users/ is out of the v3 spec but still answers
 * (integrators). GET /workflows/ shows id, name and status, and no triggers.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { LocationRecord } from '../world/location-record.ts';

const ofLocation = z.looseObject({ locationId: z.string() });
const userSearch = z.looseObject({
  companyId: z.string(),
  locationId: z.string().optional(),
  query: z.string().optional(),
  limit: z.coerce.number().int().min(1).default(25),
  skip: z.coerce.number().int().min(0).default(0),
});

/** A location as the API shows it: the duplicate priority is set in the UI and cannot be read. */
export function showLocation(location: LocationRecord): Record<string, unknown> {
  const { id, companyId, name, country, timezone, settings } = location;
  return {
    id,
    companyId,
    name,
    country,
    timezone,
    settings,
    business: { name, country, timezone },
    social: {},
  };
}

export function getLocation(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.params.locationId);
  return { status: 200, body: { location: showLocation(request.location.record) } };
}

export function listUsers(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseInput(ofLocation, request.query);
  return { status: 200, body: { users: request.location.users.values() } };
}

export function searchUsers(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { companyId, query, limit, skip } = parseInput(userSearch, request.query);
  if (companyId !== request.location.record.companyId) throw badRequest('companyId is not of this token');
  const wanted = (query ?? '').toLowerCase();
  const users = request.location.users
    .values()
    .filter((user) =>
      [user.name, user.email, user.phone].some((text) => text.toLowerCase().includes(wanted)),
    );
  return { status: 200, body: { users: users.slice(skip, skip + limit), count: users.length } };
}

export function listWorkflows(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseInput(ofLocation, request.query);
  return { status: 200, body: { workflows: request.location.workflows.values() } };
}
