/** Workflows of a location: a published one may react to what we write, so a load starts only beside none. */
import { z } from 'zod';
import type { Send } from '../../model/http.ts';
import type { DestinationWorkflow } from '../../model/location.ts';
import type { ReadAnswer } from '../connector.ts';
import { checkLocation } from './check-location.ts';
import { buildRequest, routeOf } from './endpoints.ts';
import { parseIncoming } from './parse-body.ts';
import { readAnswer } from './read-answer.ts';

const workflowListSchema = z.object({
  workflows: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().nullish(),
      status: z.string(),
      locationId: z.string().nullish(),
    }),
  ),
});

/**
 * Anything that is not called a draft counts as published: what a status we do not know does is not for us
 * to try out. (HighLevel, workflows: the list shows name and status, not the triggers.)
 */
export async function listWorkflows(
  send: Send,
  locationId: string,
): Promise<ReadAnswer<readonly DestinationWorkflow[]>> {
  const route = routeOf('listWorkflows');
  return readAnswer(await send(buildRequest('listWorkflows', { query: { locationId } })), {
    route,
    found: (body) =>
      parseIncoming(workflowListSchema, body, route).workflows.map((workflow) => {
        checkLocation(workflow.locationId, locationId, route);
        return {
          id: workflow.id,
          name: workflow.name ?? '',
          published: workflow.status.toLowerCase() !== 'draft',
        };
      }),
  });
}
