/**
 * Owns: what all calls of the courses API share: the location in the query and pages by cursor.
 * Source: live courses documentation: at most 50 a page, the cursor is opaque and stands for a number to skip.
 * Unverified: the cursor's form, the names of the list and of the next cursor.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';

const ofLocation = z.looseObject({ locationId: z.string() });
const pageQuery = z.looseObject({
  limit: z.coerce.number().int().min(1).max(50).default(50),
  cursor: z.string().default(''),
});

/** Throws 403 for another location, 422 where none is named. */
export function requireLocationQuery(request: PlatformRequest): void {
  requireOwnLocation(request, request.query.locationId);
  parseInput(ofLocation, request.query);
}

/** One page of `records` under `name`, with the cursor of the next one. */
export function showPage(request: PlatformRequest, name: string, records: readonly unknown[]): PlatformReply {
  const { limit, cursor } = parseInput(pageQuery, request.query);
  const skip = cursor === '' ? 0 : Number(/^skip-(\d+)$/.exec(atCursor(cursor))?.[1] ?? Number.NaN);
  if (Number.isNaN(skip)) throw badRequest('cursor is invalid');
  const next = skip + limit < records.length ? toCursor(skip + limit) : undefined;
  return { status: 200, body: { [name]: records.slice(skip, skip + limit), nextCursor: next } };
}

function toCursor(skip: number): string {
  return Buffer.from(`skip-${skip}`).toString('base64url');
}

function atCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString();
}
