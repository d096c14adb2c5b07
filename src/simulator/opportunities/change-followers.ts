/**
 * Owns: adding and removing followers, of contacts and opportunities alike.
 * Source: the specs' follower bodies: user ids, at most 10 in a call (more is a 422, our reading).
 */

import { z } from 'zod';
import type { Behaviours } from '../behaviours.ts';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { unprocessable } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';
import { commitOpportunity } from './commit-opportunity.ts';
import { requireOpportunity } from './write-opportunity.ts';

export const followersBody = z.strictObject({ followers: z.array(z.string()).max(10) });

export interface FollowerChange {
  readonly followers: readonly string[];
  readonly changed: readonly string[];
}

/** The followers after adding or removing `wanted`, and which of them made a difference. */
export function changeFollowers(
  current: readonly string[],
  wanted: readonly string[],
  kind: 'add' | 'remove',
  location: LocationState,
  behaviours: Behaviours,
): FollowerChange {
  if (kind === 'remove') {
    const changed = current.filter((id) => wanted.includes(id));
    return { followers: current.filter((id) => !wanted.includes(id)), changed };
  }
  const unknown = wanted.filter((id) => location.users.get(id) === undefined);
  if (unknown.length > 0 && !behaviours.unknownFollowersIgnored)
    throw unprocessable([`followers: ${unknown.join(', ')} is no user of this location`]);
  const known = [...new Set(wanted)].filter((id) => !unknown.includes(id));
  const changed = known.filter((id) => !current.includes(id));
  return { followers: [...current, ...changed], changed };
}

export function addOpportunityFollowers(request: PlatformRequest): PlatformReply {
  const { followers, changed } = changeOpportunityFollowers(request, 'add');
  return { status: 201, body: { followers, followersAdded: changed } };
}

export function removeOpportunityFollowers(request: PlatformRequest): PlatformReply {
  const { followers, changed } = changeOpportunityFollowers(request, 'remove');
  return { status: 200, body: { followers, followersRemoved: changed } };
}

function changeOpportunityFollowers(request: PlatformRequest, kind: 'add' | 'remove'): FollowerChange {
  const current = requireOpportunity(request);
  const wanted = parseInput(followersBody, request.body).followers;
  const { world, location, nowMs } = request;
  // The dated spec has this switch in the query of the removal; the body is asked for all the same.
  const removesAll = kind === 'remove' && request.query['isRemoveAllFollowers'] === 'true';
  const named = removesAll ? current.followers : wanted;
  const change = changeFollowers(current.followers, named, kind, location, world.behaviours);
  commitOpportunity(world, location, current, {
    ...current,
    followers: change.followers,
    updatedAtMs: nowMs,
  });
  return change;
}
