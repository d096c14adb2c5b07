/** Where opportunities of a location can stand: its pipelines and the custom fields of opportunities by our names. */
import type { FieldAtLocation } from './custom-field.ts';
import type { Json } from './json.ts';

export interface OpportunityPlace {
  /** Name of a pipeline in lower case → its id, and its stages' ids by name in lower case. */
  readonly pipelines: ReadonlyMap<
    string,
    { readonly id: string; readonly stages: ReadonlyMap<string, string> }
  >;
  /** Key of a custom field of opportunities → the field. */
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  /** Id of a pipeline, a stage or a user → what people call it. */
  readonly names: ReadonlyMap<string, string>;
}

export const noPlace: OpportunityPlace = {
  pipelines: new Map(),
  fields: new Map(),
  names: new Map(),
};

/** How names of pipelines and stages are looked up: letter case and outer blanks do not count. */
export const placeName = (name: string): string => name.trim().toLowerCase();

/** Stands for a stage, or its pipeline, until the plan itself has made it: the id is known only then. */
const toBeMade = 'to be made: ';

/** @returns what a change of `pipeline` or `stage` carries: the id, or what stands for one the plan makes first */
export function placeValue(
  place: OpportunityPlace,
  field: 'pipeline' | 'stage',
  { pipeline, stage }: { readonly pipeline: string; readonly stage: string },
): string {
  const found = place.pipelines.get(placeName(pipeline));
  const id = field === 'pipeline' ? found?.id : found?.stages.get(placeName(stage));
  return id ?? `${toBeMade}${JSON.stringify([pipeline, stage])}`;
}

/** The id behind what `placeValue` made, once it stands; any other value as it is. */
export function placeIdOf(place: OpportunityPlace, field: string, value: Json): Json {
  if ((field !== 'pipeline' && field !== 'stage') || typeof value !== 'string') return value;
  if (!value.startsWith(toBeMade)) return value;
  const [pipeline = '', stage = ''] = JSON.parse(value.slice(toBeMade.length)) as string[];
  return placeValue(place, field, { pipeline, stage });
}

/** What people call what a change names by its id, as far as it is known; instants as ISO text. */
export function wordOf(place: OpportunityPlace, field: string, value: Json): string | null {
  if ((field === 'start' || field === 'end') && typeof value === 'number')
    return new Date(value).toISOString();
  if (typeof value !== 'string') return null;
  if (!value.startsWith(toBeMade)) return place.names.get(value) ?? null;
  const [pipeline = '', stage = ''] = JSON.parse(value.slice(toBeMade.length)) as string[];
  return field === 'pipeline' ? pipeline : stage;
}

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
