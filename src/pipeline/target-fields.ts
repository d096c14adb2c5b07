/** The map's custom fields as they stand at a location: key → id and type, from the plan and the journal. */
import type { Ledger } from '../ledger/ledger.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import { customFieldId } from '../model/expected-contact.ts';
import type { Plan } from '../model/plan.ts';

export async function targetFields(
  ledger: Ledger,
  plan: Plan,
): Promise<ReadonlyMap<string, FieldAtLocation>> {
  const fields = new Map<string, FieldAtLocation>();
  const filter = { object: 'custom-field', states: ['done'] } as const;
  for await (const batch of ledger.plans.operations(plan.id, filter)) {
    for (const { externalId, destinationId, expected } of batch) {
      if (destinationId === null) continue;
      const { dataType } = expected as { dataType: string };
      fields.set(externalId.slice(customFieldId('').length), { id: destinationId, dataType });
    }
  }
  return fields;
}
