/** Reads back that the markers are gone: the fields by listing, each text by itself. */
import pMap from 'p-map';
import { requireFound } from '../../connectors/connector.ts';
import type { Operation } from '../../model/journal.ts';
import { asExpectedRemoval } from '../../model/marker-removal.ts';
import { readReferenceLine } from '../../model/reference-line.ts';
import type { DestinationConnection } from '../connect-destination.ts';
import type { Workspace } from '../workspace.ts';

export interface Removed {
  /** Read back and gone. */
  readonly gone: number;
  /** Still there, or not shown. */
  readonly standing: number;
}

export async function countRemoved(
  { ledger }: Workspace,
  planId: number,
  connection: DestinationConnection,
): Promise<Removed> {
  const { destination, send, concurrency } = connection;
  const fields = new Set(
    [
      ...requireFound(await destination.listCustomFields(send('verify')), 'its custom fields'),
      ...requireFound(
        await destination.listOpportunityFields(send('verify')),
        'its custom fields of opportunities',
      ),
    ].map(({ id }) => id),
  );
  let gone = 0;
  let standing = 0;
  for await (const batch of ledger.plans.operations(planId)) {
    const found = await pMap(
      batch,
      (operation) =>
        operation.object === 'marker-field'
          ? !fields.has(operation.destinationId ?? '')
          : hasNoReference(operation, { ledger }, connection),
      { concurrency },
    );
    for (const isGone of found)
      if (isGone) gone += 1;
      else standing += 1;
  }
  return { gone, standing };
}

async function hasNoReference(
  { expected, destinationId }: Operation,
  { ledger }: Pick<Workspace, 'ledger'>,
  { destination, send }: DestinationConnection,
): Promise<boolean> {
  const id = destinationId ?? '';
  const { of, marker, contact = '' } = asExpectedRemoval(expected);
  const read = async () => {
    if (of === 'company') return destination.companies.read(send('verify'), id);
    if (of === 'calendar') return destination.calendars.read(send('verify'), id);
    if (of === 'appointment') return destination.appointments.read(send('verify'), id);
    const { [contact]: contactId = '' } = await ledger.journal.destinationIds(destination.locationId, [
      contact,
    ]);
    return destination.contactNotes(contactId).read(send('verify'), id);
  };
  const found = await read();
  // A text that is gone as a whole has no line.
  if (found.kind !== 'found') return found.kind === 'absent';
  const text = 'body' in found.record ? found.record.body : found.record.description;
  return readReferenceLine(text) !== marker;
}
