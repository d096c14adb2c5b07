/** Owns: the acts of a person that concern conversations: installing an app that brings a channel. */

import { z } from 'zod';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

const locationId = z.string();

const installProvider = z.strictObject({
  locationId,
  action: z.literal('install-conversation-provider'),
  name: z.string(),
});

export const moduleActions = [installProvider] as const;

type ModuleAction = z.infer<(typeof moduleActions)[number]>;

export function actOnModules(world: World, location: LocationState, action: ModuleAction): unknown {
  world.markChanged();
  return location.conversationProviders.put({
    id: world.ids.recordId(),
    locationId: location.id,
    name: action.name,
  });
}
