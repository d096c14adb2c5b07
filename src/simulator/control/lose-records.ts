/**
 * Owns: what no person did: the platform loses a record, or has another value in it than was written, and says
 * nothing: no time of change moves and no trigger fires. What a check of a load must find.
 */

import { z } from 'zod';
import { badRequest } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

const kinds = [
  'appointments',
  'associations',
  'businesses',
  'calendars',
  'customFields',
  'media',
  'notes',
  'objectRecords',
  'pipelines',
  'relations',
  'schedules',
  'tags',
  'tasks',
] as const;

export const lossActions = [
  z.strictObject({
    locationId: z.string(),
    action: z.literal('lose'),
    kind: z.enum(kinds),
    id: z.string(),
    /** Values as they stand in the store; null: the record itself is lost. */
    changes: z.record(z.string(), z.json()).nullable(),
  }),
] as const;

type LossAction = z.infer<(typeof lossActions)[number]>;

/** Stores of different kinds of record, as far as all of them are alike. */
interface AnyStore {
  get(id: string): { readonly id: string } | undefined;
  put(record: { readonly id: string }): unknown;
  remove(id: string): unknown;
}

/** Throws 400 for a record there is not. */
export function loseRecord(
  world: World,
  location: LocationState,
  { kind, id, changes }: LossAction,
): { readonly id: string } {
  const store = location[kind] as unknown as AnyStore;
  const before = store.get(id);
  if (before === undefined) throw badRequest(`unknown id in ${kind}`);
  world.markChanged();
  if (changes === null) store.remove(id);
  else if (kind === 'objectRecords') loseProperties(location, id, changes);
  else store.put({ ...before, ...changes, id });
  return before;
}

/** In every state that is kept, so that search shows it at once as well. */
function loseProperties(
  location: LocationState,
  id: string,
  changes: Readonly<Record<string, unknown>>,
): void {
  const stored = location.objectRecords.get(id);
  if (stored === undefined) return;
  const states = stored.states.map((state) =>
    state.record === null
      ? state
      : { ...state, record: { ...state.record, properties: { ...state.record.properties, ...changes } } },
  );
  location.objectRecords.put({ ...stored, states });
}
