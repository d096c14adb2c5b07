/** Owns: changing a location's settings by hand, those the API can read and the duplicate rule's order it cannot. */

import { z } from 'zod';
import { showLocation } from '../locations/read-location.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

export const settingsChange = {
  name: z.string().optional(),
  country: z.string().length(2).optional(),
  timezone: z.string().optional(),
  duplicatePriority: z.array(z.enum(['email', 'phone'])).optional(),
  settings: z
    .strictObject({
      allowDuplicateContact: z.boolean(),
      allowDuplicateOpportunity: z.boolean(),
      allowFacebookNameMerge: z.boolean(),
      disableContactTimezone: z.boolean(),
    })
    .partial()
    .optional(),
};

const settingsSchema = z.object(settingsChange);

/** Applies the change and returns the location as the API shows it, with the duplicate priority. */
export function editSettings(
  world: World,
  location: LocationState,
  change: z.infer<typeof settingsSchema>,
): Record<string, unknown> {
  const { record } = location;
  location.record = {
    ...record,
    name: change.name ?? record.name,
    country: change.country ?? record.country,
    timezone: change.timezone ?? record.timezone,
    duplicatePriority: change.duplicatePriority ?? record.duplicatePriority,
    settings: {
      allowDuplicateContact: change.settings?.allowDuplicateContact ?? record.settings.allowDuplicateContact,
      allowDuplicateOpportunity:
        change.settings?.allowDuplicateOpportunity ?? record.settings.allowDuplicateOpportunity,
      allowFacebookNameMerge:
        change.settings?.allowFacebookNameMerge ?? record.settings.allowFacebookNameMerge,
      disableContactTimezone:
        change.settings?.disableContactTimezone ?? record.settings.disableContactTimezone,
    },
  };
  world.markChanged();
  return { ...showLocation(location.record), duplicatePriority: location.record.duplicatePriority };
}
