/**
 * Associations: the kinds of link between two objects. (HighLevel, associations: listed in pages; at most ten
 * labels between the same two objects; removing one removes its links; an update changes the labels only. The
 * description gives lists the shape of one association; integrators see `associations`.)
 */
import { z } from 'zod';
import type { AssociationSpec, DestinationAssociation } from '../../../model/custom-object.ts';
import type { Send } from '../../../model/http.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

/** Recognised by its key. */
export type AssociationProvider = Provider<string, AssociationSpec, DestinationAssociation>;

const pageSize = 100;

/** The description types labels as objects and shows texts. */
const label = z.union([z.string(), z.unknown().transform(() => '')]);
const associationSchema = z.object({
  id: z.string().min(1),
  key: z.string(),
  firstObjectKey: z.string(),
  firstObjectLabel: label,
  secondObjectKey: z.string(),
  secondObjectLabel: label,
  locationId: z.string().nullish(),
});
const listSchema = z.object({ associations: z.array(associationSchema) });
const filled = z.string().min(1);
const labels = { firstObjectLabel: filled, secondObjectLabel: filled };
const createBody = exactBody({
  locationId: filled,
  key: filled,
  firstObjectKey: filled,
  secondObjectKey: filled,
  ...labels,
});
const updateBody = exactBody(labels);

/** All associations of a location. */
export async function listAssociations(
  send: Send,
  locationId: string,
): Promise<ReadAnswer<readonly DestinationAssociation[]>> {
  const all: DestinationAssociation[] = [];
  for (let skip = 0; ; skip += pageSize) {
    const page = await readCall(send, 'listAssociations', {
      query: { locationId, skip: String(skip), limit: String(pageSize) },
      found: (body, route) =>
        parseIncoming(listSchema, body, route).associations.map((record) =>
          toAssociation(record, locationId, route),
        ),
    });
    if (page.kind !== 'found') return page;
    all.push(...page.record);
    if (page.record.length < pageSize) return { kind: 'found', record: all };
  }
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createAssociationProvider(locationId: string): AssociationProvider {
  const one = (body: unknown, route: string) =>
    toAssociation(parseIncoming(associationSchema, body, route), locationId, route);
  return {
    findExisting: async (send, key) =>
      mapFound(await listAssociations(send, locationId), (associations) =>
        foundOrAbsent(associations.find((association) => association.key === key)),
      ),

    create: (send, { key, firstObjectKey, firstLabel, secondObjectKey, secondLabel }) => {
      const body = bodyFor('createAssociation', createBody, {
        locationId,
        key,
        firstObjectKey,
        firstObjectLabel: firstLabel,
        secondObjectKey,
        secondObjectLabel: secondLabel,
      });
      return writeCall(send, 'createAssociation', { body, written: one });
    },

    update: (send, id, { firstLabel, secondLabel }) => {
      const body = bodyFor('updateAssociation', updateBody, {
        firstObjectLabel: firstLabel,
        secondObjectLabel: secondLabel,
      });
      return writeCall(send, 'updateAssociation', { ids: { associationId: id }, body, written: one });
    },

    read: (send, id) =>
      readCall(send, 'readAssociation', { ids: { associationId: id }, byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removeAssociation', id, { ids: { associationId: id } }),
  };
}

function toAssociation(
  record: z.infer<typeof associationSchema>,
  locationId: string,
  route: string,
): DestinationAssociation {
  checkLocation(record.locationId, locationId, route);
  return {
    id: record.id,
    key: record.key,
    firstObjectKey: record.firstObjectKey,
    firstLabel: record.firstObjectLabel,
    secondObjectKey: record.secondObjectKey,
    secondLabel: record.secondObjectLabel,
  };
}
