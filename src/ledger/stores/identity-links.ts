/** Which record of a location is which of ours: learnt when planning and when writing. */
import type { Transaction } from 'kysely';
import type { ObjectKind } from '../../model/plan.ts';
import { inBatches } from '../connection.ts';
import type { Tables } from '../tables.ts';

export interface IdentityLink {
  readonly object: ObjectKind;
  readonly externalId: string;
  readonly destinationId: string;
}

/** Tags, links and opt-outs are operations on a contact, a reason one on a deal, files one on a contact: not records of their own. */
export function isRecord(object: string): boolean {
  return !object.startsWith('contact-') && object !== 'opportunity-reason' && object !== 'attachment';
}

/** @param writtenAt epoch ms of our write, or null when the record was only found. */
export async function saveLinks(
  trx: Transaction<Tables>,
  locationId: string,
  links: readonly IdentityLink[],
  writtenAt: number | null,
): Promise<void> {
  const rows = links
    .filter(({ object }) => isRecord(object))
    .map((link) => ({
      location_id: locationId,
      external_id: link.externalId,
      object: link.object,
      destination_id: link.destinationId,
      written_at: writtenAt ?? 0,
    }));
  for (const part of inBatches(rows)) {
    const insert = trx.insertInto('identity_link').values(part);
    await insert
      .onConflict((oc) =>
        oc.columns(['location_id', 'external_id']).doUpdateSet((eb) => ({
          // The same may be of another kind by now: a payment a record instead of a deal, a booking a note.
          object: eb.ref('excluded.object'),
          destination_id: eb.ref('excluded.destination_id'),
          ...(writtenAt === null ? {} : { written_at: writtenAt }),
        })),
      )
      .execute();
  }
}
