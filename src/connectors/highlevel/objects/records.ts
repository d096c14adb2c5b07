/**
 * Records of one custom object. (HighLevel, objects: the description leaves the bodies empty; integrators send
 * `locationId`, `properties` and at most one owner, name the location of an update in the query, and find that
 * a removal refuses it there. Values: money is `{currency, value}`, a phone E.164, several choices a list of
 * their keys, a date `YYYY-MM-DD`.)
 */
import { z } from 'zod';
import type { DestinationRecord } from '../../../model/custom-object.ts';
import type { Json } from '../../../model/json.ts';
import type { Provider } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent } from '../read-answer.ts';
import { recordSchema, toRecord } from './record-shape.ts';
import { searchRecords } from './search-records.ts';

export interface RecordDesired {
  /** By field key without the object's. */
  readonly properties: Readonly<Record<string, Json>>;
  /** Id of a user. */
  readonly ownerId?: string;
}

/** A record is recognised by the value of one property the object's search looks into. */
export interface RecordMarker {
  readonly property: string;
  readonly value: string;
}

export type RecordProvider = Provider<RecordMarker, RecordDesired, DestinationRecord>;

const properties = z.record(z.string().min(1), z.json());
const owner = z.array(z.string().min(1)).max(1).optional();
const createBody = exactBody({ locationId: z.string().min(1), properties, owner });
const updateBody = exactBody({ properties: properties.optional(), owner });
const oneSchema = z.object({ record: recordSchema });

/**
 * `findExisting` searches, and search may lag behind writes: `absent` means "not yet seen". Several carriers
 * are `failed`. An update leaves the properties it does not name as they are.
 * @param schemaKey the object's full key
 * @throws LandfallError (from every verb) `destination-surprised`, `wrong-location`
 */
export function createRecordProvider(locationId: string, schemaKey: string): RecordProvider {
  const one = (body: unknown, route: string) =>
    toRecord(parseIncoming(oneSchema, body, route).record, locationId, route);
  const wireOwner = (ownerId: string | undefined) => (ownerId === undefined ? undefined : [ownerId]);
  return {
    findExisting: async (send, { property, value }) => {
      const found: DestinationRecord[] = [];
      const query = `${property}:${value}`;
      for await (const page of searchRecords(send, locationId, { schemaKey, query })) {
        if (page.kind !== 'found') return page;
        found.push(...page.record.records.filter((record) => record.properties[property] === value));
      }
      return found.length > 1
        ? { kind: 'failed', note: `${found.length} records carry this marker`, status: null }
        : foundOrAbsent(found[0]);
    },

    create: (send, { properties: values, ownerId }) => {
      const body = bodyFor('createRecord', createBody, {
        locationId,
        properties: values,
        owner: wireOwner(ownerId),
      });
      return writeCall(send, 'createRecord', { ids: { schemaKey }, body, written: one });
    },

    update: (send, id, { properties: values, ownerId }) => {
      const body = bodyFor('updateRecord', updateBody, { properties: values, owner: wireOwner(ownerId) });
      return writeCall(send, 'updateRecord', {
        ids: { schemaKey, id },
        query: { locationId },
        body,
        written: one,
      });
    },

    read: (send, id) => readCall(send, 'readRecord', { ids: { schemaKey, id }, byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removeRecord', id, { ids: { schemaKey, id } }),
  };
}
