/** Our custom fields of contacts as they stand at a location now, by key, whichever plan made them. */
import { requireFound } from '../../connectors/connector.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { FieldAtLocation } from '../../model/custom-field.ts';
import { customFieldId } from '../../model/expected-contact.ts';
import type { DestinationConnection } from '../connect-destination.ts';

export async function fieldsAtLocation(
  ledger: Ledger,
  locationId: string,
  connection: DestinationConnection,
): Promise<ReadonlyMap<string, FieldAtLocation>> {
  const ids = await ledger.journal.identities(locationId, 'custom-field');
  const send = connection.send('undo-look');
  const standing = requireFound(await connection.destination.listCustomFields(send), 'its custom fields');
  const byId = new Map(standing.map((field) => [field.id, field]));
  return new Map(
    [...ids].flatMap(([externalId, id]) => {
      const field = byId.get(id);
      const key = externalId.slice(customFieldId('').length);
      return field === undefined ? [] : [[key, { id, dataType: field.dataType }] as const];
    }),
  );
}
