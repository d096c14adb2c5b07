/**
 * Tags of one location. HighLevel stores their names in lower case (integrator evidence), and what it does
 * with a name that exists is not documented: look before creating.
 */
import { z } from 'zod';
import type { Send } from '../../model/http.ts';
import type { Json } from '../../model/json.ts';
import type { DestinationTag } from '../../model/location.ts';
import type { Provider, ReadAnswer } from '../connector.ts';
import { checkLocation } from './check-location.ts';
import { buildRequest, routeOf } from './endpoints.ts';
import { parseIncoming, parseOutgoing } from './parse-body.ts';
import { foundOrAbsent, mapFound, readAnswer } from './read-answer.ts';
import { writeAnswer } from './write-answer.ts';

export interface TagDesired {
  readonly name: string;
}

/** The key is the tag's name; letter case does not count. */
export type TagProvider = Provider<string, TagDesired, DestinationTag>;

const tagSchema = z.object({ id: z.string().min(1), name: z.string(), locationId: z.string().nullish() });
const tagAnswerSchema = z.object({ tag: tagSchema });
const tagListSchema = z.object({ tags: z.array(tagSchema) });
const tagBodySchema = z.strictObject({ name: z.string().min(1) }) as unknown as z.ZodType<Json>;

/** All tags of a location, in one request. */
export async function listTags(
  send: Send,
  locationId: string,
): Promise<ReadAnswer<readonly DestinationTag[]>> {
  const route = routeOf('listTags');
  return readAnswer(await send(buildRequest('listTags', { ids: { locationId } })), {
    route,
    found: (body) =>
      parseIncoming(tagListSchema, body, route).tags.map((tag) => toTag(tag, locationId, route)),
  });
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createTagProvider(locationId: string): TagProvider {
  const oneTag = (route: string) => (body: unknown) =>
    toTag(parseIncoming(tagAnswerSchema, body, route).tag, locationId, route);
  const written = (route: string) => (body: unknown) => {
    const record = oneTag(route)(body);
    return { id: record.id, record };
  };
  return {
    findExisting: async (send, name) =>
      mapFound(await listTags(send, locationId), (tags) =>
        foundOrAbsent(tags.find((tag) => tag.name.toLowerCase() === name.toLowerCase())),
      ),

    create: async (send, desired) => {
      const route = routeOf('createTag');
      const body = parseOutgoing(tagBodySchema, desired, route);
      const result = await send(buildRequest('createTag', { ids: { locationId }, body }));
      return writeAnswer(result, { route, done: written(route) });
    },

    update: async (send, id, desired) => {
      const route = routeOf('updateTag');
      const body = parseOutgoing(tagBodySchema, desired, route);
      const result = await send(buildRequest('updateTag', { ids: { locationId, tagId: id }, body }));
      return writeAnswer(result, { route, done: written(route) });
    },

    read: async (send, id) => {
      const route = routeOf('readTag');
      const result = await send(buildRequest('readTag', { ids: { locationId, tagId: id } }));
      return readAnswer(result, { route, byId: true, found: oneTag(route) });
    },

    remove: async (send, id) => {
      const route = routeOf('removeTag');
      const result = await send(buildRequest('removeTag', { ids: { locationId, tagId: id } }));
      return writeAnswer(result, { route, removes: id, done: () => ({ id, record: null }) });
    },
  };
}

function toTag(tag: z.infer<typeof tagSchema>, locationId: string, route: string): DestinationTag {
  checkLocation(tag.locationId, locationId, route);
  return { id: tag.id, name: tag.name };
}
