/** The schema the plan needs, listed as far as it needs it, and compared by id. */
import { requireFound } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { PlanStore } from '../ledger/ledger.ts';
import type { Send } from '../model/http.ts';
import type { Operation, RequestPurpose } from '../model/journal.ts';
import type { ObjectKind } from '../model/plan.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareStanding, type Fact } from './compare-standing.ts';
import {
  associationFacts,
  courseFacts,
  customFieldFacts,
  type Facts,
  objectFacts,
  objectFieldFacts,
  offerFacts,
  pipelineFacts,
  tagFacts,
} from './schema-facts.ts';
import type { Tally } from './tally.ts';

interface SchemaOptions {
  readonly planId: number;
  readonly plans: PlanStore;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
}

export async function verifySchema(options: SchemaOptions, tally: Tally): Promise<readonly Discrepancy[]> {
  const { destination } = options;
  const send = options.send('schema');
  const listed = {
    'custom-field': async () =>
      byId(requireFound(await destination.listCustomFields(send), 'its custom fields'), customFieldFacts),
    'opportunity-field': async () => {
      const fields = await destination.listOpportunityFields(send);
      return byId(requireFound(fields, 'its custom fields of opportunities'), customFieldFacts);
    },
    tag: async () => byId(requireFound(await destination.listTags(send), 'its tags'), tagFacts),
    pipeline: async () =>
      byId(requireFound(await destination.listPipelines(send), 'its pipelines'), pipelineFacts),
    object: async () =>
      byId(requireFound(await destination.listObjects(send), 'its custom objects'), objectFacts),
    association: async () =>
      byId(requireFound(await destination.listAssociations(send), 'its associations'), associationFacts),
    course: async () => byId(requireFound(await destination.listCourses(send), 'its courses'), courseFacts),
    offer: async () => {
      const courses = requireFound(await destination.listCourses(send), 'its courses');
      return byId(requireFound(await destination.listOffers(send), 'its offers'), offerFacts(courses));
    },
  } satisfies { readonly [kind in ObjectKind]?: () => Promise<FactsById> };

  const found: Discrepancy[] = [];
  for (const [object, list] of Object.entries(listed) as [ObjectKind, () => Promise<FactsById>][]) {
    const operations = await writtenOf(object, options);
    if (operations.length > 0) found.push(...compareAll(operations, await list(), tally));
  }
  return [...found, ...(await verifyObjectFields(options, send, tally))];
}

/** Fields are listed by the object they belong to. */
async function verifyObjectFields(
  options: SchemaOptions,
  send: Send,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const operations = await writtenOf('object-field', options);
  const objectOf = ({ expected }: Operation) => (expected as { object: string }).object;
  const objects = [...new Set(operations.map(objectOf))];
  const found: Discrepancy[] = [];
  for (const object of objects) {
    const listed = await options.destination.listObjectFields(object, send);
    // Without its object a field is missing, and is reported so.
    const fields =
      listed.kind === 'absent'
        ? []
        : requireFound(listed, `the fields of the custom object ${object}`).fields;
    const ofObject = operations.filter((operation) => objectOf(operation) === object);
    found.push(...compareAll(ofObject, byId(fields, objectFieldFacts), tally));
  }
  return found;
}

async function writtenOf(
  object: ObjectKind,
  { plans, planId }: SchemaOptions,
): Promise<readonly Operation[]> {
  const operations: Operation[] = [];
  for await (const batch of plans.operations(planId, { object, states: ['done'] })) operations.push(...batch);
  return operations;
}

type FactsById = ReadonlyMap<string, (operation: Operation) => readonly Fact[]>;

function byId<Standing extends { readonly id: string }>(
  standing: readonly Standing[],
  facts: Facts<Standing>,
): FactsById {
  return new Map(standing.map((one) => [one.id, (operation: Operation) => facts(operation.expected, one)]));
}

function compareAll(
  operations: readonly Operation[],
  standing: FactsById,
  tally: Tally,
): readonly Discrepancy[] {
  return operations.flatMap((operation) => {
    const facts = standing.get(operation.destinationId ?? '');
    return compareStanding(operation, facts === undefined ? null : facts(operation), tally);
  });
}
