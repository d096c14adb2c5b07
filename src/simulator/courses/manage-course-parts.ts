/**
 * Owns: assignments, quizzes and sequences of a course. Source: live courses documentation (v3), which has calls for
 * each and one that puts the questions of a quiz. Unverified: the paths under a course, every column but the title,
 * and that questions are replaced as a whole; they are kept as they were sent.
 */

import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest, PlatformRoute } from '../http/platform-route.ts';
import { notFound } from '../http/refusal.ts';
import type { CoursePartRecord } from '../world/course-record.ts';
import { partSchemas } from './course-body.ts';
import { showPage } from './course-page.ts';
import { change, requireCourse } from './manage-courses.ts';
import { beginRecord } from './write-course.ts';

type Kind = CoursePartRecord['kind'];

/** The five calls of one kind of part. */
export function managePart(
  kind: Kind,
): Readonly<Record<'list' | 'create' | 'get' | 'update' | 'remove', PlatformRoute['handle']>> {
  return {
    list: (request) => {
      const { id } = requireCourse(request);
      const parts = request.location.courseParts
        .values()
        .filter((part) => part.kind === kind && part.productId === id);
      return showPage(request, kind, parts.map(showPart));
    },
    create: (request) => {
      const { id } = requireCourse(request);
      const wanted = parseInput(partSchemas.created, request.body);
      const questions = kind === 'quizzes' ? { questions: [] } : {};
      const part = { ...beginRecord(request, wanted), ...questions, productId: id, kind };
      return { status: 201, body: showPart(request.location.courseParts.put(part)) };
    },
    get: (request) => ({ status: 200, body: showPart(requirePart(request, kind)) }),
    update: (request) => {
      const before = requirePart(request, kind);
      return store(request, change(request, before, parseInput(partSchemas.changed, request.body)));
    },
    remove: (request) => {
      request.location.courseParts.remove(requirePart(request, kind).id);
      request.world.markChanged();
      return { status: 200, body: { success: true } };
    },
  };
}

export function setQuestions(request: PlatformRequest): PlatformReply {
  const before = requirePart(request, 'quizzes');
  const { questions } = parseInput(partSchemas.questions, request.body);
  return store(request, change(request, before, { questions }));
}

function store(request: PlatformRequest, part: CoursePartRecord): PlatformReply {
  request.world.markChanged();
  return { status: 200, body: showPart(request.location.courseParts.put(part)) };
}

function showPart({ kind: _, ...part }: CoursePartRecord): Record<string, unknown> {
  return part;
}

function requirePart(request: PlatformRequest, kind: Kind): CoursePartRecord {
  const course = requireCourse(request);
  const missing = notFound('Not found');
  const part = findOwnRecord(request, ({ courseParts }) => courseParts, request.params.partId, missing);
  if (part.kind !== kind || part.productId !== course.id) throw missing;
  return part;
}
