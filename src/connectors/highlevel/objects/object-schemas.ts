/**
 * Custom objects. There is no `remove`: no version of the API deletes one, and a location has ten slots.
 * (HighLevel, objects: the key gets the prefix `custom_objects.`; an update replaces the list of searchable
 * fields, so it must be given whole; the description marks the creation for agency tokens, so a location's may
 * be refused.)
 */
import { z } from 'zod';
import { type DestinationObject, type ObjectSpec, objectKeyOf } from '../../../model/custom-object.ts';
import type { Send } from '../../../model/http.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

export interface ObjectDesired extends ObjectSpec {
  /** Full keys of all fields a search shall look into; an update needs it, a creation takes none. */
  readonly searchable?: readonly string[];
}

/** The key is the object's own, without prefix; records are known by the full one. */
export type ObjectProvider = Omit<Provider<string, ObjectDesired, DestinationObject>, 'remove'>;

const text = z.string().nullish();
const objectSchema = z.object({
  id: z.string().min(1),
  key: z.string().min(1),
  standard: z.boolean().nullish(),
  labels: z.object({ singular: text, plural: text }).nullish(),
  primaryDisplayProperty: text,
  locationId: text,
});
const oneSchema = z.object({ object: objectSchema });
const listSchema = z.object({ objects: z.array(objectSchema) });
const filled = z.string().min(1);
const createBody = exactBody({
  locationId: filled,
  key: filled,
  labels: z.strictObject({ singular: filled, plural: filled }),
  description: z.string().optional(),
  primaryDisplayPropertyDetails: z.strictObject({ key: filled, name: filled, dataType: z.literal('TEXT') }),
});
const updateBody = exactBody({
  locationId: filled,
  labels: z.strictObject({ singular: filled.optional(), plural: filled.optional() }),
  description: z.string().optional(),
  searchableProperties: z.array(filled),
});

/** All objects of a location, those that are always there among them, in one request. */
export function listObjects(
  send: Send,
  locationId: string,
): Promise<ReadAnswer<readonly DestinationObject[]>> {
  return readCall(send, 'listObjects', {
    query: { locationId },
    found: (body, route) =>
      parseIncoming(listSchema, body, route).objects.map((record) => toObject(record, locationId, route)),
  });
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createObjectProvider(locationId: string): ObjectProvider {
  const one = (body: unknown, route: string) =>
    toObject(parseIncoming(oneSchema, body, route).object, locationId, route);
  return {
    findExisting: async (send, key) =>
      mapFound(await listObjects(send, locationId), (objects) =>
        foundOrAbsent(objects.find((object) => object.key === objectKeyOf(key))),
      ),

    create: (send, { key, singular, plural, description, primary }) => {
      const body = bodyFor('createObject', createBody, {
        locationId,
        key: objectKeyOf(key),
        labels: { singular, plural },
        description,
        primaryDisplayPropertyDetails: {
          key: `${objectKeyOf(key)}.${primary.key}`,
          name: primary.name,
          dataType: 'TEXT',
        },
      });
      return writeCall(send, 'createObject', { body, written: one });
    },

    update: (send, id, { singular, plural, description, searchable }) => {
      const body = bodyFor('updateObject', updateBody, {
        locationId,
        labels: { singular, plural },
        description,
        searchableProperties: searchable,
      });
      return writeCall(send, 'updateObject', { ids: { key: id }, body, written: one });
    },

    read: (send, id) =>
      readCall(send, 'readObject', { ids: { key: id }, query: { locationId }, byId: true, found: one }),
  };
}

function toObject(
  record: z.infer<typeof objectSchema>,
  locationId: string,
  route: string,
): DestinationObject {
  checkLocation(record.locationId, locationId, route);
  const { id, key, labels, primaryDisplayProperty, standard } = record;
  return {
    id,
    key,
    singular: labels?.singular ?? '',
    plural: labels?.plural ?? '',
    primaryField: primaryDisplayProperty ?? '',
    custom: standard !== true,
  };
}
