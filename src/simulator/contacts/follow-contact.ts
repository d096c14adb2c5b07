/** Owns: the followers of a contact. Source: contacts specs v2 and v3: user ids, POST answers 201, DELETE 200. */

import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { changeFollowers, type FollowerChange, followersBody } from '../opportunities/change-followers.ts';
import { commitContact } from './commit-contact.ts';
import { requireContact } from './write-contact.ts';

export function addContactFollowers(request: PlatformRequest): PlatformReply {
  const { followers, changed } = change(request, 'add');
  return { status: 201, body: { followers, followersAdded: changed } };
}

export function removeContactFollowers(request: PlatformRequest): PlatformReply {
  const { followers, changed } = change(request, 'remove');
  return { status: 200, body: { followers, followersRemoved: changed } };
}

function change(request: PlatformRequest, kind: 'add' | 'remove'): FollowerChange {
  const contact = requireContact(request);
  const wanted = parseInput(followersBody, request.body).followers;
  const { world, location, nowMs } = request;
  const outcome = changeFollowers(contact.followers, wanted, kind, location, world.behaviours);
  const { followers } = outcome;
  commitContact(world, location, contact, { ...contact, followers, dateUpdatedMs: nowMs });
  return outcome;
}
