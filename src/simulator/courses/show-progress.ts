/**
 * Owns: how far learners are. Source: live courses documentation (v3): progress and completions can be read and not
 * be written. Unverified: every name in the answers; one row for each learner and course they are enrolled in; a
 * course without lessons is not complete.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import type { LocationState } from '../world/location-state.ts';
import { requireLocationQuery, showPage } from './course-page.ts';

const listQuery = z.looseObject({ contactId: z.string().optional(), productId: z.string().optional() });

interface Progress {
  readonly contactId: string;
  readonly productId: string;
  readonly completedLessons: number;
  readonly totalLessons: number;
  /** 0 to 100, rounded down. */
  readonly percentage: number;
  readonly completedAt?: string | undefined;
}

export function listProgress(request: PlatformRequest): PlatformReply {
  return showPage(request, 'progress', findProgress(request));
}

/** Whole courses that are finished, with the time of their last lesson. */
export function listCompletions(request: PlatformRequest): PlatformReply {
  const finished = findProgress(request).filter(({ completedAt }) => completedAt !== undefined);
  return showPage(
    request,
    'completions',
    finished.map(({ contactId, productId, completedAt }) => ({ contactId, productId, completedAt })),
  );
}

/** Ids of the courses that the contact's enrollments open. */
export function enrolledCourses(location: LocationState, contactId: string): ReadonlySet<string> {
  const offers = location.enrollments.values().filter((enrollment) => enrollment.contactId === contactId);
  return new Set(offers.flatMap(({ offerId }) => location.offers.get(offerId)?.productIds ?? []));
}

function findProgress(request: PlatformRequest): Progress[] {
  requireLocationQuery(request);
  const { contactId, productId } = parseInput(listQuery, request.query);
  const { location } = request;
  const learners = new Set(location.enrollments.values().map((enrollment) => enrollment.contactId));
  return [...learners]
    .filter((id) => contactId === undefined || id === contactId)
    .flatMap((id) => [...enrolledCourses(location, id)].map((course) => measure(location, id, course)))
    .filter((row) => productId === undefined || row.productId === productId);
}

function measure(location: LocationState, contactId: string, productId: string): Progress {
  const lessons = location.lessons.values().filter((lesson) => lesson.productId === productId);
  const done = lessons.flatMap(({ id }) => location.lessonCompletions.findByKey(`${contactId} ${id}`) ?? []);
  const isDone = lessons.length > 0 && done.length === lessons.length;
  return {
    contactId,
    productId,
    completedLessons: done.length,
    totalLessons: lessons.length,
    percentage: lessons.length === 0 ? 0 : Math.floor((100 * done.length) / lessons.length),
    completedAt: isDone
      ? done
          .map(({ completedAt }) => completedAt)
          .sort()
          .at(-1)
      : undefined,
  };
}
