/**
 * Owns: who is behind a bearer token, and which budget of requests is theirs.
 * Source: documentation, rate-limit page: limits are counted per app and per location or company, so two apps on
 * one location do not share, and a refreshed token keeps the budget of its app. Unverified: each private
 * integration token is a client of its own. The text for an expired token is that of the OAuth library whose
 * other messages the spec quotes.
 */

import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import type { Grant } from './token-record.ts';

export interface Caller extends Grant {
  /** Absent for an agency's token. */
  readonly location?: LocationState | undefined;
  /** Absent for a private integration token. */
  readonly clientId?: string | undefined;
  /** Whose requests are counted together. */
  readonly client: string;
}

/** The caller behind `token`, or the message with which the platform refuses it. */
export function findCaller(world: World, token: string, nowMs: number): Caller | string {
  const known = world.tokens.accessTokens.get(token);
  if (known === undefined) return findFurnished(world, token) ?? 'Invalid Private Integration token';
  if (known.expiresAtMs !== undefined && known.expiresAtMs <= nowMs)
    return 'Invalid token: access token has expired';
  const { id, expiresAtMs: _expires, ...grant } = known;
  const client =
    known.clientId === undefined ? id : `${known.clientId} ${known.locationId ?? known.companyId}`;
  return { ...grant, location: world.locations.get(known.locationId ?? ''), client };
}

/** The token a location is furnished with: a private integration token with every scope. */
function findFurnished(world: World, token: string): Caller | undefined {
  const location = world.locationByToken.get(token);
  if (location === undefined) return undefined;
  return {
    userType: 'Location',
    companyId: location.record.companyId,
    locationId: location.id,
    userId: location.users.values()[0]?.id ?? '',
    scopes: null,
    location,
    client: token,
  };
}
