/** Reads as much of a location's schema as the plan leans on, and no more: each part costs a request. */
import { requireFound } from '../connectors/connector.ts';
import { objectKeyOf } from '../model/custom-object.ts';
import type { PlannedOperation } from '../model/plan.ts';
import type { SchemaDemand } from '../plan/schema-demand.ts';
import { nothingStands, type StandingSchema } from '../plan/standing-schema.ts';
import type { DestinationConnection } from './connect-destination.ts';

/** Beside the custom fields of contacts, which are always needed. */
interface SchemaNeeds {
  readonly tags: boolean;
  readonly opportunityFields: boolean;
  readonly pipelines: boolean;
  /** Full keys of the custom objects whose fields are needed; their list then is, too. */
  readonly objectKeys: readonly string[];
  readonly associations: boolean;
  readonly courses: boolean;
}

/** What planning needs to see. */
export function needsOfDemand(demand: SchemaDemand): SchemaNeeds {
  return {
    tags: true,
    opportunityFields: demand.opportunityFields.length > 0,
    pipelines: demand.pipelines.length > 0,
    objectKeys: demand.objects.map(({ key }) => objectKeyOf(key)),
    associations: demand.associations.length > 0,
    courses: demand.courses.length > 0,
  };
}

/** What proving needs to see, that a stored plan still holds. */
export function needsOfPlan(schema: readonly Pick<PlannedOperation, 'object' | 'expected'>[]): SchemaNeeds {
  const has = (object: PlannedOperation['object']) => schema.some((operation) => operation.object === object);
  const objects = schema.filter(({ object }) => object === 'object');
  return {
    tags: false,
    opportunityFields: has('opportunity-field'),
    pipelines: has('pipeline'),
    objectKeys: objects.map(({ expected }) => objectKeyOf((expected as { key: string }).key)),
    associations: has('association'),
    courses: has('course'),
  };
}

/** @throws LandfallError `destination-unreachable` naming what was not shown */
export async function readStandingSchema(
  { destination, send }: Pick<DestinationConnection, 'destination' | 'send'>,
  needs: SchemaNeeds,
): Promise<StandingSchema> {
  const by = send('snapshot');
  const fields = requireFound(await destination.listCustomFields(by), 'its custom fields');
  const standing: { -readonly [part in keyof StandingSchema]: StandingSchema[part] } = {
    ...nothingStands,
    fields,
  };
  if (needs.tags) standing.tags = requireFound(await destination.listTags(by), 'its tags');
  if (needs.opportunityFields) {
    const answer = await destination.listOpportunityFields(by);
    standing.opportunityFields = requireFound(answer, 'its custom fields of opportunities');
  }
  if (needs.pipelines)
    standing.pipelines = requireFound(await destination.listPipelines(by), 'its pipelines');
  if (needs.associations)
    standing.associations = requireFound(await destination.listAssociations(by), 'its associations');
  if (needs.courses) {
    standing.courses = requireFound(await destination.listCourses(by), 'its courses');
    standing.offers = requireFound(await destination.listOffers(by), 'its offers');
  }
  if (needs.objectKeys.length === 0) return standing;
  standing.objects = requireFound(await destination.listObjects(by), 'its custom objects');
  for (const key of needs.objectKeys) {
    if (!standing.objects.some((object) => object.key === key)) continue;
    const answer = await destination.listObjectFields(key, by);
    standing.objectFields = [
      ...standing.objectFields,
      ...requireFound(answer, `the fields of the custom object ${key}`).fields,
    ];
  }
  return standing;
}
