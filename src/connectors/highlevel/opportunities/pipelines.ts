/**
 * Pipelines and their stages. Every token may list them; writing needs v3 and a scope of its own that not
 * every token can be given, so a write may be `refused` with `missingScope`. (HighLevel, pipelines, June 2026:
 * names are unique per location and stage names per pipeline, whatever their case; an update replaces the list
 * of stages and moves the cards of those left out; a removal takes the pipeline's opportunities along.)
 */
import { z } from 'zod';
import type { Send } from '../../../model/http.ts';
import type { DestinationPipeline } from '../../../model/opportunity.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

export interface PipelineDesired {
  readonly name: string;
  /**
   * In their order. In an update: all stages that shall stand, those that exist with their id, or the
   * platform moves their opportunities away.
   */
  readonly stages: readonly { readonly id?: string; readonly name: string }[];
}

/** The key is the pipeline's name; letter case does not count. */
export type PipelineProvider = Provider<string, PipelineDesired, DestinationPipeline>;

const pipelineSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  stages: z.array(z.object({ id: z.string().min(1), name: z.string(), position: z.number().nullish() })),
  locationId: z.string().nullish(),
});
const listSchema = z.object({ pipelines: z.array(pipelineSchema) });
const stages = z
  .array(
    z.strictObject({
      id: z.string().min(1).optional(),
      name: z.string().min(1),
      position: z.number().int().min(0),
    }),
  )
  .min(1);
const createBody = exactBody({ locationId: z.string().min(1), name: z.string().min(1), stages });
const updateBody = exactBody({ name: z.string().min(1).optional(), stages: stages.optional() });

/** All pipelines of a location, in one request. */
export function listPipelines(
  send: Send,
  locationId: string,
): Promise<ReadAnswer<readonly DestinationPipeline[]>> {
  return readCall(send, 'listPipelines', {
    query: { locationId },
    found: (body, route) =>
      parseIncoming(listSchema, body, route).pipelines.map((record) => toPipeline(record, locationId, route)),
  });
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createPipelineProvider(locationId: string): PipelineProvider {
  const one = (body: unknown, route: string) =>
    toPipeline(parseIncoming(pipelineSchema, body, route), locationId, route);
  const query = { locationId };
  return {
    findExisting: async (send, name) =>
      mapFound(await listPipelines(send, locationId), (pipelines) =>
        foundOrAbsent(
          pipelines.find((pipeline) => pipeline.name.trim().toLowerCase() === name.trim().toLowerCase()),
        ),
      ),

    create: (send, { name, stages: wanted }) => {
      const body = bodyFor('createPipeline', createBody, { locationId, name, stages: placed(wanted) });
      return writeCall(send, 'createPipeline', { body, written: one });
    },

    update: (send, id, { name, stages: wanted }) => {
      const body = bodyFor('updatePipeline', updateBody, {
        name,
        stages: wanted === undefined ? undefined : placed(wanted),
      });
      return writeCall(send, 'updatePipeline', { ids: { pipelineId: id }, query, body, written: one });
    },

    read: (send, id) =>
      readCall(send, 'readPipeline', { ids: { pipelineId: id }, query, byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removePipeline', id, { ids: { pipelineId: id }, query }),
  };
}

const placed = (stagesInOrder: PipelineDesired['stages']) =>
  stagesInOrder.map((stage, position) => ({ ...stage, position }));

function toPipeline(
  record: z.infer<typeof pipelineSchema>,
  locationId: string,
  route: string,
): DestinationPipeline {
  checkLocation(record.locationId, locationId, route);
  const inOrder = record.stages
    .map((stage, index) => ({ ...stage, position: stage.position ?? index }))
    .sort((left, right) => left.position - right.position);
  return {
    id: record.id,
    name: record.name,
    stages: inOrder.map(({ id, name }) => ({ id, name })),
  };
}
