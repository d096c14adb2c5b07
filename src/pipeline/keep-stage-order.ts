/**
 * The order of stages is read off the deals, so a later export may say another one. A pipeline this workspace wrote
 * keeps the order it has in HighLevel by now, whoever put it so; stages it lacks are put in after those they follow.
 */
import { mergeStages } from '../model/merge-stages.ts';
import { placeName } from '../model/opportunity-place.ts';
import { pipelineId } from '../model/schema-ids.ts';
import type { PipelineSpec } from '../plan/schema-demand.ts';
import type { StandingSchema } from '../plan/standing-schema.ts';
import type { Workspace } from './workspace.ts';

export async function keepStageOrder(
  { ledger }: Workspace,
  locationId: string,
  wanted: readonly PipelineSpec[],
  { pipelines }: Pick<StandingSchema, 'pipelines'>,
): Promise<readonly PipelineSpec[]> {
  const ids = wanted.map(({ name }) => pipelineId(name));
  const written = await ledger.journal.expectedOf(locationId, 'pipeline', ids);
  return wanted.map((spec) => {
    const standing = pipelines.find(({ name }) => placeName(name) === placeName(spec.name));
    if (standing === undefined || !written.has(pipelineId(spec.name))) return spec;
    const names = new Set(spec.stages.map(placeName));
    const kept = standing.stages.map(({ name }) => name).filter((name) => names.has(placeName(name)));
    return { ...spec, stages: mergeStages(kept, spec.stages) };
  });
}
