/** Groups of calendars. (HighLevel, calendars: name, description and slug are all required, in an update too.) */
import { z } from 'zod';
import type { DestinationCalendarGroup } from '../../../model/calendar.ts';
import type { Send } from '../../../model/http.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

export interface CalendarGroupDesired {
  readonly name: string;
  readonly description: string;
  /** Part of the group's address: lower case, digits and hyphens. */
  readonly slug: string;
}

/** The key is the group's name; letter case does not count. There is no call that reads one. */
export type CalendarGroupProvider = Omit<
  Provider<string, CalendarGroupDesired, DestinationCalendarGroup>,
  'read'
>;

const groupSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  slug: z.string(),
  locationId: z.string().nullish(),
});
const oneSchema = z.object({ group: groupSchema });
const listSchema = z.object({ groups: z.array(groupSchema) });
const filled = z.string().min(1);
const texts = { name: filled, description: z.string(), slug: filled };
const createBody = exactBody({ ...texts, locationId: filled });
const updateBody = exactBody(texts);

export function listCalendarGroups(
  send: Send,
  locationId: string,
): Promise<ReadAnswer<readonly DestinationCalendarGroup[]>> {
  return readCall(send, 'listCalendarGroups', {
    query: { locationId },
    found: (body, route) =>
      parseIncoming(listSchema, body, route).groups.map((record) => toGroup(record, locationId, route)),
  });
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createCalendarGroupProvider(locationId: string): CalendarGroupProvider {
  const one = (body: unknown, route: string) =>
    toGroup(parseIncoming(oneSchema, body, route).group, locationId, route);
  return {
    findExisting: async (send, name) =>
      mapFound(await listCalendarGroups(send, locationId), (groups) =>
        foundOrAbsent(groups.find((group) => group.name.toLowerCase() === name.toLowerCase())),
      ),

    create: (send, desired) => {
      const body = bodyFor('createCalendarGroup', createBody, { ...desired, locationId });
      return writeCall(send, 'createCalendarGroup', { body, written: one });
    },

    update: (send, id, desired) => {
      const body = bodyFor('updateCalendarGroup', updateBody, desired);
      return writeCall(send, 'updateCalendarGroup', { ids: { groupId: id }, body, written: one });
    },

    remove: (send, id) => removeCall(send, 'removeCalendarGroup', id, { ids: { groupId: id } }),
  };
}

function toGroup(
  record: z.infer<typeof groupSchema>,
  locationId: string,
  route: string,
): DestinationCalendarGroup {
  checkLocation(record.locationId, locationId, route);
  return { id: record.id, name: record.name, slug: record.slug };
}
