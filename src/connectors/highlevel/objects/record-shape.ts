/**
 * A record of a custom object as HighLevel shows it, by id and in a search. (HighLevel, objects: the time of change
 * is called `dateUpdated` in the one and `updatedAt` in the other.)
 */
import { z } from 'zod';
import type { DestinationRecord } from '../../../model/custom-object.ts';
import { changedAt } from '../changed-at.ts';
import { checkLocation } from '../check-location.ts';

export const recordSchema = z.object({
  id: z.string().min(1),
  properties: z.record(z.string(), z.json()),
  owner: z.array(z.string()).nullish(),
  locationId: z.string().nullish(),
  updatedAt: z.string().nullish(),
  dateUpdated: z.string().nullish(),
});

export function toRecord(
  record: z.infer<typeof recordSchema>,
  locationId: string,
  route: string,
): DestinationRecord {
  checkLocation(record.locationId, locationId, route);
  const { id, properties, owner, updatedAt, dateUpdated } = record;
  return { id, properties, ownerIds: owner ?? [], ...changedAt(updatedAt, dateUpdated) };
}
