/**
 * Owns: the acts of a person that concern conversations and courses: installing an app that brings a channel, and
 * a learner's finishing of a lesson.
 */

import { z } from 'zod';
import { enrolledCourses } from '../courses/show-progress.ts';
import { badRequest } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';

const locationId = z.string();

const installProvider = z.strictObject({
  locationId,
  action: z.literal('install-conversation-provider'),
  name: z.string(),
});

const completeLesson = z.strictObject({
  locationId,
  action: z.literal('complete-lesson'),
  contactId: z.string(),
  lessonId: z.string(),
});

export const moduleActions = [installProvider, completeLesson] as const;

type ModuleAction = z.infer<(typeof moduleActions)[number]>;

/** Throws a Refusal for a lesson that the learner cannot see. */
export function actOnModules(world: World, location: LocationState, action: ModuleAction): unknown {
  world.markChanged();
  if (action.action === 'complete-lesson') return completeFor(world, location, action);
  return location.conversationProviders.put({
    id: world.ids.recordId(),
    locationId: location.id,
    name: action.name,
  });
}

function completeFor(
  world: World,
  location: LocationState,
  { contactId, lessonId }: z.infer<typeof completeLesson>,
): unknown {
  const lesson = location.lessons.get(lessonId);
  if (lesson === undefined) throw badRequest('unknown lessonId');
  const { productId } = lesson;
  if (!enrolledCourses(location, contactId).has(productId)) throw badRequest('the contact is not enrolled');
  const known = location.lessonCompletions.findByKey(`${contactId} ${lessonId}`);
  const completedAt = new Date(world.clock.now()).toISOString();
  const id = known?.id ?? world.ids.uuid();
  return known ?? location.lessonCompletions.put({ id, contactId, productId, lessonId, completedAt });
}
