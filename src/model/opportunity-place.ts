/** Where opportunities of a location can stand: its pipelines and the custom fields of opportunities by our names. */
import type { FieldAtLocation } from './custom-field.ts';

export interface OpportunityPlace {
  /** Name of a pipeline in lower case → its id, and its stages' ids by name in lower case. */
  readonly pipelines: ReadonlyMap<
    string,
    { readonly id: string; readonly stages: ReadonlyMap<string, string> }
  >;
  /** Key of a custom field of opportunities → the field. */
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
}

export const noPlace: OpportunityPlace = { pipelines: new Map(), fields: new Map() };

/** How names of pipelines and stages are looked up: letter case and outer blanks do not count. */
export const placeName = (name: string): string => name.trim().toLowerCase();

/** The ids of a pipeline and one of its stages, null where one of them does not stand there. */
export function findStage(
  { pipelines }: OpportunityPlace,
  pipeline: string,
  stage: string,
): { readonly pipelineId: string; readonly stageId: string } | null {
  const found = pipelines.get(placeName(pipeline));
  const stageId = found?.stages.get(placeName(stage));
  return found === undefined || stageId === undefined ? null : { pipelineId: found.id, stageId };
}
