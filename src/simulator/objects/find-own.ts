/**
 * Owns: finding what a path names among the records of the token's location, and refusing bad bodies as the
 * calls do whose specs list 400 and no 422 (custom fields and records of objects).
 */

import type { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformRequest } from '../http/platform-route.ts';
import { forbiddenLocation, Refusal } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';

/** What `find` finds in the token's location. Throws 403 when another location has it, 400 when nobody does. */
export function findOwn<T>(
  { location, world }: PlatformRequest,
  find: (location: LocationState) => T | undefined,
  message: string,
): T {
  const own = find(location);
  if (own !== undefined) return own;
  for (const other of world.locations.values()) if (find(other) !== undefined) throw forbiddenLocation();
  throw new Refusal(400, { statusCode: 400, message });
}

/** As `parseInput`, but what is wrong with a body is a 400 with a list of messages. */
export function parseStrictly<T>(schema: z.ZodType<T>, input: unknown): T {
  try {
    return parseInput(schema, input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(400, { ...error.body, statusCode: 400, error: 'Bad Request' });
  }
}
