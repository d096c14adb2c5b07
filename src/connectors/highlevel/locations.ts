/** What must be known of a location before anything is planned for it. */
import { z } from 'zod';
import { LandfallError } from '../../errors.ts';
import type { Send } from '../../model/http.ts';
import type { LocationFacts } from '../../model/location.ts';
import type { ReadAnswer } from '../connector.ts';
import { checkLocation } from './check-location.ts';
import { buildRequest, routeOf } from './endpoints.ts';
import { parseIncoming } from './parse-body.ts';
import { readAnswer } from './read-answer.ts';

const flag = z.boolean().nullish();
const locationSchema = z.object({
  location: z.object({
    id: z.string().min(1),
    name: z.string().nullish(),
    country: z.string().nullish(),
    timezone: z.string().nullish(),
    settings: z
      .object({ allowDuplicateContact: flag, allowDuplicateOpportunity: flag, disableContactTimezone: flag })
      .nullish(),
  }),
});

/** The cheapest path a location's token must be able to read: a second look when it is refused. */
export function locationPath(locationId: string): string {
  return buildRequest('readLocation', { ids: { locationId } }).path;
}

/**
 * A setting that is not shown counts as off: duplicates refused is the reading that loses nothing.
 * @throws LandfallError `wrong-location` (the token belongs to another one), `destination-surprised`
 */
export async function readLocation(send: Send, locationId: string): Promise<ReadAnswer<LocationFacts>> {
  const route = routeOf('readLocation');
  const result = await send(buildRequest('readLocation', { ids: { locationId } }));
  if (result.kind === 'reply' && result.reply.status === 403) throw foreignToken(locationId);
  return readAnswer(result, {
    route,
    byId: true,
    found: (body) => {
      const { location } = parseIncoming(locationSchema, body, route);
      checkLocation(location.id, locationId, route);
      return {
        id: location.id,
        name: location.name ?? '',
        country: location.country ?? null,
        timezone: location.timezone ?? null,
        allowDuplicateContact: location.settings?.allowDuplicateContact ?? false,
        allowDuplicateOpportunity: location.settings?.allowDuplicateOpportunity ?? false,
        disableContactTimezone: location.settings?.disableContactTimezone ?? false,
      };
    },
  });
}

/** HighLevel answers 403 when a token has no access to the location (integrator evidence). */
export function foreignToken(locationId: string): LandfallError {
  return new LandfallError('wrong-location', `This token has no access to the location ${locationId}.`, {
    remedy:
      'Make a private integration inside that location, with the scope to read locations, and connect again.',
    safe: 'Nothing was written.',
    next: 'landfall connect',
  });
}
