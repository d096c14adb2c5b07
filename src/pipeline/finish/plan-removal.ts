/**
 * What is taken away where a person decided that the markers go: the two custom fields that hold them, and the
 * reference lines in descriptions and notes. Tasks and records of custom objects keep theirs: HighLevel lets no
 * program of ours change the first, and the second are Kartra's own numbers, the records' main field.
 */
import { markerFieldKey } from '../../model/contact.ts';
import { asExpectedNote } from '../../model/expected-record.ts';
import { type ExpectedRemoval, type MarkedText, removalId } from '../../model/marker-removal.ts';
import type { ObjectKind, Plan, PlannedOperation } from '../../model/plan.ts';
import { recordMarkerKey } from '../../model/snapshot-row.ts';
import type { DestinationConnection } from '../connect-destination.ts';
import { readPlace } from '../records/read-place.ts';
import { targetFields } from '../target-fields.ts';
import type { Workspace } from '../workspace.ts';

const textsOf: readonly (readonly [ObjectKind, MarkedText])[] = [
  ['company', 'company'],
  ['calendar', 'calendar'],
  ['appointment', 'appointment'],
  ['appointment-note', 'note'],
  ['note', 'note'],
  ['history-note', 'note'],
];

/** @returns the stored plan of the removal; nothing is sent but reads */
export async function planRemoval(
  { ledger }: Workspace,
  plan: Plan,
  { destination, send, clock }: DestinationConnection,
): Promise<Plan> {
  const people = (await targetFields(ledger, plan)).get(markerFieldKey)?.id;
  const place = await readPlace(ledger, plan, destination, send('schema'));
  const deals = place.fields.get(recordMarkerKey)?.id;
  const fields = [
    ...(people === undefined ? [] : [removal('marker-field', people, 'contact-field', markerFieldKey)]),
    ...(deals === undefined ? [] : [removal('marker-field', deals, 'opportunity-field', recordMarkerKey)]),
  ];
  const operations = async function* (): AsyncGenerator<readonly PlannedOperation[]> {
    for (const [object, of] of textsOf) {
      const states = ['done'] as const;
      for await (const batch of ledger.plans.operations(plan.id, { object, states }))
        yield batch.flatMap(({ destinationId, externalId, expected }) => {
          if (destinationId === null) return [];
          const contact = of === 'note' ? { contact: asExpectedNote(expected).contact } : {};
          return [removal('reference-line', destinationId, of, externalId, contact)];
        });
    }
    // The fields last: a removal that was cut short can still be told from one that never began.
    yield fields;
  };
  return ledger.plans.save({ ...plan.inputs, destinationFacts: {} }, clock.now(), operations(), 'finish');
}

function removal(
  object: 'marker-field' | 'reference-line',
  destinationId: string,
  of: ExpectedRemoval['of'],
  marker: string,
  rest: Pick<ExpectedRemoval, 'contact'> = {},
): PlannedOperation {
  const expected = { of, marker, ...rest } satisfies ExpectedRemoval;
  return {
    object,
    action: 'update',
    externalId: removalId(object === 'marker-field' ? of : marker),
    destinationId,
    dependsOn: [],
    expected,
    changes: [{ field: 'marker', before: marker, after: null }],
    kept: [],
    reason: null,
  };
}
