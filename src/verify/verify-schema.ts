/** Custom fields and tags the plan needs, listed once and compared by id. */
import { requireFound } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { PlanStore } from '../ledger/ledger.ts';
import type { Send } from '../model/http.ts';
import type { Operation, RequestPurpose } from '../model/journal.ts';
import type { DestinationCustomField } from '../model/location.ts';
import type { Discrepancy } from '../model/verification.ts';
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
        found.push(...compareSchema(operation, actual, tally));
      }
    }
  }
  return found;
}

function compareSchema(
  operation: Operation,
  actual: { readonly name: string } | DestinationCustomField | undefined,
  tally: Tally,
): readonly Discrepancy[] {
  const about = {
    object: operation.object,
    externalId: operation.externalId,
    destinationId: operation.destinationId,
  };
  if (actual === undefined) {
    tally.addRecord('missing');
    return [{ ...about, state: 'missing', field: null, expected: operation.externalId, actual: null }];
  }
  const expected = operation.expected as unknown as ExpectedSchema;
  const facts: [string, string, string][] = [
    ['name', expected.name.toLowerCase(), actual.name.toLowerCase()],
  ];
  if ('dataType' in actual) {
    facts.push(['type', expected.dataType ?? '', actual.dataType]);
    const missing = (expected.options ?? []).filter((option) => !actual.options.includes(option));
    facts.push(['options', '', missing.join(' | ')]);
  }
  const different = facts.filter(([, wanted, stands]) => wanted !== stands);
  for (const [field, wanted, stands] of facts) {
    tally.addField(operation.object, { field, comparison: wanted === stands ? 'equal' : 'different' });
  }
  tally.addRecord(different.length === 0 ? 'verified' : 'mismatched');
  return different.map(([field, wanted, stands]) => ({
    ...about,
    state: 'mismatched',
    field,
    expected: wanted,
    actual: stands,
  }));
}
