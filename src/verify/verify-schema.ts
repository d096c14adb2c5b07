/** Custom fields and tags the plan needs, listed once and compared by id. */
import { requireFound } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { PlanStore } from '../ledger/ledger.ts';
import type { Send } from '../model/http.ts';
import type { Operation, RequestPurpose } from '../model/journal.ts';
import type { DestinationCustomField } from '../model/location.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareStanding, type Fact } from './compare-standing.ts';
import type { Tally } from './tally.ts';

interface SchemaOptions {
  readonly planId: number;
  readonly plans: PlanStore;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
}

interface ExpectedSchema {
  readonly name: string;
  readonly dataType?: string;
  readonly options?: readonly string[];
}

export async function verifySchema(options: SchemaOptions, tally: Tally): Promise<readonly Discrepancy[]> {
  const { destination, send } = options;
  const listedFields = requireFound(await destination.listCustomFields(send('schema')), 'its custom fields');
  const listedTags = requireFound(await destination.listTags(send('schema')), 'its tags');
  const fields = new Map(listedFields.map((field) => [field.id, field]));
  const tags = new Map(listedTags.map((tag) => [tag.id, tag]));
  const found: Discrepancy[] = [];
  for (const object of ['custom-field', 'tag'] as const) {
    const standing: ReadonlyMap<string, { readonly name: string } | DestinationCustomField> =
      object === 'tag' ? tags : fields;
    for await (const batch of options.plans.operations(options.planId, { object, states: ['done'] })) {
      for (const operation of batch) {
        const actual = standing.get(operation.destinationId ?? '');
        const facts = actual === undefined ? null : factsOf(operation, actual);
        found.push(...compareStanding(operation, facts, tally));
      }
    }
  }
  return found;
}

function factsOf(
  operation: Operation,
  actual: { readonly name: string } | DestinationCustomField,
): readonly Fact[] {
  const expected = operation.expected as unknown as ExpectedSchema;
  const name = { field: 'name', expected: expected.name.toLowerCase(), actual: actual.name.toLowerCase() };
  if (!('dataType' in actual)) return [name];
  const missing = (expected.options ?? []).filter((option) => !actual.options.includes(option));
  return [
    name,
    { field: 'type', expected: expected.dataType ?? '', actual: actual.dataType },
    { field: 'options', expected: '', actual: missing.map((option) => `lacks ${option}`).join(' | ') },
  ];
}
