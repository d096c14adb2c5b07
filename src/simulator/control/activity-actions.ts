/**
 * Owns: what a person does by hand with pipelines, opportunities, lost reasons and campaigns, and the merging of
 * contacts. A person is not held by the rule against duplicate opportunities, and needs no scope.
 */

import { z } from 'zod';
import { mergeContacts } from '../contacts/merge-contacts.ts';
import { showWholeContact } from '../contacts/show-contact.ts';
import { badRequest } from '../http/refusal.ts';
import { applyOpportunityChanges } from '../opportunities/apply-opportunity-changes.ts';
import { commitOpportunity, removeOpportunity } from '../opportunities/commit-opportunity.ts';
import { showOpportunity } from '../opportunities/show-opportunity.ts';
import {
  addPipeline,
  changedPipelineInput,
  changePipeline,
  newPipelineInput,
  removePipeline,
} from '../opportunities/write-pipeline.ts';
import type { LocationState } from '../world/location-state.ts';
import { OPPORTUNITY_STATUSES } from '../world/opportunity-record.ts';
import type { World } from '../world/world.ts';

const locationId = z.string();
const opportunityChanges = z.strictObject({
  name: z.string().optional(),
  status: z.enum(OPPORTUNITY_STATUSES).optional(),
  pipelineId: z.string().optional(),
  pipelineStageId: z.string().optional(),
  monetaryValue: z.number().optional(),
  assignedTo: z.string().optional(),
  lostReasonId: z.string().optional(),
});

export const activityActions = [
  z.strictObject({
    locationId,
    action: z.literal('create-pipeline'),
    pipeline: z.strictObject(newPipelineInput),
  }),
  z.strictObject({
    locationId,
    action: z.literal('edit-pipeline'),
    pipelineId: z.string(),
    changes: z.strictObject(changedPipelineInput),
  }),
  z.strictObject({ locationId, action: z.literal('delete-pipeline'), pipelineId: z.string() }),
  z.strictObject({
    locationId,
    action: z.literal('edit-opportunity'),
    opportunityId: z.string(),
    changes: opportunityChanges,
    /** Not a person but the platform lost it: the time of change stays. */
    silently: z.boolean().optional(),
  }),
  z.strictObject({ locationId, action: z.literal('delete-opportunity'), opportunityId: z.string() }),
  z.strictObject({ locationId, action: z.literal('create-lost-reason'), name: z.string().min(1) }),
  z.strictObject({
    locationId,
    action: z.literal('create-campaign'),
    name: z.string().min(1),
    status: z.enum(['draft', 'published']).default('published'),
  }),
  z.strictObject({
    locationId,
    action: z.literal('merge-contacts'),
    contactId: z.string(),
    mergedIds: z.array(z.string()).min(1).max(9),
  }),
] as const;

export type ActivityAction = z.infer<(typeof activityActions)[number]>;

/** Does what a person did and returns the record concerned. Throws a Refusal for what even a person cannot. */
export function actOnActivity(
  world: World,
  location: LocationState,
  action: ActivityAction,
  nowMs: number,
): unknown {
  switch (action.action) {
    case 'create-pipeline':
      return addPipeline(world, location, action.pipeline);
    case 'edit-pipeline': {
      const before = found(location.pipelines.get(action.pipelineId), 'pipelineId');
      return changePipeline(world, location, before, action.changes);
    }
    case 'delete-pipeline': {
      const pipeline = found(location.pipelines.get(action.pipelineId), 'pipelineId');
      removePipeline(world, location, pipeline);
      return pipeline;
    }
    case 'edit-opportunity': {
      const before = found(location.opportunities.get(action.opportunityId), 'opportunityId');
      const atMs = action.silently === true ? before.updatedAtMs : nowMs;
      const next = applyOpportunityChanges(before, action.changes, location, world.behaviours, atMs);
      const after = commitOpportunity(world, location, before, next);
      return showOpportunity(after, 'v3', location, world.behaviours);
    }
    case 'delete-opportunity': {
      const before = found(location.opportunities.get(action.opportunityId), 'opportunityId');
      removeOpportunity(world, location, before.id, nowMs);
      return showOpportunity(before, 'v3', location, world.behaviours);
    }
    case 'create-lost-reason': {
      const createdAt = new Date(nowMs).toISOString();
      const times = { createdAt, updatedAt: createdAt };
      world.markChanged();
      return location.lostReasons.put({
        id: world.ids.recordId(),
        name: action.name,
        locationId: location.id,
        ...times,
      });
    }
    case 'create-campaign': {
      const { name, status } = action;
      world.markChanged();
      return location.campaigns.put({
        id: world.ids.recordId(),
        name,
        status,
        locationId: location.id,
        contactIds: [],
      });
    }
    case 'merge-contacts': {
      const merged = mergeContacts(world, location, action.contactId, action.mergedIds, nowMs);
      return showWholeContact(merged, location, world.behaviours);
    }
  }
}

function found<T>(record: T | undefined, name: string): T {
  if (record === undefined) throw badRequest(`unknown ${name}`);
  return record;
}
