/** The values that records written by a plan show at the destination, by our keys, from the latest read-back. */
import type { RecordSnapshotStore } from '../../ledger/ledger.ts';
import type { FieldAtLocation } from '../../model/custom-field.ts';
import type { DestinationRecord } from '../../model/custom-object.ts';
import { asExpectedRecord } from '../../model/expected-record.ts';
import type { Operation } from '../../model/journal.ts';
import type { DestinationOpportunity } from '../../model/opportunity.ts';

/** @returns values by destination id; records that do not stand there are absent */
export async function readShown(
  records: RecordSnapshotStore,
  locationId: string,
  operations: readonly Operation[],
  opportunityFields: ReadonlyMap<string, FieldAtLocation>,
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const shown = new Map<string, Readonly<Record<string, unknown>>>();
  const objectOf = ({ object, expected }: Operation): string =>
    object.endsWith('-record') ? (asExpectedRecord(expected ?? {}).object ?? '') : 'opportunity';
  const keyOf = new Map([...opportunityFields].map(([key, { id }]) => [id, key]));
  for (const [object, part] of Map.groupBy(operations, objectOf)) {
    const ids = part.flatMap(({ destinationId }) => destinationId ?? []);
    for (const [id, record] of await records.get(locationId, object, ids)) {
      if (object !== 'opportunity') {
        shown.set(id, (record as unknown as DestinationRecord).properties);
        continue;
      }
      const { custom } = record as unknown as DestinationOpportunity;
      shown.set(
        id,
        Object.fromEntries(
          Object.entries(custom).flatMap(([fieldId, value]) => {
            const key = keyOf.get(fieldId);
            return key === undefined ? [] : [[key, value]];
          }),
        ),
      );
    }
  }
  return shown;
}
