/**
 * Pipelines and their stages, recognised by name whatever its case (HighLevel, pipelines: names are unique so).
 * A pipeline that stands is used; it only ever gains stages it lacks. One whose stages stand in another order
 * is somebody's own, and its order a person's to change. Where the token was seen to be refused, all of it is.
 */
import { hasStagesInOrder, mergeStages } from '../model/merge-stages.ts';
import type { DestinationPipeline } from '../model/opportunity.ts';
import type { PlannedOperation } from '../model/plan.ts';
import { pipelineId } from '../model/schema-ids.ts';
import { pipelineInstruction, stagesInstruction } from '../model/schema-instruction.ts';
import type { PipelineSpec } from './schema-demand.ts';

export function planPipelines(
  wanted: readonly PipelineSpec[],
  standing: readonly DestinationPipeline[],
  mayWrite: boolean | null = null,
): readonly PlannedOperation[] {
  return wanted.map(({ name, stages }) => {
    const found = standing.find((pipeline) => sameName(pipeline.name, name));
    const base = {
      object: 'pipeline' as const,
      externalId: pipelineId(name),
      destinationId: found?.id ?? null,
      dependsOn: [],
      expected: { name, stages: [...stages] },
      changes: [],
      kept: [],
      reason: null,
    };
    if (found === undefined)
      return mayWrite === false
        ? { ...base, action: 'manual', reason: pipelineInstruction(name, stages) }
        : { ...base, action: 'create' };
    const before = found.stages.map((stage) => stage.name);
    if (hasStagesInOrder(before, stages)) return { ...base, action: 'unchanged' };
    const after = mergeStages(before, stages);
    if (mayWrite === false || !hasStagesInOrder(after, stages))
      return { ...base, action: 'manual', reason: stagesInstruction(name, stages, before) };
    return { ...base, action: 'update', changes: [{ field: 'stages', before, after }] };
  });
}

const sameName = (left: string, right: string): boolean =>
  left.trim().toLowerCase() === right.trim().toLowerCase();
