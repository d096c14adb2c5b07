/**
 * Relations: links between two records, one call each. (HighLevel, associations: no call makes several, changes
 * one or reads one by id; they are listed by record, in pages.)
 */
import { z } from 'zod';
import type { DestinationRelation, RelationSpec } from '../../../model/custom-object.ts';
import type { Send } from '../../../model/http.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

/** A relation is what it links: its key is the whole of it. */
export type RelationProvider = Pick<
  Provider<RelationSpec, RelationSpec, DestinationRelation>,
  'findExisting' | 'create' | 'remove'
>;

const pageSize = 100;

const relationSchema = z.object({
  id: z.string().min(1),
  associationId: z.string().min(1),
  firstRecordId: z.string().min(1),
  secondRecordId: z.string().min(1),
});
const listSchema = z.object({ relations: z.array(relationSchema) });
const writtenSchema = z.object({ id: z.string().min(1) });
const filled = z.string().min(1);
const createBody = exactBody({
  locationId: filled,
  associationId: filled,
  firstRecordId: filled,
  secondRecordId: filled,
});

/** All links of one record, whichever end it is. */
export async function listRelations(
  send: Send,
  locationId: string,
  recordId: string,
): Promise<ReadAnswer<readonly DestinationRelation[]>> {
  const all: DestinationRelation[] = [];
  for (let skip = 0; ; skip += pageSize) {
    const page = await readCall(send, 'listRelations', {
      ids: { recordId },
      query: { locationId, skip: String(skip), limit: String(pageSize) },
      found: (body, route) => parseIncoming(listSchema, body, route).relations,
    });
    if (page.kind !== 'found') return page;
    all.push(...page.record);
    if (page.record.length < pageSize) return { kind: 'found', record: all };
  }
}

/**
 * `create` may not learn the link's id: the description answers with the association, integrators see the
 * relation. Its `done` then has an empty id and no record, and `findExisting` tells the id.
 * @throws LandfallError (from every verb) `destination-surprised`
 */
export function createRelationProvider(locationId: string): RelationProvider {
  return {
    findExisting: async (send, wanted) =>
      mapFound(await listRelations(send, locationId, wanted.firstRecordId), (relations) =>
        foundOrAbsent(relations.find((relation) => links(relation, wanted))),
      ),

    create: (send, wanted) => {
      const body = bodyFor('createRelation', createBody, { locationId, ...wanted });
      return writeCall(send, 'createRelation', {
        body,
        written: (answer, route) => {
          const { id } = parseIncoming(writtenSchema, answer, route);
          return id === wanted.associationId ? null : { ...wanted, id };
        },
      });
    },

    remove: (send, id) =>
      removeCall(send, 'removeRelation', id, { ids: { relationId: id }, query: { locationId } }),
  };
}

function links(relation: RelationSpec, wanted: RelationSpec): boolean {
  return (
    relation.associationId === wanted.associationId &&
    relation.firstRecordId === wanted.firstRecordId &&
    relation.secondRecordId === wanted.secondRecordId
  );
}
