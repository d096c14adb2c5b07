/**
 * Owns: creating, changing and deleting a pipeline, by the API and by hand alike.
 * Source: pipeline pages of the live documentation: at least one stage; unique names whatever their case; an
 * update replaces the list of stages, keeps those whose id is given and moves the cards of removed ones to the
 * lowest stage left; a delete takes all opportunities along; one missing probability makes the system compute
 * all of them by position. Unverified: the computed figures (even steps up to 100), the statuses of refusals.
 */

import { z } from 'zod';
import { badRequest, unprocessable } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';
import type { PipelineRecord, StageRecord } from '../world/opportunity-record.ts';
import type { World } from '../world/world.ts';
import { commitOpportunity, removeOpportunity } from './commit-opportunity.ts';

const stageInput = {
  name: z.string().min(1),
  position: z.number().int().min(0).optional(),
  showInFunnel: z.boolean().optional(),
  showInPieChart: z.boolean().optional(),
  stageWinProbability: z.number().min(0).max(100).optional(),
  color: z.string().optional(),
};
const looks = {
  showInFunnel: z.boolean().optional(),
  showInPieChart: z.boolean().optional(),
  useOpportunityProbability: z.boolean().optional(),
  colorRenderMode: z.enum(['dot', 'bg-tint', 'none']).optional(),
};
export const newPipelineInput = {
  name: z.string().min(1),
  stages: z.array(z.strictObject(stageInput)).min(1),
  ...looks,
};
export const changedPipelineInput = {
  name: z.string().min(1).optional(),
  stages: z
    .array(z.strictObject({ id: z.string().optional(), ...stageInput }))
    .min(1)
    .optional(),
  ...looks,
};
const changedPipeline = z.strictObject(changedPipelineInput);
const newPipeline = z.strictObject(newPipelineInput);

type StageInput = NonNullable<z.infer<typeof changedPipeline>['stages']>[number];

/** Creates a pipeline. Throws 400 for a name that is taken. */
export function addPipeline(
  world: World,
  location: LocationState,
  wanted: z.infer<typeof newPipeline>,
): PipelineRecord {
  refuseTakenName(world, location, wanted.name);
  const dateAdded = new Date(world.clock.now()).toISOString();
  const pipeline = location.pipelines.put({
    id: world.ids.recordId(),
    name: wanted.name,
    locationId: location.id,
    position: location.pipelines.size,
    stages: buildStages(world, [], wanted.stages),
    showInFunnel: wanted.showInFunnel ?? true,
    showInPieChart: wanted.showInPieChart ?? true,
    useOpportunityProbability: wanted.useOpportunityProbability ?? false,
    colorRenderMode: wanted.colorRenderMode ?? 'dot',
    dateAdded,
    dateUpdated: dateAdded,
  });
  world.markChanged();
  return pipeline;
}

/** Changes a pipeline and moves the cards of stages that are gone. Throws 400 or 422. */
export function changePipeline(
  world: World,
  location: LocationState,
  before: PipelineRecord,
  wanted: z.infer<typeof changedPipeline>,
): PipelineRecord {
  if (wanted.name !== undefined) refuseTakenName(world, location, wanted.name, before.id);
  const pipeline = location.pipelines.put({
    ...before,
    name: wanted.name ?? before.name,
    stages: wanted.stages === undefined ? before.stages : buildStages(world, before.stages, wanted.stages),
    showInFunnel: wanted.showInFunnel ?? before.showInFunnel,
    showInPieChart: wanted.showInPieChart ?? before.showInPieChart,
    useOpportunityProbability: wanted.useOpportunityProbability ?? before.useOpportunityProbability,
    colorRenderMode: wanted.colorRenderMode ?? before.colorRenderMode,
    dateUpdated: new Date(world.clock.now()).toISOString(),
  });
  if (world.behaviours.pipelineUpdateMovesCards) moveCards(world, location, pipeline);
  world.markChanged();
  return pipeline;
}

/** Deletes a pipeline and, unless switched off, its opportunities. */
export function removePipeline(world: World, location: LocationState, pipeline: PipelineRecord): void {
  location.pipelines.remove(pipeline.id);
  if (world.behaviours.pipelineDeleteRemovesOpportunities)
    for (const { id, pipelineId } of location.opportunities.values())
      if (pipelineId === pipeline.id) removeOpportunity(world, location, id, world.clock.now());
  world.markChanged();
}

function moveCards(world: World, location: LocationState, pipeline: PipelineRecord): void {
  const lowest = pipeline.stages[0]?.id ?? '';
  const nowMs = world.clock.now();
  for (const card of location.opportunities.values()) {
    if (card.pipelineId !== pipeline.id) continue;
    if (pipeline.stages.some(({ id }) => id === card.pipelineStageId)) continue;
    const moved = { ...card, pipelineStageId: lowest, updatedAtMs: nowMs, lastStageChangeAtMs: nowMs };
    commitOpportunity(world, location, card, moved);
  }
}

function buildStages(
  world: World,
  before: readonly StageRecord[],
  inputs: readonly StageInput[],
): readonly StageRecord[] {
  refuseRepeatedStages(world, before, inputs);
  const inOrder = inputs
    .map((input, index) => ({ input, position: input.position ?? index }))
    .sort((left, right) => left.position - right.position)
    .map(({ input }) => ({ input, old: before.find(({ id }) => id === input.id) }));
  const given = inOrder.map(({ input, old }) => input.stageWinProbability ?? old?.stageWinProbability);
  const recomputes = world.behaviours.stageProbabilityRecomputed && given.includes(undefined);
  return inOrder.map(({ input, old }, position) => {
    const computed = Math.round(((position + 1) / inOrder.length) * 100);
    return {
      id: old?.id ?? world.ids.uuid(),
      name: input.name,
      position,
      showInFunnel: input.showInFunnel ?? old?.showInFunnel ?? true,
      showInPieChart: input.showInPieChart ?? old?.showInPieChart ?? true,
      stageWinProbability: recomputes ? computed : (given[position] ?? computed),
      color: input.color ?? old?.color,
    };
  });
}

function refuseRepeatedStages(
  world: World,
  before: readonly StageRecord[],
  inputs: readonly StageInput[],
): void {
  const unknown = inputs.filter(({ id }) => id !== undefined && !before.some((stage) => stage.id === id));
  if (unknown.length > 0) throw unprocessable(['stages: an id is not a stage of this pipeline']);
  const ids = inputs.flatMap(({ id }) => id ?? []);
  if (new Set(ids).size < ids.length) throw unprocessable(['stages: an id is given twice']);
  const names = new Set(inputs.map(({ name }) => name.trim().toLowerCase()));
  if (world.behaviours.pipelineNamesUnique && names.size < inputs.length)
    throw badRequest('Stage names must be unique within a pipeline.');
}

function refuseTakenName(world: World, location: LocationState, name: string, exceptId?: string): void {
  if (!world.behaviours.pipelineNamesUnique) return;
  const wanted = name.trim().toLowerCase();
  const isTaken = location.pipelines
    .values()
    .some((pipeline) => pipeline.id !== exceptId && pipeline.name.trim().toLowerCase() === wanted);
  if (isTaken) throw badRequest('A pipeline with this name already exists.');
}
