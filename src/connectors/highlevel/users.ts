/**
 * Users of a location, to find owners and hosts by e-mail address. (HighLevel, users: the list by location is
 * called deprecated, yet it is the one a token of a location may use; the search needs the agency's id.)
 */
import { z } from 'zod';
import type { Send } from '../../model/http.ts';
import type { DestinationUser } from '../../model/location.ts';
import type { ReadAnswer } from '../connector.ts';
import { readCall } from './calls.ts';
import { parseIncoming } from './parse-body.ts';

const text = z.string().nullish();
const listSchema = z.object({
  users: z.array(
    z.object({
      id: z.string().min(1),
      name: text,
      firstName: text,
      lastName: text,
      email: text,
      deleted: z.boolean().nullish(),
    }),
  ),
});

/** All users that are not deleted, in one request. */
export function listUsers(send: Send, locationId: string): Promise<ReadAnswer<readonly DestinationUser[]>> {
  return readCall(send, 'listUsers', {
    query: { locationId },
    found: (body, route) =>
      parseIncoming(listSchema, body, route)
        .users.filter(({ deleted }) => deleted !== true)
        .map(({ id, name, firstName, lastName, email }) => ({
          id,
          name: name ?? `${firstName ?? ''} ${lastName ?? ''}`.trim(),
          email: (email ?? '').trim().toLowerCase(),
        })),
  });
}
