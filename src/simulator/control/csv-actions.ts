/** Owns: what a person does with CSV files in HighLevel's pages, as part of POST /__sim/ui. */

import { z } from 'zod';
import { IMPORT_MODES, importContacts, MATCH_FIELDS } from '../csv/import-contacts.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

const importAction = z.strictObject({
  locationId: z.string(),
  action: z.literal('import-csv'),
  /** The text of the file. */
  csv: z.string(),
  mode: z.enum(IMPORT_MODES).default('create-and-update'),
  matchBy: z.array(z.enum(MATCH_FIELDS)).min(1).default(['contact-id', 'email', 'phone']),
});

export const csvActions = [importAction] as const;

export function actOnCsv(
  world: World,
  location: LocationState,
  action: z.infer<typeof importAction>,
): unknown {
  return importContacts(world, location, action, world.clock.now());
}
