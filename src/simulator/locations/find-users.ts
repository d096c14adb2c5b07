/**
 * Owns: one user, and users by their e-mail addresses.
 * Source: users spec: `emails` is one text with commas, skip and limit are texts, and without a projection only id
 * and e-mail are shown; the call is marked for agency tokens. Unverified: addresses are compared without regard to
 * case, and an unknown user is a 400.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { badRequest, unauthorized } from '../http/refusal.ts';
import { findOwn } from '../objects/find-own.ts';
import type { UserRecord } from '../world/location-record.ts';

const count = z.string().regex(/^\d+$/);
const filterBody = z.strictObject({
  companyId: z.string(),
  emails: z.string(),
  deleted: z.boolean().default(false),
  skip: count.default('0'),
  limit: count.default('25'),
  projection: z.string().optional(),
});

/** A user by id has no `deleted`: only rows of lists have it. */
export function getUser(request: PlatformRequest): PlatformReply {
  const id = request.params.userId ?? '';
  const { deleted: _, ...user } = findOwn(request, ({ users }) => users.get(id), 'User not found');
  return { status: 200, body: user };
}

export function filterUsersByEmail(request: PlatformRequest): PlatformReply {
  if (!request.world.behaviours.agencyCallsOpenToLocations)
    throw unauthorized('This route needs the token of an agency.');
  const wanted = parseInput(filterBody, request.body);
  if (wanted.companyId !== request.location.record.companyId)
    throw badRequest('companyId is not of this token');
  const emails = wanted.emails.split(',').map((email) => email.trim().toLowerCase());
  const users = request.location.users
    .values()
    .filter((user) => user.deleted === wanted.deleted && emails.includes(user.email.toLowerCase()));
  const start = Number(wanted.skip);
  const page = users.slice(start, start + Number(wanted.limit));
  return {
    status: 200,
    body: { users: page.map((user) => project(user, wanted.projection)), count: users.length },
  };
}

function project(user: UserRecord, projection: string | undefined): Record<string, unknown> {
  if (projection === 'all') return { ...user };
  const names = projection === undefined || projection === '' ? ['email'] : projection.split(',');
  const wanted = new Set(['id', ...names.map((name) => name.trim())]);
  return Object.fromEntries(Object.entries(user).filter(([name]) => wanted.has(name)));
}
