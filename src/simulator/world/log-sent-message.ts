/** Owns: recording that something was sent to a person, so that a test can prove that nothing ever is. */

import type { SentMessage } from './conversation-record.ts';
import type { LocationState } from './location-state.ts';
import type { World } from './world.ts';

export function logSentMessage(
  world: World,
  location: LocationState,
  message: Omit<SentMessage, 'id'>,
): SentMessage {
  world.markChanged();
  return location.sentMessages.put({ ...message, id: world.ids.recordId() });
}
