/** A record of a custom object as HighLevel shows it, by id and in a search. */
import { z } from 'zod';
import type { DestinationRecord } from '../../../model/custom-object.ts';
import { checkLocation } from '../check-location.ts';

export const recordSchema = z.object({
  id: z.string().min(1),
  properties: z.record(z.string(), z.json()),
  owner: z.array(z.string()).nullish(),
  locationId: z.string().nullish(),
});

export function toRecord(
  record: z.infer<typeof recordSchema>,
  locationId: string,
  route: string,
): DestinationRecord {
  checkLocation(record.locationId, locationId, route);
  return { id: record.id, properties: record.properties, ownerIds: record.owner ?? [] };
}
