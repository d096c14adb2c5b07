/**
 * Owns: the contract between the HTTP edge and the handlers.
 * Invariants: a handler is synchronous, so a request changes the world at one instant; it sees only the
 * location its token opens, plus the world for clock, ids and behaviours.
 */

import type { Caller } from '../oauth/find-caller.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { forbiddenLocation } from './refusal.ts';

/** Values of the Version header that HighLevel publishes (documentation, versioning page). */
export const API_VERSIONS = ['legacy', '2021-04-15', '2021-07-28', '2023-02-21', 'v3'] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

export interface PlatformRequest {
  readonly world: World;
  readonly location: LocationState;
  /** Whose token it is, and with which scopes. */
  readonly caller: Caller;
  readonly version: ApiVersion;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Virtual milliseconds at which the request is processed. */
  readonly nowMs: number;
}

export interface PlatformReply {
  readonly status: number;
  readonly body: unknown;
  /** Where a redirect leads. */
  readonly location?: string;
}

export interface PlatformRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Hono path, parameters as `:name`. */
  readonly path: string;
  /** Absent: answers under every version. Paths that exist in one generation only answer 404 in the other. */
  readonly only?: 'v2' | 'v3';
  readonly handle: (request: PlatformRequest) => PlatformReply;
}

export function isV3(version: ApiVersion): boolean {
  return version === 'v3';
}

/** Throws 403 when `locationId` is given and is not the location of the token. */
export function requireOwnLocation(request: PlatformRequest, locationId: unknown): void {
  if (typeof locationId === 'string' && locationId !== request.location.id) throw forbiddenLocation();
}

/** Throws 403 when the body names another location. Runs before validation, as the platform's guards do. */
export function requireOwnBody(request: PlatformRequest): void {
  const body = request.body;
  if (typeof body === 'object' && body !== null && 'locationId' in body)
    requireOwnLocation(request, body.locationId);
}
