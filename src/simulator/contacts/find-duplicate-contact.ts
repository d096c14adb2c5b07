/**
 * Owns: GET /contacts/search/duplicate. Source: contacts spec: e-mail first, then phone (`number`); the reply
 * has no schema, `{contact}` is what the official client's users see. Unverified: that it reads the truth and
 * not the lagging index.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import { normalisePhone } from './phone-number.ts';
import { showContact } from './show-contact.ts';
import { traceId } from './upsert-contact.ts';

const query = z.looseObject({
  locationId: z.string(),
  email: z.string().optional(),
  number: z.string().optional(),
});

export function findDuplicateContact(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { email, number } = parseInput(query, request.query);
  const { location, world, version } = request;
  const byEmail = email === undefined ? undefined : location.contacts.findByEmail(email);
  const found =
    byEmail ??
    (number === undefined
      ? undefined
      : location.contacts.findByPhone(normalisePhone(number, location.record.country)));
  const contact = found === undefined ? null : showContact(found, version, location, world.behaviours);
  return { status: 200, body: { contact, traceId: traceId(world) } };
}
